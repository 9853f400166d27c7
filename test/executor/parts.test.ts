import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WindowInfo, WindowPattern } from '#contract'
import { compose } from '../../executor/compose.ts'
import { readShellLine } from '../../executor/gate/shell-line.ts'
import { cutOut, samePlace } from '../../executor/pictures.ts'
import { distanceWithin, textSeen, valueHolds } from '../../executor/read-back.ts'
import { createTypedLines } from '../../executor/typed-lines.ts'
import { fillSlots, textToType, valuesOf } from '../../executor/values.ts'
import { findWindow } from '../../executor/windows.ts'
import { fakeWindow } from './fake-world.ts'
import { clickStep, planOf, SUBJECT, typeStep } from './stage.ts'

describe('reading back', () => {
  it('takes a value that holds the typed text, with other blanks and quotes', () => {
    expect(valueHolds('Dear “Ada”,\n  hello…', 'Dear "Ada", hello...', true)).toBe(true)
    expect(valueHolds('before Keys after', 'Keys', false)).toBe(true)
    expect(valueHolds('before Keys after', 'Keys', true)).toBe(false)
    expect(valueHolds('Key', 'Keys', false)).toBe(false)
  })

  it('forgives what text reading gets wrong, but not another text', () => {
    expect(textSeen(['The qu1ck br0wn fox', 'jumps'], 'The quick brown fox jumps')).toBe(true)
    expect(textSeen(['The quick browm fox'], 'The quick brown fox')).toBe(true)
    expect(textSeen(['The slow white cat'], 'The quick brown fox')).toBe(false)
    expect(textSeen(['1284'], '1234')).toBe(false)
    expect(textSeen(['Amount 1234 EUR'], '1234')).toBe(true)
    expect(textSeen(['anything'], '…')).toBe(false)
  })

  it('takes the visible end of a text that is too long for its field', () => {
    const long = 'This sentence is so long that a narrow field shows nothing but its end, which is here'
    expect(textSeen(['shows nothing but its end, which is here'], long)).toBe(true)
    expect(textSeen(['is here'], long)).toBe(false)
  })

  it('finds any text in itself, and the distance is never more than its length', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (before, text, after) => {
        expect(distanceWithin(text, before + text + after)).toBe(0)
        expect(distanceWithin(text, before)).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})

describe('composing an act', () => {
  const window = fakeWindow({ id: 1, program: 'mousepad', box: { x: 100, y: 50, width: 400, height: 240 } })
  const found = { box: { x: 10, y: 20, width: 40, height: 20 }, names: [], role: undefined, confidence: 1, evidence: [] }
  const values = valuesOf(planOf([], { subject: 'Keys' }))

  it('puts the point where in the box the person pressed, and always inside it', () => {
    const at = (x: number, y: number) =>
      compose(
        clickStep('Save', { act: { kind: 'click', button: 'right', count: 2, modifiers: ['ctrl'], at: { x, y } } }),
        { window, found },
        values,
      )
    expect(at(0.25, 0.5)).toEqual([{ kind: 'click', button: 'right', count: 2, modifiers: ['ctrl'], at: { x: 20, y: 30 } }])
    expect(at(1, 1)).toMatchObject([{ at: { x: 49, y: 39 } }])
    expect(at(-3, 7)).toMatchObject([{ at: { x: 10, y: 39 } }])
  })

  it('scales the way of a drag as the window was scaled', () => {
    const step = clickStep('Card', {
      act: {
        kind: 'drag',
        button: 'left',
        modifiers: [],
        at: { x: 0.5, y: 0.5 },
        path: [
          { x: 0, y: 0 },
          { x: 30, y: 10 },
        ],
      },
    })
    expect(compose(step, { window, found }, values)).toEqual([
      {
        kind: 'drag',
        button: 'left',
        modifiers: [],
        path: [
          { x: 30, y: 30 },
          { x: 90, y: 50 },
        ],
      },
    ])
  })

  it('has nothing to do without a place', () => {
    expect(compose(clickStep('Save'), { window }, values)).toBeUndefined()
    expect(compose(clickStep('Save'), undefined, values)).toBeUndefined()
  })

  it('scrolls in the middle of the window where no target is given', () => {
    const step = clickStep('x', { target: undefined, act: { kind: 'scroll', notchesX: 0, notchesY: 3, at: { x: 0.5, y: 0.5 } } })
    expect(compose(step, { window }, values)).toEqual([{ kind: 'scroll', notchesX: 0, notchesY: 3, at: { x: 300, y: 170 } }])
  })

  it('puts values into text, and selects all before text that replaces', () => {
    const text = [{ kind: 'literal' as const, text: 'Re: ' }, ...SUBJECT]
    expect(compose(typeStep(text), undefined, values)).toEqual([{ kind: 'type', text: 'Re: Keys', secret: false }])
    expect(compose(typeStep(text, { replaces: true }), undefined, values)).toEqual([
      { kind: 'press', modifiers: ['ctrl'], key: 'a' },
      { kind: 'type', text: 'Re: Keys', secret: false },
    ])
  })
})

describe('values', () => {
  it('are put into sentences, secrets never', () => {
    const values = valuesOf(planOf([], { subject: 'Keys' }, ['password']))
    values.secrets.set('password', 'hunter2!')
    expect(fillSlots('Type ⟦subject⟧ and ⟦password⟧ and ⟦other⟧', values)).toBe('Type Keys and ••• and ⟦other⟧')
    expect(textToType([...SUBJECT, { kind: 'secret', parameter: 'password' }], values)).toBe('Keyshunter2!')
    expect(textToType([{ kind: 'slot', parameter: 'other' }], values)).toBeUndefined()
    expect(textToType([{ kind: 'slot', parameter: 'subject', form: { letters: 'lower' } }], values)).toBe('keys')
  })
})

describe('finding a window', () => {
  const pattern: WindowPattern = { program: 'mousepad', title: '* - Mousepad', kind: 'normal' }
  const window = (id: number, given: Partial<WindowInfo> = {}): WindowInfo => {
    const { elements: _elements, ...info } = fakeWindow({ id, program: 'mousepad', title: `${id} - Mousepad`, ...given })
    return info
  }
  const find = (windows: WindowInfo[], orOnly = true, of = pattern) => findWindow(of, windows, { orOnly })?.id

  it('goes by program and title, and prefers the active one, then the topmost', () => {
    expect(find([window(1), window(2)])).toBe(1)
    expect(find([window(1), window(2, { active: true })])).toBe(2)
    expect(find([window(1, { program: 'gedit' }), window(2)])).toBe(2)
  })

  it('takes the program’s only window where no title fits, if that is allowed', () => {
    expect(find([window(1, { title: 'Other' })])).toBe(1)
    expect(find([window(1, { title: 'Other' })], false)).toBeUndefined()
    expect(find([window(1, { title: 'Other' }), window(2, { title: 'Third' })])).toBeUndefined()
    expect(find([window(1, { title: 'Open', kind: 'dialog' })])).toBeUndefined()
  })

  it('takes a window of another kind only by a title that says enough', () => {
    const dialog: WindowPattern = { program: 'mousepad', title: 'Save As', kind: 'dialog' }
    expect(find([window(1, { title: 'Save As' })], false, dialog)).toBe(1)
    expect(find([window(1, { title: 'Save As' })], false, { ...dialog, title: '*' })).toBeUndefined()
  })
})

describe('the line of a terminal', () => {
  it('is ours as long as only we type on it', () => {
    const lines = createTypedLines()
    const press = (key: string, modifiers: 'ctrl'[] = []) => lines.performed(1, { kind: 'press', key, modifiers })
    const seen = [lines.line(1)]
    const note = () => seen.push(lines.line(1))
    lines.performed(1, { kind: 'type', text: 'ls', secret: false })
    note()
    press('Return')
    note()
    lines.performed(1, { kind: 'type', text: 'a\nb', secret: false })
    note()
    press('Up')
    note()
    lines.performed(1, { kind: 'type', text: 'x', secret: false })
    note()
    press('c', ['ctrl'])
    note()
    lines.performed(1, { kind: 'click', button: 'middle', count: 1, modifiers: [], at: { x: 0, y: 0 } })
    note()
    lines.performed(2, { kind: 'type', text: 'pass', secret: true })
    expect([...seen, lines.line(2)]).toEqual([
      { text: '', kind: 'untouched' },
      { text: 'ls', kind: 'ours' },
      { text: '', kind: 'ours' },
      { text: 'b', kind: 'ours' },
      { text: 'b', kind: 'mixed' },
      { text: 'bx', kind: 'mixed' },
      { text: '', kind: 'ours' },
      { text: '', kind: 'mixed' },
      { text: '•••', kind: 'ours' },
    ])
  })

  it('is split as a shell does, and plain only when a shell would add nothing', () => {
    expect(readShellLine(`echo 'a b' "c  d" e`)).toEqual({ words: ['echo', 'a b', 'c  d', 'e'], plain: true })
    expect(readShellLine(`echo '$x;'`)).toEqual({ words: ['echo', '$x;'], plain: true })
    expect(readShellLine('echo "$x"').plain).toBe(false)
    expect(readShellLine("echo 'open").plain).toBe(false)
    expect(readShellLine("''").words).toEqual([''])
  })
})

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
