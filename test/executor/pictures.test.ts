import { describe, expect, it } from 'vitest'
import { cutOut, samePlace } from '../../executor/place/pictures.ts'

describe('pictures', () => {
  it('are cut where they lie on the desktop, clipped to what is there', () => {
    const data = Uint8Array.from({ length: 4 * 3 * 4 }, (_, index) => Math.floor(index / 4))
    const picture = { width: 4, height: 3, data, box: { x: 10, y: 20, width: 4, height: 3 } }
    const part = cutOut(picture, { x: 12, y: 21, width: 9, height: 9 })
    expect(part && { ...part, data: [...part.data].filter((_, index) => index % 4 === 0) }).toEqual({
      width: 2,
      height: 2,
      data: [6, 7, 10, 11],
      box: { x: 12, y: 21, width: 2, height: 2 },
    })
    expect(cutOut(picture, { x: 100, y: 100, width: 9, height: 9 })).toBeUndefined()
  })

  it('are at the same place up to a few pixels', () => {
    const box = { x: 10, y: 10, width: 40, height: 20 }
    expect(samePlace(box, { ...box, x: 13 })).toBe(true)
    expect(samePlace(box, { ...box, x: 14 })).toBe(false)
    expect(samePlace(box, { ...box, width: 47 })).toBe(false)
  })
})
