import { describe, expect, it } from 'vitest'
import { cover, cutAround, onlyWithin, type Picture, ring, shrink } from '#contract'

/** A grey picture; `grey` by place. */
function picture(width: number, height: number, grey: (x: number, y: number) => number): Picture {
  const data = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) data.set([grey(x, y), grey(x, y), grey(x, y), 255], (y * width + x) * 4)
  return { width, height, data, box: { x: 0, y: 0, width, height } }
}
const pixel = ({ data, width }: Picture, x: number, y: number) => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)]
const greys = ({ data }: Picture) => [...data].filter((_, index) => index % 4 === 0)

describe('pictures for a model', () => {
  it('are made smaller to the side wanted, each pixel the mean of those it stands for', () => {
    const { picture: small, scale } = shrink(
      picture(4, 2, (x) => x * 10),
      2,
    )
    expect({ width: small.width, height: small.height, greys: greys(small), scale }).toEqual({
      width: 2,
      height: 1,
      greys: [5, 25],
      scale: 0.5,
    })
  })

  it('are never made larger', () => {
    const given = picture(4, 2, () => 7)
    expect(shrink(given, 100)).toEqual({ picture: given, scale: 1 })
  })

  it.each([
    ['in the middle', { x: 5, y: 5 }, { x: 3, y: 4 }],
    ['at the edge', { x: 9, y: 0 }, { x: 6, y: 0 }],
    ['outside', { x: -50, y: 500 }, { x: 0, y: 8 }],
  ])('are cut around a place %s, at full size', (_, at, from) => {
    const cut = cutAround(
      picture(10, 10, (x, y) => y * 10 + x),
      at,
      { width: 4, height: 2 },
    )
    const row = (y: number) => [0, 1, 2, 3].map((x) => y * 10 + from.x + x)
    expect({ from: cut.from, greys: greys(cut.picture) }).toEqual({ from, greys: [...row(from.y), ...row(from.y + 1)] })
  })

  it('smaller than the cut stay whole', () => {
    const given = picture(3, 3, () => 1)
    expect(cutAround(given, { x: 1, y: 1 }, { width: 9, height: 9 })).toEqual({ picture: given, from: { x: 0, y: 0 } })
  })

  it('are black wherever a private box touches a pixel, and as they were elsewhere', () => {
    const given = picture(4, 4, () => 200)
    const covered = cover(given, [
      { x: 1.5, y: 1.5, width: 1, height: 0.2 },
      { x: -5, y: 3.9, width: 6, height: 99 },
    ])
    expect(greys(covered)).toEqual([200, 200, 200, 200, 200, 0, 0, 200, 200, 200, 200, 200, 0, 200, 200, 200])
    expect(greys(given).every((grey) => grey === 200)).toBe(true)
  })

  it('have a ring around the place, which itself stays to be seen, and none outside', () => {
    const given = picture(60, 60, () => 100)
    const marked = ring(given, [
      { x: 30, y: 30 },
      { x: 58, y: 58 },
    ])
    expect({ place: pixel(marked, 30, 30), ring: pixel(marked, 30, 12), halo: pixel(marked, 30, 10), far: pixel(marked, 5, 5) }).toEqual({
      place: [100, 100, 100, 255],
      ring: [230, 0, 150, 255],
      halo: [255, 255, 255, 255],
      far: [100, 100, 100, 255],
    })
    expect(pixel(given, 30, 12)).toEqual([100, 100, 100, 255])
  })
})

it('keeps nothing but what lies within some boxes, those beyond the picture among them', () => {
  const grey = picture(4, 2, () => 90)
  const kept = onlyWithin(grey, [
    { x: -1, y: 0.5, width: 2, height: 9 },
    { x: 3, y: 1, width: 5, height: 1 },
  ])
  const seen = [0, 1].map((y) => [0, 1, 2, 3].map((x) => pixel(kept, x, y)[0]))
  expect(seen).toEqual([
    [90, 0, 0, 0],
    [90, 0, 0, 90],
  ])
  expect(pixel(kept, 1, 0)).toEqual([0, 0, 0, 255])
})
