import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { componentsOf } from '../../../perception/pixels/components.ts'
import { cropPicture, grown } from '../../../perception/pixels/crop.ts'
import { changedShare, tilesOf } from '../../../perception/pixels/difference.ts'
import { greyOf } from '../../../perception/pixels/grey.ts'
import { hashLikeness, perceptualHash } from '../../../perception/pixels/hash.ts'
import { halved, resizeGrey } from '../../../perception/pixels/resize.ts'
import { findShapes } from '../../../perception/pixels/shapes.ts'
import { blank, draw, fill } from '../scenes.ts'

const BOX = { x: 10, y: 20, width: 120, height: 90 }

describe('a crop', () => {
  it('holds the pixels of its box and knows where they were', () => {
    const picture = fill(blank(BOX), { x: 30, y: 40, width: 5, height: 5 }, 7)
    const crop = cropPicture(picture, { x: 29, y: 40, width: 3, height: 1 })
    expect(crop).toEqual({
      width: 3,
      height: 1,
      box: { x: 29, y: 40, width: 3, height: 1 },
      data: new Uint8Array([240, 240, 240, 255, 7, 7, 7, 255, 7, 7, 7, 255]),
    })
  })

  it('is clipped to the picture, and nothing when it lies outside', () => {
    expect(cropPicture(blank(BOX), { x: 0, y: 0, width: 15, height: 25 })?.box).toEqual({ x: 10, y: 20, width: 5, height: 5 })
    expect(cropPicture(blank(BOX), { x: 500, y: 0, width: 15, height: 25 })).toBeUndefined()
  })

  it('never gets a negative size by shrinking', () => {
    expect(grown({ x: 0, y: 0, width: 4, height: 4 }, -10)).toEqual({ x: 2, y: 2, width: 0, height: 0 })
  })
})

describe('resizing', () => {
  it('keeps a flat picture flat, whatever the size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 255 }),
        (width, height, value) => {
          const flat = { width: 17, height: 11, data: new Uint8Array(17 * 11).fill(value) }
          const resized = resizeGrey(flat, width, height)
          return resized.data.length === width * height && resized.data.every((one) => one === value)
        },
      ),
    )
  })

  it('halves by the mean of four', () => {
    expect(halved({ width: 4, height: 2, data: new Uint8Array([0, 4, 100, 100, 8, 12, 100, 100]) })).toEqual({
      width: 2,
      height: 1,
      data: new Uint8Array([6, 100]),
    })
  })
})

describe('the difference of two pictures', () => {
  it('is the share of pixels that differ visibly', () => {
    const before = blank(BOX)
    const after = fill(blank(BOX), { x: 10, y: 20, width: 12, height: 9 }, 100)
    expect(changedShare(before, after)).toBeCloseTo(0.01)
  })

  it('leaves out the noise of video compression', () => {
    expect(changedShare(blank(BOX, 240), blank(BOX, 230))).toBe(0)
  })

  it('is all of it when the sizes differ', () => {
    expect(changedShare(blank(BOX), blank({ ...BOX, width: 119 }))).toBe(1)
  })

  it('marks the tile that changed, and no other', () => {
    const before = tilesOf(draw(blank(BOX), BOX, 1))
    const after = tilesOf(fill(draw(blank(BOX), BOX, 1), { x: 10 + 70, y: 20 + 40, width: 1, height: 1 }, 99))
    const changed = [...before.marks.keys()].filter((index) => before.marks[index] !== after.marks[index])
    expect({ columns: before.columns, rows: before.rows, changed }).toEqual({ columns: 4, rows: 3, changed: [4 + 2] })
  })
})

describe('the perceptual hash', () => {
  it('stays alike when the picture is resized, and differs for another picture', () => {
    const box = { x: 0, y: 0, width: 300, height: 200 }
    const picture = fill(fill(blank(box), { x: 20, y: 20, width: 90, height: 60 }, 20), { x: 180, y: 110, width: 100, height: 60 }, 90)
    const one = perceptualHash(greyOf(picture))
    const smaller = perceptualHash(resizeGrey(greyOf(picture), 200, 140))
    const other = perceptualHash(greyOf(fill(blank(box), { x: 120, y: 60, width: 170, height: 120 }, 0)))
    expect(one).toMatch(/^[0-9a-f]{16}$/)
    expect(hashLikeness(one, smaller)).toBeGreaterThan(0.9)
    expect(hashLikeness(one, other)).toBeLessThan(hashLikeness(one, smaller))
    expect(hashLikeness('0000000000000000', 'ffffffffffffffff')).toBe(0)
  })
})

describe('components', () => {
  it('join pixels that touch, also at corners and around bends', () => {
    // biome-ignore format: a picture
    const mask = new Uint8Array([
      1, 0, 1, 0, 0,
      1, 0, 1, 0, 1,
      1, 1, 1, 0, 0,
      0, 0, 0, 1, 0,
    ])
    expect(componentsOf(mask, 5, 4).boxes).toEqual([
      { x: 0, y: 0, width: 4, height: 4 },
      { x: 4, y: 1, width: 1, height: 1 },
    ])
  })

  it('cover every pixel of the mask and no other', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 63, maxLength: 63 }), (bits) => {
        const mask = Uint8Array.from(bits, Number)
        const { labels, boxes } = componentsOf(mask, 9, 7)
        const same = labels.every((label, index) => label > 0 === bits[index])
        // Neighbours in the mask have one label.
        const joined = labels.every((label, index) => !label || index % 9 === 8 || !labels[index + 1] || labels[index + 1] === label)
        return same && joined && new Set(labels.filter(Boolean)).size === boxes.length
      }),
    )
  })
})

describe('shapes', () => {
  it('tell a frame from a blob, with their boxes', () => {
    const box = { x: 0, y: 0, width: 200, height: 100 }
    const picture = fill(fill(blank(box), { x: 20, y: 20, width: 80, height: 24 }, 90), { x: 21, y: 21, width: 78, height: 22 }, 240)
    for (let i = 0; i < 16; i++) fill(picture, { x: 140 + i, y: 50 + i, width: 3, height: 3 }, 30)
    const shapes = findShapes(greyOf(picture))
    expect(shapes.map(({ look }) => look)).toEqual(['frame', 'blob'])
    expect(shapes[0]?.box.x).toBeGreaterThanOrEqual(18)
    expect(shapes[0]?.box.width).toBeLessThanOrEqual(84)
  })
})
