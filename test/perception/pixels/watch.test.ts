import { describe, expect, it } from 'vitest'
import type { Box, Picture } from '#contract'
import { createEyes } from '#perception'
import { blank, fill } from '../scenes.ts'

const WINDOW = { x: 100, y: 50, width: 600, height: 400 }
const eyes = createEyes({ reader: undefined })

/** A picture of the window with dark boxes in it. */
const shown = (...boxes: Box[]): Picture => boxes.reduce((picture, box) => fill(picture, box, 30), blank({ ...WINDOW }))
const caret = { x: 200, y: 100, width: 2, height: 18 }
/** One arm of a spinner: it stands elsewhere at every look. */
const arm = (look: number): Box => ({ x: 500 + 6 * (look % 4), y: 300 + 5 * (look % 3), width: 8, height: 8 })

describe('watching a window come to rest', () => {
  it('a first look and a look at the same stir nothing', () => {
    const watch = eyes.watch()
    expect([watch.stirring(shown()), watch.stirring(shown())]).toEqual([[], []])
  })

  it('tells where something appeared, on the desktop', () => {
    const watch = eyes.watch()
    const row = { x: 220, y: 150, width: 120, height: 20 }
    watch.stirring(shown())
    expect(watch.stirring(shown(row))).toEqual([row])
  })

  it('a caret that blinks never counts, also in the field that a step needs', () => {
    const watch = eyes.watch()
    const field = { x: 190, y: 95, width: 200, height: 28 }
    for (const picture of [shown(), shown(caret), shown(), shown(caret)]) expect(watch.stirring(picture, field)).toEqual([])
  })

  it('a spinner holds nothing up for ever, and what fills in beside it is still seen', () => {
    const watch = eyes.watch()
    for (let look = 0; look < 16; look++) watch.stirring(shown(arm(look)))
    expect(watch.stirring(shown(arm(16)))).toEqual([])
    const late = { x: 150, y: 200, width: 200, height: 16 }
    expect(watch.stirring(shown(arm(17), late))).toEqual([late])
  })

  it('what stirs where the step is to act always counts', () => {
    const watch = eyes.watch()
    const around = { x: 495, y: 295, width: 60, height: 30 }
    for (let look = 0; look < 16; look++) watch.stirring(shown(arm(look)), around)
    expect(watch.stirring(shown(arm(17)), around)).not.toEqual([])
  })

  it('what changes widely again and again is no spinner', () => {
    const watch = eyes.watch()
    const film = { x: 120, y: 80, width: 400, height: 300 }
    const told = Array.from({ length: 12 }, (_, look) => watch.stirring(look % 2 ? shown(film) : shown()))
    expect(told.slice(1).every((boxes) => boxes.length === 1)).toBe(true)
  })

  it('another size is a change of all of it', () => {
    const watch = eyes.watch()
    watch.stirring(shown())
    const larger = blank({ ...WINDOW, width: 640 })
    expect(watch.stirring(larger)).toEqual([larger.box])
  })
})
