import { describe, expect, it } from 'vitest'
import type { TextLine } from '#contract'
import { createRivals } from '../../../bench/locate/rivals/index.ts'
import { createTemplateRival, OTHER_SCALES } from '../../../bench/locate/rivals/template.ts'
import { wordsRival } from '../../../bench/locate/rivals/words.ts'
import { group, painted, shot, thing } from './stage.ts'

const line = (text: string, x: number, y: number): TextLine => ({ text, box: { x, y, width: 8 * text.length, height: 16 }, confidence: 1 })

describe('the rivals of the locate bench', () => {
  it('the template finds a thing that moved, to the pixel, and says nothing when it is not there', () => {
    const box = { x: 40, y: 60, width: 48, height: 24 }
    const other = { x: 200, y: 60, width: 48, height: 24 }
    const before = shot(
      'base',
      [],
      painted(320, 240, [
        { box, pattern: 2 },
        { box: other, pattern: 1 },
      ]),
    )
    const moved = { ...box, x: 133, y: 171 }
    const after = shot(
      'moved',
      [],
      painted(320, 240, [
        { box: moved, pattern: 2 },
        { box: other, pattern: 1 },
      ]),
    )
    const rival = createTemplateRival()
    expect(rival(before, box, after, [1])).toEqual({ x: 157, y: 183 })
    expect(rival(before, box, shot('removed', [], painted(320, 240, [{ box: other, pattern: 1 }])), [1])).toBeUndefined()
  })

  it('the template with scales also finds it twice as large', () => {
    const box = { x: 40, y: 60, width: 40, height: 20 }
    const picture = painted(200, 160, [{ box, pattern: 2 }])
    const large = { width: 400, height: 320, data: new Uint8Array(400 * 320 * 4), box: { x: 0, y: 0, width: 400, height: 320 } }
    for (let at = 0; at < 400 * 320; at++) {
      const from = (Math.floor(at / 800) * 200 + Math.floor((at % 400) / 2)) * 4
      large.data.set(picture.data.subarray(from, from + 4), at * 4)
    }
    const found = createTemplateRival()(shot('base', [], picture), box, shot('scale-200', [], large), OTHER_SCALES)
    expect(found?.x).toBeCloseTo(120, -1)
    expect(found?.y).toBeCloseTo(140, -1)
  })

  it('the words are found on another line, within a longer line, and another value is looked for by that value', () => {
    const before = [line('Save', 10, 10), line('Cancel', 80, 10)]
    const on = { x: 8, y: 8, width: 40, height: 20 }
    expect(wordsRival(before, on, [line('Cancel', 10, 10), line('Save', 80, 50)])).toEqual({ x: 96, y: 58 })
    expect(wordsRival(before, on, [line('Save all', 10, 50)])).toEqual({ x: 26, y: 58 })
    expect(wordsRival(before, on, [line('Quit', 10, 10)])).toBeUndefined()
    expect(wordsRival(before, on, [line('Cancel', 10, 30)], 'Cancel')).toEqual({ x: 34, y: 38 })
    expect(wordsRival(before, { x: 200, y: 8, width: 20, height: 20 }, [line('Save', 80, 50)])).toBeUndefined()
  })

  it('coordinates click where it was, and in the window where it was in the window', async () => {
    const before = shot('base', [])
    const after = { ...shot('moved', []), window: { ...before.window, box: { ...before.window.box, x: 70, y: 30 } } }
    const truth = { kind: 'absent', why: 'removed' } as const
    const one = {
      id: 'painted/page/a/moved/pixels',
      group,
      program: 'painted',
      perturbation: 'moved',
      source: 'pixels',
      half: 'tuning',
    } as const
    const clicks = await createRivals(() => Promise.resolve([]))({
      ...one,
      before,
      after,
      thing: thing('a', { x: 20, y: 20, width: 20, height: 10 }),
      truth,
    })
    expect(clicks).toEqual({
      coordinates: { x: 30, y: 25 },
      windowCoordinates: { x: 100, y: 55 },
      template: undefined,
      scaledTemplate: undefined,
      ocr: undefined,
    })
  })
})
