import { describe, expect, it } from 'vitest'
import { compose } from '../../executor/act/compose.ts'
import { valuesOf } from '../../executor/values.ts'
import { fakeWindow } from './fake-world.ts'
import { clickStep, planOf, SUBJECT, typeStep } from './stage.ts'

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
