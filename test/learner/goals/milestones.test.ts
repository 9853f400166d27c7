import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Expectation, Step } from '#contract'
import { StepId } from '#contract'
import { markedSteps, milestonesOf } from '../../../learner/goals/milestones.ts'

const dialog = { program: 'mousepad', title: 'Save As', kind: 'dialog' as const }
const gone: Expectation = { kind: 'window-gone', window: dialog }
const present: Expectation = { kind: 'window-present', window: dialog }
const nothing: Expectation = { kind: 'nothing' }
const place = (window: { title: string }) => (window.title === '*' ? 'Mousepad' : `the “${window.title}” dialog`)

const step = (expectation: Expectation, more: Partial<Step> = {}): Step => ({
  id: StepId.parse('step-0'),
  caption: '',
  observation: '',
  thought: '',
  act: { kind: 'press', modifiers: [], key: 'Escape' },
  window: { program: 'mousepad', title: '* - Mousepad', kind: 'normal' },
  expectation,
  pictures: {},
  confidence: 1,
  personMs: 0,
  ...more,
})
const numbered = (steps: Step[]) => steps.map((each, index) => ({ ...each, id: StepId.parse(`step-${index}`) }))
const chosen = (steps: Step[]) => milestonesOf(numbered(steps), place).map(({ after, name }) => `${after} ${name}`)

describe('milestones', () => {
  it('stand after steps that can be checked, and not in the first steps', () => {
    expect(chosen([step(present), step(nothing), step(nothing), step(nothing), step(gone), step(nothing)])).toEqual([
      'step-4 The “Save As” dialog is closed',
    ])
  })

  it('prefer what ends something to what begins something near it', () => {
    expect(chosen([step(nothing), step(nothing), step(present), step(nothing), step(gone)])).toEqual([
      'step-4 The “Save As” dialog is closed',
    ])
  })

  it.each([
    ['Ctrl+S that asked nothing', step(nothing, { act: { kind: 'press', modifiers: ['ctrl'], key: 's' } })],
    ['Enter that closed a dialog for saving', step(gone, { act: { kind: 'press', modifiers: [], key: 'Return' }, window: dialog })],
    [
      'a Save button',
      step(gone, {
        act: { kind: 'click', button: 'left', count: 1, modifiers: [], at: { x: 0, y: 0 } },
        target: {
          label: '',
          name: 'Save',
          window: dialog,
          place: { x: 0, y: 0, width: 1, height: 1 },
          windowSize: { width: 1, height: 1 },
          neighbours: [],
          source: 'accessibility',
        },
      }),
    ],
  ])('say that it is saved after %s', (_, saving) => {
    expect(chosen([step(nothing), step(nothing), saving])).toEqual(['step-2 Saved in Mousepad'])
  })

  it('do not take Ctrl+S for saving when it opened a dialog', () => {
    const asked = step(present, { act: { kind: 'press', modifiers: ['ctrl'], key: 's' } })
    expect(chosen([step(nothing), step(nothing), asked])).toEqual(['step-2 The “Save As” dialog is open'])
  })

  it('are first of all what the person marked, wherever it is and whatever it is near, with their words where they gave some', () => {
    const steps = numbered([step(nothing, { caption: 'Click “Next”' }), step(nothing), step(present), step(gone), step(nothing)])
    const marked = [
      { index: 0, note: '' },
      { index: 1, note: 'The form is filled in' },
      { index: 1, note: '' },
    ]
    expect(milestonesOf(steps, place, marked).map(({ after, name }) => `${after} ${name}`)).toEqual([
      'step-0 Click “Next” is done',
      'step-1 The form is filled in',
    ])
    expect(milestonesOf(steps, place, [{ index: 3, note: '' }]).map(({ name }) => name)).toEqual(['The “Save As” dialog is closed'])
  })

  it('are marked after the last step that had ended then; a mark before the first says nothing, a note alone is none', () => {
    const mark = (atMs: number, note: string, milestone?: boolean) => ({
      kind: 'marker' as const,
      atMs,
      note,
      ...(milestone ? { milestone } : {}),
    })
    const events = [mark(5, 'too early', true), mark(25, ' two ', true), mark(26, 'only a note'), mark(99, '', true)]
    expect(markedSteps(events, [10, 20, 30])).toEqual([
      { index: 1, note: 'two' },
      { index: 2, note: '' },
    ])
  })

  it('always lie three steps apart, at most twelve, in order, behind the third step', () => {
    const expectation = fc.constantFrom(gone, present, nothing, { kind: 'changed' as const })
    fc.assert(
      fc.property(fc.array(expectation, { maxLength: 60 }), (expectations) => {
        const steps = numbered(expectations.map((each) => step(each)))
        const at = milestonesOf(steps, place).map(({ after }) => steps.findIndex((each) => each.id === after))
        expect(at.length).toBeLessThanOrEqual(12)
        expect(at.every((index, place_) => index - (at[place_ - 1] ?? -1) >= 3)).toBe(true)
        const verifiable = expectations.some((each, index) => index >= 2 && (each === gone || each === present))
        expect(at.length > 0).toBe(verifiable)
      }),
    )
  })
})
