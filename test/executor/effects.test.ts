import { describe, expect, it } from 'vitest'
import { element, fakeWindow } from './fake-world.ts'
import { clickStep, failed, planOf, SUBJECT, stage, story, typeStep } from './stage.ts'

describe('an act without its effect', () => {
  it('on a button is not repeated: the run fails with a picture of what is seen instead', async () => {
    const set = stage()
    const step = clickStep('Save', {
      expectation: { kind: 'window-present', window: { program: 'mousepad', title: 'Save As', kind: 'dialog' } },
    })
    const outcome = await set.run(planOf([step]))
    expect(outcome).toEqual(
      failed(
        'step-save',
        'The act was done, but what should follow did not: There is no sign of the window “Save As” of Mousepad.',
        'Look at the program to see what happened. The act was not repeated, because doing it twice could do harm.',
      ),
    )
    expect(set.world.performed).toHaveLength(1)
    expect(set.events.find((event) => event.kind === 'check')).toEqual({
      kind: 'check',
      stepId: 'step-save',
      held: false,
      text: 'There is no sign of the window “Save As” of Mousepad.',
      picture: expect.stringMatching(/2$/),
    })
    expect(set.events.some((event) => event.kind === 'step-end')).toBe(false)
  })

  it('is repeated once where a dialog’s list of suggestions swallowed the Return', async () => {
    const dialog = fakeWindow({
      ...{ id: 5, program: 'mousepad', title: 'Save As', kind: 'dialog', active: true },
      elements: [element('field', 'Name', { x: 10, y: 10, width: 120, height: 20 }, { value: 'a.txt' })],
    })
    let strikes = 0
    const set = stage({ windows: [dialog], reactions: { 'key:Return': (world) => void (++strikes === 2 && world.close(5)) } })
    set.world.focused = dialog.elements[0]
    const save = { program: 'mousepad', title: 'Save As', kind: 'dialog' as const }
    const step = clickStep('return', {
      act: { kind: 'press', modifiers: [], key: 'Return' },
      target: undefined,
      window: save,
      expectation: { kind: 'window-gone', window: save },
    })
    expect(await set.run(planOf([step]))).toEqual({ kind: 'done' })
    expect(strikes).toBe(2)
  })

  it('is repeated once where a shortcut was lost, and nothing at all changed', async () => {
    let strikes = 0
    const dialog = () => fakeWindow({ id: 5, program: 'mousepad', title: 'Save As', kind: 'dialog' })
    const set = stage({ reactions: { 'key:ctrl+s': (world) => void (++strikes === 2 && world.open(dialog())) } })
    set.world.focused = set.world.element('Subject')
    const expectation = { kind: 'window-present' as const, window: { program: 'mousepad', title: 'Save As', kind: 'dialog' as const } }
    const step = clickStep('save', { act: { kind: 'press', modifiers: ['ctrl'], key: 's' }, target: undefined, expectation })
    expect(await set.run(planOf([step]))).toEqual({ kind: 'done' })
    expect(strikes).toBe(2)
  })

  it('is not repeated for a Return elsewhere, where it may only be slow', async () => {
    const set = stage()
    set.world.focused = set.world.element('Subject')
    const step = clickStep('return', {
      ...{ act: { kind: 'press', modifiers: [], key: 'Return' }, target: undefined },
      expectation: { kind: 'element-present', role: 'text', name: 'Done' },
    })
    expect(await set.run(planOf([step]))).toMatchObject({ kind: 'failed' })
    expect(set.world.performed).toHaveLength(1)
  })

  it('is repeated once where typing is seen not to have arrived, and then it holds', async () => {
    const set = stage()
    set.world.focused = set.world.element('Subject')
    let lost = true
    set.world.beforePerform = (action) => {
      if (action.kind !== 'type' || !lost) return
      lost = false
      set.world.focused = undefined
      void set.clock.wait(500, { reason: 'the field wakes up' }).then(() => (set.world.focused = set.world.element('Subject')))
    }
    expect(await set.run(planOf([typeStep(SUBJECT)], { subject: 'Keys' }))).toEqual({ kind: 'done' })
    expect(story(set.events).slice(6, 9)).toEqual([
      'check failed: “Keys” is not seen on the screen.',
      'recovery It had no effect and is harmless to repeat: trying once more.',
      'located',
    ])
    expect(set.world.element('Subject').value).toBe('Keys')
  })

  it('is not repeated where typing arrived in part', async () => {
    const set = stage({ reactions: { typed: (world) => (world.element('Subject').value = 'Ke') } })
    set.world.focused = set.world.element('Subject')
    const outcome = await set.run(planOf([typeStep(SUBJECT)], { subject: 'Keys' }))
    expect(outcome).toEqual(failed('step-type', 'The act was done, but what should follow did not: It reads “Ke”, not “Keys”.'))
    expect(set.world.performed.filter((action) => action.kind === 'type')).toHaveLength(1)
  })

  it('holds after a notice that came up meanwhile is closed', async () => {
    const notice = () =>
      fakeWindow({
        ...{ id: 5, program: 'mousepad', title: 'Saved', kind: 'dialog', modal: true, box: { x: 20, y: 20, width: 160, height: 80 } },
        elements: [element('button', 'Close', { x: 80, y: 70, width: 40, height: 20 })],
      })
    const set = stage({
      reactions: {
        Save: (world) => world.open(notice()),
        Close: (world) => {
          world.close(5)
          world.window(1).elements.push(element('text', 'All saved', { x: 10, y: 100, width: 80, height: 10 }))
        },
      },
    })
    const step = clickStep('Save', { expectation: { kind: 'element-present', role: 'text', name: 'All saved' } })
    expect(await set.run(planOf([step]))).toEqual({ kind: 'done' })
    expect(set.world.performed.map((action) => action.kind)).toEqual(['click', 'click'])
  })
})
