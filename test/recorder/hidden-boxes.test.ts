import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Box, contains } from '#contract'
import { hiddenBoxes } from '../../recorder/session/hidden-boxes.ts'
import { aWindow } from './events.ts'

const screen: Box = { x: 0, y: 0, width: 40, height: 30 }
const isOutside = ({ program }: { program: string }) => program === 'outside'
const at = (program: string, x: number, y: number, width: number, height: number) => aWindow({ program, box: { x, y, width, height } })
const hidden = (windows: ReturnType<typeof at>[], chosenOnly = false, screens = [screen]) =>
  hiddenBoxes(windows, { isOutside, screens, chosenOnly })

describe('what is hidden of the screen', () => {
  it('is nothing without such windows, and all without chosen ones', () => {
    expect(hidden([at('inside', 0, 0, 10, 10)])).toEqual([])
    expect(hidden([], true)).toEqual([screen])
  })

  it('is a window with its frame, as far as it is on the screen', () => {
    const framed = { ...at('outside', 30, 10, 20, 10), outer: { x: 29, y: 5, width: 22, height: 16 } }
    expect(hidden([framed])).toEqual([{ x: 29, y: 5, width: 11, height: 16 }])
  })

  it('is not what lies above it', () => {
    expect(hidden([at('inside', 0, 0, 5, 5), at('outside', 0, 0, 10, 5)])).toEqual([{ x: 5, y: 0, width: 5, height: 5 }])
  })

  it('are half pixels, too', () => {
    expect(hidden([at('outside', 0.5, 0.5, 1, 1)])).toEqual([{ x: 0, y: 0, width: 2, height: 2 }])
  })

  it('hides each pixel whose topmost window is outside, shows all others, and none twice, on every screen', () => {
    const screens = [screen, { x: -20, y: 0, width: 20, height: 10 }]
    const box = fc.record({
      x: fc.integer({ min: -30, max: 45 }),
      y: fc.integer({ min: -10, max: 35 }),
      width: fc.nat(30),
      height: fc.nat(30),
    })
    const window = fc.record({ program: fc.constantFrom('inside', 'outside'), box }).map((some) => aWindow(some))
    fc.assert(
      fc.property(fc.array(window, { maxLength: 7 }), fc.boolean(), (windows, chosenOnly) => {
        const boxes = hidden(windows, chosenOnly, screens)
        for (const each of screens) {
          for (let y = each.y; y < each.y + each.height; y++) {
            for (let x = each.x; x < each.x + each.width; x++) {
              const top = windows.find((some) => contains(some.box, { x, y }))
              const times = boxes.filter((some) => contains(some, { x, y })).length
              if (times !== Number(top ? isOutside(top) : chosenOnly)) throw new Error(`pixel ${x},${y} is hidden ${times} times`)
            }
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})
