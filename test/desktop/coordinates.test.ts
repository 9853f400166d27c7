import { describe, expect, it } from 'vitest'
import { correctionOf, moved, RIGHT, shiftInside, unmoved, type WindowBoxes } from '../../desktop/linux-x11/accessibility/coordinates.ts'

const client = { x: 300, y: 200, width: 640, height: 480 }
/** A window with a frame of 1 px and a title bar of 20 px. */
const framed: WindowBoxes = { client, content: client, outer: { x: 299, y: 180, width: 642, height: 501 } }
/** A window that draws its own title bar, and a shadow of 26 px around. */
const shadowed: WindowBoxes = { client, content: { x: 326, y: 226, width: 588, height: 428 }, outer: client }

describe('where a toolkit’s coordinates are wrong', () => {
  it('a frame reported with the window manager’s border needs no shift (GTK 3)', () => {
    expect(correctionOf(framed.outer, [client], framed)).toEqual(RIGHT)
  })

  it('a window counted from its own corner is moved to where it is (GTK 4)', () => {
    expect(correctionOf({ x: 0, y: 0, width: 640, height: 480 }, [], framed)).toEqual({ x: 300, y: 200, scale: 1 })
  })

  it('a window counted from its own corner inside a shadow is moved past the shadow', () => {
    expect(correctionOf({ x: 0, y: 0, width: 588, height: 428 }, [], shadowed)).toEqual({ x: 326, y: 226, scale: 1 })
  })

  it('a window with a border that only its program knows of is moved into it (GTK 4 without a compositor)', () => {
    const [content, window] = [
      { x: 0, y: 46, width: 630, height: 424 },
      { x: 0, y: 0, width: 630, height: 470 },
    ]
    expect(correctionOf(window, [content], framed)).toEqual({ x: 305, y: 205, scale: 1 })
  })

  it('a toolkit that forgets the title bar is moved down by it', () => {
    expect(correctionOf({ x: 299, y: 180, width: 640, height: 480 }, [], framed)).toEqual({ x: 1, y: 20, scale: 1 })
  })

  it('what fits as it is wins over what would fit with a shift', () => {
    expect(correctionOf(client, [{ x: 0, y: 0, width: 640, height: 480 }], framed)).toEqual(RIGHT)
  })

  it('nothing is moved when nothing has the size of the window', () => {
    expect(correctionOf({ x: 5, y: 5, width: 100, height: 100 }, [undefined], framed)).toEqual(RIGHT)
  })

  it('a display of high density is told in larger units (GTK 3 at 200 %, Qt 5 at 150 %)', () => {
    expect(correctionOf({ x: 150, y: 100, width: 320, height: 240 }, [], framed)).toEqual({ x: 0, y: 0, scale: 2 })
    expect(correctionOf({ x: 0, y: 0, width: 427, height: 320 }, [], framed)).toEqual({ x: 300, y: 200, scale: 1.5 })
  })

  it('a child of half the size is no sign of such a display', () => {
    expect(correctionOf(undefined, [{ x: 0, y: 0, width: 320, height: 240 }], framed)).toEqual(RIGHT)
  })

  it('a box is enlarged, then moved', () => {
    expect(moved({ x: 1, y: 2, width: 3, height: 4 }, { x: 10, y: 20, scale: 2 })).toEqual({ x: 12, y: 24, width: 6, height: 8 })
  })
})

describe('what LibreOffice draws inside of a GTK window', () => {
  /** Below a menu bar of 25 px; the frame in it says that it begins where the window does. */
  const part = { box: { x: 0, y: 44, width: 1280, height: 756 }, shift: RIGHT, windowShift: RIGHT }

  it('lies where the part lies that it fills', () => {
    expect(shiftInside({ x: 0, y: 19, width: 1280, height: 756 }, true, part)).toEqual({ x: 0, y: 25, scale: 1 })
    expect(shiftInside({ x: 10, y: 60, width: 300, height: 200 }, true, part)).toEqual(RIGHT)
  })

  const toolbar = { box: { x: 4, y: 85, width: 207, height: 34 }, shift: { x: 0, y: 25, scale: 1 }, windowShift: RIGHT }

  it('takes all that is in it along', () => {
    expect(shiftInside({ x: 8, y: 62, width: 33, height: 30 }, false, toolbar)).toEqual({ x: 0, y: 25, scale: 1 })
    expect(shiftInside(undefined, false, toolbar)).toEqual({ x: 0, y: 25, scale: 1 })
  })

  it('holds widgets of GTK’s own, which know their place', () => {
    expect(shiftInside({ x: 4, y: 85, width: 171, height: 34 }, false, toolbar)).toEqual(RIGHT)
  })

  it('a point moved there and back is where it was', () => {
    const correction = { x: 5, y: -6, scale: 1.5 }
    expect(unmoved(moved({ x: 2, y: 4, width: 3, height: 4 }, correction), correction)).toEqual({ x: 2, y: 4 })
  })
})
