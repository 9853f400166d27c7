import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Picture, PictureId } from '#contract'
import { createPictureStore, sweepPictures } from '../../memory/pictures.ts'
import { encodePng } from '../../memory/png.ts'
import { createStillClock } from '../support/still-clock.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

function plainPicture(shade: number): Picture {
  return { width: 4, height: 4, data: new Uint8Array(64).fill(shade), box: { x: 0, y: 0, width: 4, height: 4 } }
}

describe('the picture folder', () => {
  it('holds each picture once, under the start of its id, for this user alone, and no half-written file', async () => {
    const folder = join(await temporaryFolder(), 'pictures')
    const store = createPictureStore(folder)
    const ids = await Promise.all([1, 1, 1, 2].map((shade) => store.put(plainPicture(shade))))
    expect(new Set(ids).size).toBe(2)
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
    expect(files.map((entry) => join(entry.parentPath, entry.name)).sort()).toEqual(
      [...new Set(ids)].map((id) => join(folder, id.slice(0, 2), `${id}.png`)).sort(),
    )
    const [first] = files
    const modes = [join(first!.parentPath, first!.name), first!.parentPath].map(async (path) =>
      ((await stat(path)).mode & 0o777).toString(8),
    )
    expect(await Promise.all(modes)).toEqual(['600', '700'])
  })

  it('names a picture the same in another folder: encoding leaves nothing to chance', async () => {
    const ids = [await temporaryFolder(), await temporaryFolder()].map((folder) => createPictureStore(folder).put(plainPicture(7)))
    expect(new Set(await Promise.all(ids)).size).toBe(1)
  })

  it('keeps pixels that are partly transparent', async () => {
    const store = createPictureStore(await temporaryFolder())
    const data = Uint8Array.from([10, 20, 30, 0, 40, 50, 60, 128])
    const id = await store.put({ width: 2, height: 1, data, box: { x: 0, y: 0, width: 2, height: 1 } })
    expect([...((await store.picture(id))?.data ?? [])]).toEqual([...data])
  })

  it('says when a file was changed, and heals one that was cut short', async () => {
    const folder = await temporaryFolder()
    const store = createPictureStore(folder)
    const id = await store.put(plainPicture(3))
    const file = join(folder, id.slice(0, 2), `${id}.png`)
    const whole = await readFile(file)
    await writeFile(file, whole.subarray(0, 20))
    await expect(store.png(id)).rejects.toMatchObject({ code: 'memory-damaged' })
    expect(await store.put(plainPicture(3))).toBe(id)
    expect(await readFile(file)).toEqual(whole)
    await rm(file)
    expect(await store.picture(id)).toBeUndefined()
  })

  it('keeps a PNG from elsewhere as it is, and nothing that is no picture', async () => {
    const store = createPictureStore(await temporaryFolder())
    const png = await encodePng(plainPicture(5))
    const id = await store.putPng(png)
    expect(await store.png(id)).toEqual(Buffer.from(png))
    for (const bytes of [png.subarray(0, png.length - 20), Buffer.from('<svg/>'), new Uint8Array()]) {
      await expect(store.putPng(bytes)).rejects.toMatchObject({ code: 'bad-input' })
    }
  })

  it('reads nothing outside of itself', async () => {
    const store = createPictureStore(await temporaryFolder())
    await expect(store.png('../../etc/passwd' as PictureId)).rejects.toThrow()
  })

  it('says that there is no right to write', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'pictures'), '')
    await expect(createPictureStore(join(folder, 'pictures')).put(plainPicture(1))).rejects.toMatchObject({ code: 'set-up' })
  })

  it('sweeps what a killed program left behind, but not what is being written now', async () => {
    const folder = await temporaryFolder()
    const clock = createStillClock()
    await mkdir(join(folder, 'unfinished'))
    for (const [name, ageMs] of [
      ['old.png', 2 * 3_600_000],
      ['new.png', 1_000],
    ] as const) {
      const file = join(folder, 'unfinished', name)
      await writeFile(file, '')
      await utimes(file, new Date(clock.nowMs() - ageMs), new Date(clock.nowMs() - ageMs))
    }
    await sweepPictures(folder, clock)
    expect(await readdir(join(folder, 'unfinished'))).toEqual(['new.png'])
    await sweepPictures(join(folder, 'nowhere'), clock)
  })
})
