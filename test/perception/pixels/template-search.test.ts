import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cropGrey, greyOf } from '../../../perception/pixels/grey.ts'
import { resizeGrey } from '../../../perception/pixels/resize.ts'
import { bestNear, searchImageOf, searchTemplate } from '../../../perception/pixels/template-search.ts'
import { blank, draw, fill } from '../scenes.ts'

const BOX = { x: 0, y: 0, width: 320, height: 240 }
const picture = blank(BOX)
for (let i = 0; i < 24; i++) draw(picture, { x: 12 + (i % 6) * 50, y: 10 + Math.floor(i / 6) * 56, width: 36, height: 30 }, i + 1)
const image = greyOf(picture)
const search = searchImageOf(image)

describe('the search for a picture in a picture', () => {
  it('finds each of two dozen drawings where it was cut out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 8 }), (index, margin) => {
        const box = {
          x: 12 + (index % 6) * 50 - margin,
          y: 10 + Math.floor(index / 6) * 56 - margin,
          width: 36 + 2 * margin,
          height: 30 + 2 * margin,
        }
        const [best, second] = searchTemplate(search, cropGrey(image, box))
        expect(best?.box).toEqual(box)
        expect(best?.score).toBeCloseTo(1, 3)
        expect(second?.score ?? 0).toBeLessThan(0.9)
      }),
      { numRuns: 40 },
    )
  })

  it('finds a drawing at another size, and says which', () => {
    const box = { x: 62, y: 66, width: 36, height: 30 }
    const larger = resizeGrey(cropGrey(image, box), 54, 45)
    const [best] = searchTemplate(search, larger, { scales: [1, 0.8, 1 / 1.5], floor: 0.4 })
    expect(best?.scale).toBeCloseTo(1 / 1.5)
    expect(Math.abs((best?.box.x ?? 0) - box.x) + Math.abs((best?.box.y ?? 0) - box.y)).toBeLessThanOrEqual(2)
  })

  it('finds the inverted drawing of a dark theme, less surely than the same one', () => {
    const box = { x: 112, y: 10, width: 36, height: 30 }
    const template = cropGrey(image, box)
    const dark = { ...template, data: template.data.map((value) => 255 - value) }
    const [best] = searchTemplate(search, dark)
    expect(best?.box).toEqual(box)
    expect(best?.score).toBeGreaterThan(0.75)
    expect(best?.score).toBeLessThan(0.9)
  })

  it('says nothing for a flat picture: it would be everywhere', () => {
    const flat = { width: 20, height: 20, data: new Uint8Array(400).fill(240) }
    expect(searchTemplate(search, flat)).toEqual([])
    expect(bestNear(search, flat, { x: 5, y: 5 }, 4)).toBeUndefined()
  })

  it('says nothing when the picture is larger than what is searched', () => {
    const large = greyOf(draw(blank({ ...BOX, width: 400 }), { ...BOX, width: 400 }, 3))
    expect(searchTemplate(search, large)).toEqual([])
  })

  it('looks only as far around a place as it is let', () => {
    const box = { x: 162, y: 122, width: 36, height: 30 }
    const template = cropGrey(image, box)
    expect(bestNear(search, template, { x: 165, y: 120 }, 4)?.box).toEqual(box)
    expect(bestNear(search, template, { x: 190, y: 122 }, 4)?.score ?? 0).toBeLessThan(0.9)
  })

  it('finds the place again after it moved in another picture', () => {
    const other = fill(blank(BOX), { x: 0, y: 0, width: 320, height: 20 }, 60)
    draw(other, { x: 201, y: 133, width: 36, height: 30 }, 9)
    const index = 8
    const template = cropGrey(image, { x: 12 + (index % 6) * 50, y: 10 + Math.floor(index / 6) * 56, width: 36, height: 30 })
    expect(searchTemplate(searchImageOf(greyOf(other)), template)[0]?.box).toEqual({ x: 201, y: 133, width: 36, height: 30 })
  })
})
