import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { splitAtColumns } from '../../../perception/ocr/columns.ts'
import { splitAtGrounds } from '../../../perception/ocr/grounds.ts'
import { blank, fill } from '../scenes.ts'

describe('a line over several grounds', () => {
  it('is parted into a button and the disabled one beside it, whose faint letters stay together', async () => {
    // “Check now” and “Restart” in Chromium’s dark colours; detection takes them for one line.
    const { data, info } = await sharp(await readFile(new URL('../data/dark-buttons.png', import.meta.url)))
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const picture = { width: info.width, height: info.height, data: new Uint8Array(data) }
    const parts = splitAtColumns(picture, { x: 13, y: 5, width: 149, height: 20 })
    // The letters reach from 17 to 88 and from 109 to 157 in this cut-out.
    const reach = [
      [17, 88],
      [109, 157],
    ] as const
    expect(parts.length).toBe(2)
    expect(parts.map(({ x, width }, index) => x <= (reach[index]?.[0] ?? 0) && x + width >= (reach[index]?.[1] ?? 999))).toEqual([
      true,
      true,
    ])
  })

  it('stays one where bold letters stand close on one ground', () => {
    const box = { x: 0, y: 0, width: 200, height: 30 }
    const picture = blank(box)
    for (let x = 4; x < 190; x += 10) fill(picture, { x, y: 8, width: 8, height: 14 }, 10)
    expect(splitAtGrounds(picture, box)).toEqual([box])
  })

  it('ends where the ground changes', () => {
    const box = { x: 0, y: 0, width: 200, height: 20 }
    const picture = fill(blank(box), { x: 120, y: 0, width: 80, height: 20 }, 60)
    expect(splitAtGrounds(picture, box)).toEqual([
      { ...box, width: 120 },
      { ...box, x: 120, width: 80 },
    ])
  })
})
