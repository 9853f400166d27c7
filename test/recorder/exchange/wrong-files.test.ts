import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { UnderstudyError } from '#contract'
import { importRecording } from '#recorder'
import { createCountedIds } from '../../support/counted-ids.ts'
import { createStillClock } from '../../support/still-clock.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const FLOW = '{"title":"a","steps":[{"type":"click","selectors":[["#a"]],"offsetX":1,"offsetY":1}]}'
const NOT_KNOWN = 'no recording that is known here'

it.each([
  ['empty', 'a.txt', '', 'is empty'],
  ['only blank lines', 'a.txt', ' \n\n', 'is empty'],
  ['a letter', 'a.txt', 'Dear Ana,\nall is well.\n', NOT_KNOWN],
  ['other JSON', 'a.json', '{"name":"a"}', NOT_KNOWN],
  ['a table', 'a.csv', 'a,b\n1,2\n', NOT_KNOWN],
  ['half a flow', 'a.json', FLOW.slice(0, -10), 'was cut short or damaged'],
  ['a video', 'a.mp4', 'film', 'is a video'],
  ['a ZIP archive', 'a.zip', 'PK\x03\x04....', 'is a ZIP archive'],
  ['no gzip after all', 'a.understudy', '\x1f\x8b\x08\x00....', 'damaged or changed'],
  ['zeros', 'a.txt', '\0'.repeat(5000), NOT_KNOWN],
])('says what is wrong with %s', async (_, name, text, words) => {
  const [from, parent] = [await temporaryFolder(), await temporaryFolder()]
  await writeFile(join(from, name), text, 'latin1')
  const error = await importing(join(from, name), parent)
  expect(error).toBeInstanceOf(UnderstudyError)
  expect((error as UnderstudyError).message).toContain(words)
  expect(await readdir(parent)).toEqual([])
})

it('says what is wrong with a name that is not there, and with folders of nothing or of too much', async () => {
  const [from, parent] = [await temporaryFolder(), await temporaryFolder()]
  const messageOf = async (path: string) => ((await importing(path, parent)) as Error).message
  expect(await messageOf(join(from, 'nowhere'))).toContain('There is no file')
  expect(await messageOf(from)).toContain('there is nothing that can be imported')
  await writeFile(join(from, 'a.json'), FLOW)
  await mkdir(join(from, 'deeper'))
  await importRecording(from, { parentFolder: parent, ids: createCountedIds(), clock: createStillClock() })
  await writeFile(join(from, 'b.json'), FLOW)
  expect(await messageOf(from)).toContain('there are 2 recordings')
  expect(await readdir(parent)).toEqual(['recording-1'])
})

function importing(file: string, parentFolder: string): Promise<unknown> {
  const options = { parentFolder, ids: createCountedIds(), clock: createStillClock() }
  return importRecording(file, options).catch((error: unknown) => error)
}
