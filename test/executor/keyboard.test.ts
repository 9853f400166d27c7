import { describe, expect, it } from 'vitest'
import { element, fakeWindow } from './fake-world.ts'
import { clickStep, editor, planOf, SUBJECT, stage, story, target, typeStep } from './stage.ts'

describe('keys without a target', () => {
  it('wait until what the typing before set off has come to rest', async () => {
    const set = stage()
    set.world.focused = set.world.element('Subject')
    let openedAtMs = 0
    set.world.reactions.typed = (world) => {
      void set.clock.wait(150, { reason: 'the suggestions are looked up' }).then(() => {
        openedAtMs = set.clock.nowMs()
        world.open(fakeWindow({ id: 8, program: 'mousepad', title: '', kind: 'menu', box: { x: 10, y: 30, width: 120, height: 20 } }))
      })
    }
    const press = clickStep('return', {
      act: { kind: 'press', modifiers: [], key: 'Return' },
      target: undefined,
      expectation: { kind: 'nothing' },
    })
    expect(await set.run(planOf([typeStep(SUBJECT), press], { subject: 'Keys' }))).toEqual({ kind: 'done' })
    expect(openedAtMs).toBeGreaterThan(0)
    expect((set.world.doneAtMs.at(-1) ?? 0) - openedAtMs).toBeGreaterThanOrEqual(300)
  })

  it('do not wait for ever in a window that never rests', async () => {
    const set = stage()
    const flicker = async () => {
      for (let turn = 0; turn < 500; turn++) {
        await set.clock.wait(30, { reason: 'an advertisement' })
        set.world.element('Delete').value = `${turn}`
      }
    }
    void flicker()
    const press = clickStep('tab', {
      act: { kind: 'press', modifiers: [], key: 'Tab' },
      target: undefined,
      expectation: { kind: 'nothing' },
    })
    expect(await set.run(planOf([press]))).toEqual({ kind: 'done' })
  })

  it('wait for the cursor to be in a field before text is typed', async () => {
    const set = stage()
    void set.clock.wait(400, { reason: 'the dialog is built' }).then(() => (set.world.focused = set.world.element('Subject')))
    expect(await set.run(planOf([typeStep(SUBJECT, { target: undefined })], { subject: 'Keys' }))).toEqual({ kind: 'done' })
    expect(set.world.element('Subject').value).toBe('Keys')
  })
})

describe('typing', () => {
  it('puts the cursor into the field first when it is elsewhere', async () => {
    const set = stage()
    set.world.window(1).elements.push(element('field', 'Body', { x: 10, y: 90, width: 120, height: 20 }, { value: '' }))
    set.world.focused = set.world.element('Body')
    expect(await set.run(planOf([typeStep(SUBJECT)], { subject: 'Keys' }))).toEqual({ kind: 'done' })
    expect(set.world.performed.map((action) => action.kind)).toEqual(['click', 'type'])
    expect(set.world.element('Body').value).toBe('')
    expect(set.world.element('Subject').value).toBe('Keys')
  })

  it('that replaces selects all first, as an act of its own', async () => {
    const set = stage()
    set.world.element('Subject').value = 'old words'
    set.world.focused = set.world.element('Subject')
    expect(await set.run(planOf([typeStep(SUBJECT, { replaces: true })], { subject: 'Keys' }))).toEqual({ kind: 'done' })
    expect(set.world.element('Subject').value).toBe('Keys')
    expect(story(set.events).slice(3, 9)).toEqual([
      'verdict allow demonstrated: press',
      'act-start',
      'act-end',
      'verdict allow demonstrated: type',
      'act-start',
      'act-end',
    ])
  })

  it('puts the cursor into the field first where nobody tells what has it, and believes the click', async () => {
    const set = stage({ windows: [editor({ silent: true })] })
    expect(await set.run(planOf([typeStep(SUBJECT)], { subject: 'Keys' }))).toEqual({ kind: 'done' })
    expect(set.world.performed.map((action) => action.kind)).toEqual(['click', 'type'])
    expect(set.world.element('Subject').value).toBe('Keys')
  })

  it('is not done around the field: a page that has the focus is not its field', async () => {
    const set = stage()
    const page = element('document', 'Page', { x: 0, y: 0, width: 200, height: 120 })
    set.world.window(1).elements.unshift(page)
    set.world.focused = page
    expect(await set.run(planOf([typeStep(SUBJECT)], { subject: 'Keys' }))).toEqual({ kind: 'done' })
    expect(set.world.element('Subject').value).toBe('Keys')
    expect(page.value).toBeUndefined()
  })

  it('is not done where the cursor stays elsewhere', async () => {
    const set = stage()
    set.world.window(1).elements.push(element('field', 'Body', { x: 10, y: 90, width: 120, height: 20 }, { value: '' }))
    const body = set.world.element('Body')
    set.world.focused = body
    set.world.reactions.Subject = (world) => (world.focused = body)
    expect(await set.run(planOf([typeStep(SUBJECT)], { subject: 'Keys' }))).toMatchObject({
      kind: 'failed',
      reason: 'The cursor does not go into “Subject”; nothing was typed.',
    })
  })

  it('is read back from the pixels where the program tells nothing', async () => {
    const set = stage({ windows: [editor({ silent: true })], reactions: { typed: (world) => (world.element('Subject').name = 'Subject') } })
    set.world.focused = set.world.element('Subject')
    expect(await set.run(planOf([typeStep(SUBJECT)], { subject: 'Keys' }))).toEqual({ kind: 'done' })
    expect(story(set.events)).toContain('check held: “Keys” is seen on the screen.')
  })

  it('finds the thing named by a value', async () => {
    const set = stage({ reactions: { Delete: (world) => (world.window(1).title = 'x') } })
    set.world.window(1).elements.push(element('list-item', 'From Ada', { x: 10, y: 90, width: 120, height: 20 }, { selected: false }))
    set.world.reactions['From Ada'] = (world) => (world.element('From Ada').selected = true)
    const step = clickStep('mail', {
      target: { ...target('list-item', 'From Bob'), nameParameter: 'mail' },
      expectation: { kind: 'nothing' },
    })
    expect(await set.run(planOf([step], { mail: 'From Ada' }))).toEqual({ kind: 'done' })
    expect(set.world.performed).toMatchObject([{ kind: 'click', at: { x: 70, y: 100 } }])
  })
})
