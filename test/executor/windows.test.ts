import { describe, expect, it } from 'vitest'
import { UnderstudyError } from '#contract'
import { element, type FakeWindow, fakeWindow } from './fake-world.ts'
import { clickStep, editor, failed, planOf, stage, story, target } from './stage.ts'

describe('a window that is not there', () => {
  const other = () => fakeWindow({ id: 7, program: 'thunar', title: 'Home', active: true })

  it('ends the run in words that say what is open', async () => {
    const set = stage({ windows: [other()] })
    const plan = planOf([clickStep('Save')])
    const outcome = await set.run({ ...plan, task: { ...plan.task, programs: [{ program: 'mousepad' }] } })
    expect(outcome).toEqual(
      failed(
        'step-save',
        'The window “… - Mousepad” of Mousepad is not open; nothing was clicked.',
        'Open it and run the task again. Open now: “Home”.',
      ),
    )
  })

  it('is brought back when it was put away, and its program is not started a second time', async () => {
    const set = stage({ windows: [other()], reactions: { Save: (world) => (world.window(1).title = 'a - Mousepad') } })
    set.world.away = [editor({ active: false })]
    const plan = planOf([clickStep('Save')])
    const programs = [{ program: 'mousepad', command: ['mousepad'] }] as (typeof plan)['task']['programs']
    expect(await set.run({ ...plan, task: { ...plan.task, programs } })).toEqual({ kind: 'done' })
    expect(set.world.performed.map(({ kind }) => kind)).toEqual(['focus-window', 'click'])
  })

  it('is opened by starting its program, when the task knows how and nothing was done in it yet', async () => {
    const set = stage({
      windows: [other()],
      reactions: {
        'start:mousepad': (world) => world.open(editor({ active: false })),
        Save: (world) => (world.window(1).title = 'a - Mousepad'),
      },
    })
    expect(await set.run(planOf([clickStep('Save')]))).toEqual({ kind: 'done' })
    expect(story(set.events).slice(2, 6)).toEqual([
      'recovery Mousepad is not open: starting it.',
      'verdict allow harmless-help: start-program',
      'act-start',
      'act-end',
    ])
  })

  it('is not replaced by a fresh one when something was already done in it', async () => {
    const set = stage({
      windows: [editor(), fakeWindow({ id: 7, program: 'thunar', title: 'Home' })],
      reactions: { Save: (world) => world.close(1) },
    })
    const outcome = await set.run(planOf([clickStep('Save'), clickStep('Save', { id: 'step-again' })]))
    expect(outcome).toMatchObject({ kind: 'failed', at: 'step-again' })
    expect(set.world.performed.map((action) => action.kind)).toEqual(['click'])
  })

  it('is brought to the front when another is before it', async () => {
    const set = stage({
      windows: [other(), editor({ active: false })],
      reactions: { Save: (world) => (world.window(1).title = 'a - Mousepad') },
    })
    expect(await set.run(planOf([clickStep('Save')]))).toEqual({ kind: 'done' })
    expect(set.world.performed.map((action) => action.kind)).toEqual(['focus-window', 'click'])
  })

  it('is brought forward when it has the focus and another lies over it all the same', async () => {
    const set = stage({
      windows: [fakeWindow({ id: 7, program: 'understudy', title: 'Understudy' }), editor()],
      reactions: { Save: (world) => (world.window(1).title = 'a - Mousepad') },
    })
    expect(await set.run(planOf([clickStep('Save')]))).toEqual({ kind: 'done' })
    expect(set.world.performed.map((action) => action.kind)).toEqual(['focus-window', 'click'])
    expect(story(set.events)).toContain('recovery Another window lies over “Untitled - Mousepad”: bringing it forward.')
  })

  it('is told of when what lies over it stays there', async () => {
    const set = stage({ windows: [fakeWindow({ id: 7, program: 'understudy', title: 'Understudy' }), editor()] })
    set.world.beforePerform = () => {
      set.world.all = [...set.world.all].sort((a) => (a.id === 7 ? -1 : 1))
      throw new UnderstudyError('desktop-lost', 'It does not listen.', 'Try again.')
    }
    expect(await set.run(planOf([clickStep('Save')]))).toMatchObject(
      failed('step-save', 'Another window lies over “Save”; nothing was clicked.', 'Close what covers it and run the task again.'),
    )
  })

  it('is not acted on when the desktop says that it does not come to the front', async () => {
    const set = stage({ windows: [other(), editor({ active: false })] })
    set.world.beforePerform = () => {
      throw new UnderstudyError('desktop-lost', 'The window did not come to the front.', 'Close any menu.')
    }
    const outcome = await set.run(planOf([clickStep('Save')]))
    expect(outcome).toEqual(
      failed(
        'step-save',
        '“Untitled - Mousepad” does not come to the front: “Home” of Thunar stays before it; nothing was clicked.',
        'Close what covers it and run the task again.',
      ),
    )
    expect(story(set.events).slice(2, 5)).toEqual(['verdict allow harmless-help: focus-window', 'act-start', 'act-end'])
  })

  it('is not acted on when a dialog with choices holds the front, and the dialog is named', async () => {
    const dialog = fakeWindow({
      ...{
        id: 5,
        program: 'mousepad',
        title: 'Save Changes?',
        kind: 'dialog',
        active: true,
        modal: true,
        box: { x: 20, y: 20, width: 160, height: 80 },
      },
      elements: [
        element('button', 'OK', { x: 80, y: 70, width: 40, height: 20 }),

        element('button', 'Cancel', { x: 30, y: 70, width: 40, height: 20 }),
      ],
    })
    const set = stage({ windows: [dialog, editor({ active: false })] })
    const outcome = await set.run(planOf([clickStep('Save')]))
    expect(outcome).toEqual(
      failed(
        'step-save',
        '“Untitled - Mousepad” does not come to the front: “Save Changes?” of Mousepad stays before it; nothing was clicked.',
        'Answer the dialog “Save Changes?” and run the task again.',
      ),
    )
    expect(set.world.performed.map((action) => action.kind)).toEqual(['focus-window'])
  })

  it('comes back when a notice with a single OK is closed', async () => {
    const notice = fakeWindow({
      ...{
        id: 5,
        program: 'mousepad',
        title: 'Tip of the day',
        kind: 'dialog',
        active: true,
        modal: true,
        box: { x: 20, y: 20, width: 160, height: 80 },
      },
      elements: [
        element('text', 'Press F1 for help', { x: 30, y: 30, width: 90, height: 10 }),
        element('button', 'OK', { x: 80, y: 70, width: 40, height: 20 }),
      ],
    })
    const set = stage({
      windows: [notice, editor({ active: false })],
      reactions: { OK: (world) => world.close(5), Save: (world) => (world.window(1).title = 'a - Mousepad') },
    })
    expect(await set.run(planOf([clickStep('Save')]))).toEqual({ kind: 'done' })
    expect(story(set.events).slice(2)).toEqual([
      'verdict allow harmless-help: focus-window',
      'act-start',
      'act-end',
      'recovery A notice is in the way: closing “Tip of the day” with its only button “OK”.',
      'verdict allow harmless-help: click',
      'act-start',
      'act-end',
      'located',
      'verdict allow demonstrated: click',
      'act-start',
      'act-end',
      'check held: The windows changed.',
      'step-end',
      'run-end done',
    ])
  })
})

describe('a dialog that opens late over another one', () => {
  it('is waited for: the one before it is not taken for it', async () => {
    const dialog = (id: number, title: string, given: Partial<FakeWindow>) =>
      fakeWindow({ ...{ id, program: 'mousepad', title, kind: 'dialog' }, ...given })
    const saveAs = dialog(5, 'Save As', { active: true })
    const exists = dialog(6, '', {
      box: { x: 20, y: 20, width: 100, height: 60 },
      elements: [element('button', 'Fine', { x: 30, y: 30, width: 40, height: 20 })],
    })
    const set = stage({ windows: [saveAs], reactions: { Fine: (world) => world.close(6) } })
    void set.clock.wait(4000, { reason: 'a slow program' }).then(() => set.world.open(exists))
    const window = { program: 'mousepad', title: '', kind: 'dialog' as const }
    const step = clickStep('Fine', {
      window,
      target: { ...target('button', 'Fine'), window },
      expectation: { kind: 'window-gone', window },
    })
    expect(await set.run(planOf([step]))).toEqual({ kind: 'done' })
    expect(story(set.events).slice(2, 4)).toEqual(['located', 'verdict allow demonstrated: click'])
  })

  it('is looked into once it is there, also where the one before it fits as well', async () => {
    const saveAs = fakeWindow({ id: 5, program: 'mousepad', title: 'Save As', kind: 'dialog', active: true, silent: true })
    const fine = element('button', 'Fine', { x: 30, y: 30, width: 40, height: 20 })
    // What is seen in the pixels of the first dialog is the second one, over it.
    saveAs.elements = [fine]
    const exists = fakeWindow({
      id: 6,
      program: 'mousepad',
      title: '',
      kind: 'dialog',
      elements: [{ ...fine }],
      box: { x: 20, y: 20, width: 100, height: 60 },
    })
    const set = stage({ windows: [saveAs], reactions: { Fine: (world) => world.close(6) } })
    set.world.all.unshift(exists)
    void set.clock.wait(600, { reason: 'the window manager' }).then(() => set.world.activate(6))
    const window = { program: 'mousepad', title: '*', kind: 'dialog' as const }
    const step = clickStep('Fine', { window, target: { ...target('button', 'Fine'), window }, expectation: { kind: 'changed' } })
    expect(await set.run(planOf([step]))).toEqual({ kind: 'done' })
    expect(story(set.events).slice(2, 4)).toEqual(['located', 'verdict allow demonstrated: click'])
    expect(set.world.all.map((one) => one.id)).toEqual([5])
  })
})

describe('a window that moves between looking and acting', () => {
  it('is looked at again, and the click goes to the new place', async () => {
    const set = stage({ reactions: { Save: (world) => (world.window(1).title = 'a - Mousepad') } })
    let moved = false
    set.hooks.push((event) => {
      if (event.kind !== 'verdict' || moved) return
      moved = true
      const window = set.world.window(1)
      window.box = { ...window.box, x: 100 }
      for (const one of window.elements) one.box = { ...one.box, x: one.box.x + 100 }
    })
    expect(await set.run(planOf([clickStep('Save')]))).toEqual({ kind: 'done' })
    expect(story(set.events).slice(2, 9)).toEqual([
      'located',
      'verdict allow demonstrated: click',
      'recovery The window was moved. Looking again.',
      'located',
      'verdict allow demonstrated: click',
      'act-start',
      'act-end',
    ])
    expect(set.world.performed).toEqual([{ kind: 'click', button: 'left', count: 1, modifiers: [], at: { x: 130, y: 70 } }])
  })

  it('is brought back when another program takes the front in between', async () => {
    const set = stage({ reactions: { Save: (world) => (world.window(1).title = 'a - Mousepad') } })
    let taken = false
    set.hooks.push((event) => {
      if (event.kind !== 'verdict' || taken) return
      taken = true
      set.world.open(fakeWindow({ id: 50, program: 'thunar', title: 'Home', box: { x: 300, y: 300, width: 100, height: 50 } }))
    })
    expect(await set.run(planOf([clickStep('Save')]))).toEqual({ kind: 'done' })
    expect(story(set.events).slice(3, 8)).toEqual([
      'verdict allow demonstrated: click',
      'recovery Another window came to the front. Looking again.',
      'verdict allow harmless-help: focus-window',
      'act-start',
      'act-end',
    ])
  })

  it('is not clicked through a window that another program puts over it', async () => {
    const set = stage()
    set.hooks.push((event) => {
      if (event.kind !== 'verdict' || event.action.kind !== 'click') return
      set.world.all.unshift(
        fakeWindow({ id: 50, program: 'notifier', title: 'News', kind: 'other', box: { x: 0, y: 50, width: 100, height: 50 } }),
      )
    })
    const outcome = await set.run(planOf([clickStep('Save')]))
    expect(outcome).toMatchObject({
      kind: 'failed',
      reason: '“Save” does not keep still (A window of Notifier covers the place); nothing was clicked.',
    })
    expect(set.world.performed).toEqual([])
  })
})
