import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Parameter, ParameterType, StepAct } from '#contract'
import { checkValue } from '../../../renderer/state/check-value.ts'
import { clockTime, dateAndTime, howLongAgo, programName, took } from '../../../renderer/state/format.ts'
import { pngSize } from '../../../renderer/state/png-size.ts'
import { problemOf } from '../../../renderer/state/problem.ts'
import { piecesOf, plainText, withSlots } from '../../../renderer/state/slots.ts'
import { actKind, dotsOf, expectationText, sideOf } from '../../../renderer/state/step-text.ts'
import { thumbView } from '../../../renderer/state/thumb-view.ts'
import { drawPictures } from '../draw-pictures.ts'

describe('times', () => {
  it('stand on a clock face', () => {
    expect([0, 999, 42_600, 725_000, 3_729_000, -5].map(clockTime)).toEqual(['0:00', '0:00', '0:42', '12:05', '1:02:09', '0:00'])
  })

  it('say how long something took', () => {
    expect([0, 420, 9949, 9950, 59_400, 59_600, 125_000].map(took)).toEqual([
      '0.0 s',
      '0.4 s',
      '9.9 s',
      '10 s',
      '59 s',
      '1 min',
      '2 min 5 s',
    ])
  })

  it('say how long ago something was, and the date from a week on', () => {
    const now = Date.parse('2026-03-12T12:00:00Z')
    const before = (seconds: number) => howLongAgo(new Date(now - seconds * 1000).toISOString(), now)
    expect([10, 300, 7200, 86_400, 3 * 86_400].map(before)).toEqual(['now', '5 minutes ago', '2 hours ago', 'yesterday', '3 days ago'])
    expect(before(8 * 86_400)).toMatch(/^Mar \d, 2026$/)
    expect([howLongAgo('no date', now), dateAndTime('no date')]).toEqual(['', ''])
  })
})

describe('sentences with values', () => {
  it('are cut at their slots, and put together again', () => {
    expect(piecesOf('Type ⟦amount⟧ into “Amount”')).toEqual([
      { kind: 'words', text: 'Type ' },
      { kind: 'slot', parameter: 'amount' },
      { kind: 'words', text: ' into “Amount”' },
    ])
    expect(plainText(piecesOf('To ⟦due-date⟧ and ⟦name⟧'), { name: 'Maria' })).toBe('To due date and Maria')
  })

  it('lose no character, whatever stands in them', () => {
    const joined = (text: string) =>
      piecesOf(text)
        .map((piece) => (piece.kind === 'words' ? piece.text : `⟦${piece.parameter}⟧`))
        .join('')
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('⟦', '⟧', 'a', '-', ' ') }), (text) => joined(text) === text))
  })

  it('show their values only when they say just what the caption says with them', () => {
    expect(withSlots('Type Maria', 'Type ⟦name⟧', { name: 'Maria' })).toEqual(piecesOf('Type ⟦name⟧'))
    expect(withSlots('Look for Maria again', 'Type ⟦name⟧', { name: 'Maria' })).toEqual([{ kind: 'words', text: 'Look for Maria again' }])
  })

  it('name programs as a person would', () => {
    expect(['mousepad', 'libreoffice-calc', 'org.gnome.calculator'].map(programName)).toEqual([
      'Mousepad',
      'Libreoffice Calc',
      'Org Gnome Calculator',
    ])
  })
})

describe('a value in the form', () => {
  const parameter = (type: ParameterType, options?: string[]): Parameter => ({ name: 'value', type, examples: [], options })
  it('is refused with a reason when it cannot be', () => {
    const tried: [ParameterType, string][] = [
      ['text', ' '],
      ['number', 'twelve'],
      ['number', '12,5'],
      ['money', '€412.50'],
      ['money', '412.50 EUR'],
      ['money', '1’200.–'],
      ['date', 'soon'],
      ['date', '12 March 2026'],
      ['file', 'a\nb'],
      ['secret', ''],
    ]
    expect(tried.map(([type, text]) => checkValue(parameter(type), text))).toEqual([
      'empty',
      'no-number',
      undefined,
      undefined,
      undefined,
      'no-money',
      'no-date',
      undefined,
      'one-line',
      undefined,
    ])
  })

  it('must be one of those offered, where some are', () => {
    expect([
      checkValue(parameter('choice', ['a', 'b']), 'c'),
      checkValue(parameter('choice', ['a']), 'a'),
      checkValue(parameter('choice'), 'c'),
    ]).toEqual(['not-offered', undefined, undefined])
  })
})

describe('a step in words', () => {
  it('has as many dots as it is sure', () => {
    expect([0, 0.24, 0.25, 0.5, 0.75, 0.9, 1].map(dotsOf)).toEqual([0, 0, 1, 2, 3, 4, 4])
  })

  it('tells clicks apart', () => {
    const click: Extract<StepAct, { kind: 'click' }> = { kind: 'click', button: 'left', count: 1, modifiers: [], at: { x: 0, y: 0 } }
    expect([
      actKind(click),
      actKind({ ...click, count: 2 }),
      actKind({ ...click, button: 'right' }),
      actKind({ kind: 'focus-window' }),
    ]).toEqual(['click', 'double-click', 'right-click', 'focus-window'])
  })

  it('says what should be true afterwards', () => {
    const text = [
      { kind: 'literal', text: 'Dear ' },
      { kind: 'slot', parameter: 'name' },
    ] as const
    expect([
      expectationText({ kind: 'field-holds', text: [...text] }),
      expectationText({ kind: 'changed' }),
      expectationText({ kind: 'element-present', role: 'button', name: 'Save' }),
    ]).toEqual(['the field shows “Dear ”⟦name⟧', 'the window looks different', 'button “Save” is there'])
  })

  it('says on which side a neighbour lies', () => {
    const at = (x: number, y: number) => sideOf({ role: 'label', name: '', offset: { x, y } })
    expect([at(-9, 3), at(9, -3), at(1, -8), at(1, 8)]).toEqual(['left', 'right', 'above', 'below'])
  })
})

describe('a small picture', () => {
  const opening = { width: 72, height: 45 }
  it('shows the part around the mark, and stays inside of the picture', () => {
    const point = fc.record({ x: fc.integer({ min: 0, max: 1919 }), y: fc.integer({ min: 0, max: 1079 }) })
    fc.assert(
      fc.property(point, fc.integer({ min: 60, max: 3000 }), fc.integer({ min: 40, max: 2000 }), (mark, width, height) => {
        const inside = { x: Math.min(mark.x, width - 1), y: Math.min(mark.y, height - 1) }
        const view = thumbView({ width, height }, opening, inside)
        expect(view.left).toBeGreaterThanOrEqual(0)
        expect(view.left + opening.width).toBeLessThanOrEqual(width * view.scale + 1e-6)
        expect(view.mark?.x).toBeGreaterThanOrEqual(0)
        expect(view.mark?.x).toBeLessThanOrEqual(opening.width)
        expect(view.mark?.y).toBeLessThanOrEqual(opening.height + 1e-6)
      }),
    )
  })

  it('knows the size of a real PNG and of nothing else', async () => {
    const { editorEmpty } = await drawPictures()
    expect(pngSize(Buffer.from(editorEmpty.png, 'base64'))).toEqual({ width: 820, height: 540 })
    expect(pngSize(new Uint8Array(40))).toBeUndefined()
  })
})

describe('a problem', () => {
  it('keeps the words of the engine', () => {
    const fault = { code: 'no-ffmpeg', message: 'No ffmpeg.', advice: 'Install it.' }
    expect(problemOf(fault)).toEqual(fault)
  })
})
