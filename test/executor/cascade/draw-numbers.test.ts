import { describe, expect, it } from 'vitest'
import type { Picture, UiElement } from '#contract'
import { drawNumbers } from '../../../executor/cascade/draw-numbers.ts'
import { numbered } from '../../../executor/cascade/numbered.ts'
import { element, fakeWindow } from '../fake-world.ts'

const window = fakeWindow({ id: 1, program: 'editor', box: { x: 100, y: 100, width: 120, height: 60 } })

function blank(width: number, height: number): Picture {
  return { width, height, data: new Uint8Array(width * height * 4).fill(40), box: { x: 0, y: 0, width, height } }
}
/** White is `#`, untouched `.`, a frame or a label's ground `o`. */
function seen({ data, width, height }: Picture): string[] {
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => {
      const [red, green, blue] = data.subarray((y * width + x) * 4)
      if (red === 255 && green === 255 && blue === 255) return '#'
      return red === 40 && green === 40 && blue === 40 ? '.' : 'o'
    }).join(''),
  )
}

describe('the numbered picture', () => {
  it('frames a thing and puts its number above it', () => {
    const thing = { number: 7, element: element('button', 'Save', { x: 102, y: 122, width: 30, height: 8 }) }
    const picture = blank(40, 34)
    expect(seen(drawNumbers(picture, [thing], { from: { x: 100, y: 100 }, scale: 1 }))).toEqual([
      ...Array.from({ length: 4 }, () => '.'.repeat(40)),
      ...Array.from({ length: 2 }, () => `..${'o'.repeat(16)}${'.'.repeat(22)}`),
      ...Array.from({ length: 2 }, () => `..oo##########oooo${'.'.repeat(22)}`),
      ...Array.from({ length: 2 }, () => `..oooooooooo##oooo${'.'.repeat(22)}`),
      ...Array.from({ length: 2 }, () => `..oooooooo##oooooo${'.'.repeat(22)}`),
      ...Array.from({ length: 2 }, () => `..oooooo##oooooooo${'.'.repeat(22)}`),
      ...Array.from({ length: 6 }, () => `..oooo##oooooooooo${'.'.repeat(22)}`),
      ...Array.from({ length: 2 }, () => `..${'o'.repeat(16)}${'.'.repeat(22)}`),
      `..${'o'.repeat(30)}${'.'.repeat(8)}`,
      ...Array.from({ length: 6 }, () => `..o${'.'.repeat(28)}o${'.'.repeat(8)}`),
      `..${'o'.repeat(30)}${'.'.repeat(8)}`,
      ...Array.from({ length: 4 }, () => '.'.repeat(40)),
    ])
    expect(seen(picture).join('')).toMatch(/^\.+$/)
  })

  it('stays within the picture, for things at and beyond its edges', () => {
    const at = (x: number, y: number) => element('button', 'Go', { x, y, width: 40, height: 20 })
    const things = [at(90, 90), at(210, 150), at(0, 0)].map((one, index) => ({ number: 98 + index, element: one }))
    const { data } = drawNumbers(blank(120, 60), things, { from: { x: 100, y: 100 }, scale: 1 })
    expect(data.length).toBe(120 * 60 * 4)
  })
})

describe('the things of a window', () => {
  const box = (x: number, y: number) => ({ x: 100 + x, y: 100 + y, width: 20, height: 10 })
  const names = (elements: UiElement[]) => numbered(elements, window).map(({ number, element: { name } }) => `${number} ${name}`)

  it('are numbered as they are read, what cannot be acted on left out, and each once', () => {
    const all = [
      element('panel', 'All', { x: 100, y: 100, width: 120, height: 60 }),
      element('button', 'Right', box(60, 1)),
      element('button', 'Left', box(0, 0)),
      element('text', 'Left', box(0, 0)),
      element('text', 'Below', box(0, 30)),
      element('text', ' ', box(30, 30)),
      element('button', 'Elsewhere', { x: 500, y: 500, width: 20, height: 10 }),
      element('button', 'Flat', { x: 100, y: 100, width: 0, height: 10 }),
    ]
    expect(names(all)).toEqual(['1 Left', '2 Right', '3 Below'])
  })

  it('are at most eighty, and those that can be acted on go first', () => {
    const texts = Array.from({ length: 200 }, (_, index) =>
      element('text', `t${index}`, { x: 100 + (index % 20) * 6, y: 100 + Math.floor(index / 20) * 3, width: 4, height: 2 }),
    )
    const chosen = names([...texts, element('button', 'OK', box(50, 45))])
    expect({ count: chosen.length, has: chosen.some((name) => name.endsWith(' OK')) }).toEqual({ count: 80, has: true })
  })
})
