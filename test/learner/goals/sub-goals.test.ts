import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Step, WindowPattern } from '#contract'
import { StepId } from '#contract'
import { subGoalsOf } from '../../../learner/goals/sub-goals.ts'

const editor: WindowPattern = { program: 'mousepad', title: '* - Mousepad', kind: 'normal' }
const dialog: WindowPattern = { program: 'mousepad', title: 'Save As', kind: 'dialog' }
const form: WindowPattern = { program: 'chromium', title: 'Order form - Chromium', kind: 'normal' }
const place = ({ kind, title, program }: WindowPattern) => {
  const name = program === 'chromium' ? 'Chromium' : 'Mousepad'
  if (kind === 'dialog') return `the “${title}” dialog of ${name}`
  return program === 'chromium' && title !== '*' ? `“${title.split(' - ')[0]}” in ${name}` : name
}

const press: Step['act'] = { kind: 'press', modifiers: [], key: 'F5' }
const type: Step['act'] = { kind: 'type', text: [{ kind: 'literal', text: 'a' }], replaces: false }
const step = (window: WindowPattern, more: Partial<Step> = {}): Step => ({
  id: StepId.parse('step-0'),
  caption: '',
  observation: '',
  thought: '',
  act: press,
  window,
  expectation: { kind: 'nothing' },
  pictures: {},
  confidence: 1,
  personMs: 0,
  ...more,
})
const numbered = (steps: Step[]) => steps.map((each, index) => ({ ...each, id: StepId.parse(`step-${index}`) }))

describe('sub-goals', () => {
  it('are one for each place, with the step that opened a dialog in its group', () => {
    const steps = numbered([
      step(editor, { act: type }),
      step(editor, { act: type }),
      step(editor, { act: { kind: 'press', modifiers: ['ctrl'], key: 's' }, expectation: { kind: 'window-present', window: dialog } }),
      step(dialog, { act: type }),
      step(dialog, { act: { kind: 'press', modifiers: [], key: 'Return' }, expectation: { kind: 'window-gone', window: dialog } }),
      step(form, { act: type }),
      step(form, { act: type }),
    ])
    expect(subGoalsOf(steps, [], place)).toEqual([
      { name: 'Fill in Mousepad', from: 'step-0', to: 'step-1' },
      { name: 'Save the file', from: 'step-2', to: 'step-4' },
      { name: 'Fill in “Order form”', from: 'step-5', to: 'step-6' },
    ])
  })

  it('are none when all steps serve one thing', () => {
    expect(subGoalsOf(numbered([step(form), step(form)]), [], place)).toEqual([])
  })

  it('keep the person’s own part by itself', () => {
    const steps = numbered([step(form), step(form), step(form, { act: { kind: 'hand-over', what: 'log in' } }), step(form), step(form)])
    expect(subGoalsOf(steps, [], place).map(({ name, from, to }) => [name, from, to])).toEqual([
      ['Work on “Order form”', 'step-0', 'step-1'],
      ['Do your part yourself', 'step-2', 'step-2'],
      ['Work on “Order form”, time 2', 'step-3', 'step-4'],
    ])
  })

  it('hold every step exactly once, in order, under names of their own, whatever is done where', () => {
    const window = fc.constantFrom(editor, dialog, form)
    const act = fc.constantFrom<Step['act']>(press, type, { kind: 'hand-over', what: 'x' })
    const led = fc.constantFrom<Step['expectation']>({ kind: 'nothing' }, { kind: 'window-present', window: dialog })
    const task = fc.tuple(fc.array(fc.tuple(window, act, led), { maxLength: 20 }), fc.array(fc.nat(19), { maxLength: 4 }))
    fc.assert(
      fc.property(task, ([told, ends]) => {
        const steps = numbered(told.map(([where, done, expectation]) => step(where, { act: done, expectation })))
        const milestones = ends.flatMap((end) => (steps[end] ? [{ after: steps[end].id, name: 'x' }] : []))
        const groups = subGoalsOf(steps, milestones, place)
        if (groups.length === 0) return
        const ids = steps.map(({ id }) => id)
        const held = groups.flatMap(({ from, to }) => ids.slice(ids.indexOf(from), ids.indexOf(to) + 1))
        expect(held).toEqual(ids)
        expect(groups.length).toBeGreaterThan(1)
        expect(new Set(groups.map(({ name }) => name)).size).toBe(groups.length)
        for (const { after } of milestones.filter(({ after: end }) => end !== ids.at(-1))) {
          const group = groups.find(({ from, to }) => ids.indexOf(from) <= ids.indexOf(after) && ids.indexOf(after) <= ids.indexOf(to))
          expect(group?.to).toBe(after)
        }
      }),
    )
  })
})
