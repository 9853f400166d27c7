import { describe, expect, it } from 'vitest'
import { UnderstudyError } from '#contract'
import { element, type FakeWindow, fakeWindow } from './fake-world.ts'
import { clickStep, editor, planOf, SUBJECT, stage, story, target, typeStep } from './stage.ts'

const failed = (at: string, reason: string, advice: unknown = expect.any(String)) => ({ kind: 'failed', at, reason, advice })

describe('a target that is not there', () => {
  it('ends the run in words, with a picture of what was there, and nothing is done', async () => {
    const set = stage()
    const outcome = await set.run(planOf([clickStep('Print')]))
    expect(outcome).toEqual(
      failed(
        'step-print',
        '“Print” is not on the screen; nothing was clicked.',
        'Bring the program to where it was when you showed this step and run the task again, or show the task once more.',
      ),
    )
    expect(story(set.events)).toEqual(['run-start', 'step-start Click “Print”', 'not-located nothing-like-it', 'run-end failed'])
    expect(set.events[2]).toEqual({
      kind: 'not-located',
      stepId: 'step-print',
      reason: 'nothing-like-it',
      bestConfidence: 0,
      picture: expect.stringMatching(/1$/),
      pictureBox: { x: 0, y: 0, width: 200, height: 120 },
    })
    expect(set.world.performed).toEqual([])
    expect(set.world.released).toBe(1)
  })

  it('is not chosen between two that are alike', async () => {
    const set = stage()
    set.world.window(1).elements.push(element('button', 'Save', { x: 120, y: 60, width: 40, height: 20 }))
    const outcome = await set.run(planOf([clickStep('Save')]))
    expect(outcome).toEqual(failed('step-save', 'There are two things like “Save” and nothing tells them apart; nothing was clicked.'))
    expect(set.world.performed).toEqual([])
  })

  it('is waited for when the program is slow', async () => {
    const set = stage({ reactions: { Print: (world) => (world.window(1).title = 'Print') } })
    void set.clock
      .wait(3000, { reason: 'a slow program' })
      .then(() => set.world.window(1).elements.push(element('button', 'Print', { x: 120, y: 60, width: 40, height: 20 })))
    expect(await set.run(planOf([clickStep('Print')]))).toEqual({ kind: 'done' })
  })

  it('is not clicked while it moves, but where it comes to rest', async () => {
    const set = stage({ reactions: { Save: (world) => (world.window(1).title = 'Saved') } })
    const slide = async () => {
      for (const x of [30, 50, 70, 90]) {
        await set.clock.wait(30, { reason: 'a button slides in' })
        set.world.element('Save').box = { x, y: 90, width: 40, height: 20 }
      }
    }
    void slide()
    expect(await set.run(planOf([clickStep('Save')]))).toEqual({ kind: 'done' })
    expect(set.world.performed).toEqual([{ kind: 'click', button: 'left', count: 1, modifiers: [], at: { x: 110, y: 100 } }])
  })

  it('is scrolled to when it lies further down', async () => {
    const list = () => element('list', 'Mails', { x: 0, y: 0, width: 200, height: 120 })
    let scrolled = 0
    const set = stage({
      reactions: {
        'scroll:down': (world) => {
          scrolled++
          world.window(1).elements = [list(), element('text', `line ${scrolled}`, { x: 5, y: 5, width: 100, height: 10 })]
          if (scrolled === 3) world.window(1).elements.push(element('button', 'Archive', { x: 20, y: 40, width: 60, height: 20 }))
        },
        Archive: (world) => (world.window(1).title = 'Archived'),
      },
    })
    set.world.window(1).elements = [list()]
    expect(await set.run(planOf([clickStep('Archive')]))).toEqual({ kind: 'done' })
    expect(set.world.performed.map((action) => action.kind)).toEqual(['scroll', 'scroll', 'scroll', 'click'])
    expect(story(set.events).slice(2, 8)).toEqual([
      'not-located nothing-like-it',
      'recovery It may lie further down or up: scrolling to find it.',
      'verdict allow harmless-help: scroll',
      'act-start',
      'act-end',
      'verdict allow harmless-help: scroll',
    ])
  })

  it('is given up when scrolling down and up shows nothing new', async () => {
    const set = stage()
    set.world.window(1).elements.push(element('list', 'Mails', { x: 0, y: 90, width: 200, height: 30 }))
    const outcome = await set.run(planOf([clickStep('Archive')]))
    expect(outcome.kind).toBe('failed')
    expect(set.world.performed.map((action) => (action.kind === 'scroll' ? action.notchesY : action.kind))).toEqual([4, -4])
  })
})

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

describe('what stands in the way before the first step', () => {
  it('is a finding of the planner that would stop the run', async () => {
    const set = stage()
    const outcome = await set.run({ ...planOf([clickStep('Save')]), findings: [{ stops: true, text: 'Thunar is not installed.' }] })
    expect(outcome).toEqual({
      kind: 'failed',
      reason: 'Thunar is not installed.',
      advice: 'Put this right and ask again. Nothing was done.',
    })
    expect(story(set.events)).toEqual(['run-start', 'run-end failed'])
  })

  it('is a value that is missing', async () => {
    const set = stage()
    const outcome = await set.run(planOf([clickStep('Save'), typeStep(SUBJECT)]))
    expect(outcome).toEqual({
      kind: 'failed',
      reason: 'There is no value for “subject”; nothing was typed.',
      advice: 'Give the missing value and run the task again.',
    })
    expect(set.world.performed).toEqual([])
  })
})

describe('the world’s faults and our own', () => {
  it('a desktop that is lost ends the run with its own words', async () => {
    const set = stage()
    set.world.beforePerform = () => {
      throw new UnderstudyError('desktop-lost', 'The screen went away.', 'Log in again.')
    }
    expect(await set.run(planOf([clickStep('Save')]))).toEqual(failed('step-save', 'The screen went away.', 'Log in again.'))
    expect(story(set.events).slice(-2)).toEqual(['act-start', 'run-end failed'])
    expect(set.world.released).toBe(1)
  })

  it('a journal that can’t be written ends the run before the next act', async () => {
    const set = stage()
    set.hooks.push((event) => {
      if (event.kind === 'act-start' || event.kind === 'run-end') throw new UnderstudyError('disk-full', 'The disk is full.', 'Make room.')
    })
    expect(await set.run(planOf([clickStep('Save')]))).toEqual(failed('step-save', 'The disk is full.', 'Make room.'))
    expect(set.world.performed).toEqual([])
    expect(set.world.released).toBe(1)
  })

  it('a bug is thrown on, after everything was released and the journal was closed', async () => {
    const set = stage()
    set.world.beforePerform = () => {
      throw new TypeError('a bug')
    }
    await expect(set.run(planOf([clickStep('Save')]))).rejects.toThrow(new TypeError('a bug'))
    expect(set.world.released).toBe(1)
    expect(story(set.events).at(-1)).toBe('run-end failed')
  })

  it('keys that can’t be released make a finished run a failed one', async () => {
    const set = stage({ reactions: { Save: (world) => (world.window(1).title = 'a - Mousepad') } })
    set.world.releaseAll = async () => {
      throw new UnderstudyError('desktop-lost', 'The keys did not come up.', 'Press Ctrl once.')
    }
    expect(await set.run(planOf([clickStep('Save')]))).toEqual({
      kind: 'failed',
      reason: 'The keys did not come up.',
      advice: 'Press Ctrl once.',
    })
  })
})

describe('a step that starts a program', () => {
  const start = () =>
    clickStep('start', {
      act: { kind: 'start-program', program: 'mousepad', arguments: [] },
      target: undefined,
      expectation: { kind: 'nothing' },
    })

  it('is done at once when the program is open', async () => {
    const set = stage()
    expect(await set.run(planOf([start()]))).toEqual({ kind: 'done' })
    expect(story(set.events)).toEqual([
      'run-start',
      'step-start Click “start”',
      'check held: It was open already: “Untitled - Mousepad”.',
      'step-end',
      'run-end done',
    ])
    expect(set.world.performed).toEqual([])
  })

  it('starts it when it is not, and waits for its window', async () => {
    const set = stage({
      windows: [],
      reactions: {
        'start:mousepad': (world) => void set.clock.wait(2000, { reason: 'slow' }).then(() => world.open(editor({ active: false }))),
      },
    })
    expect(await set.run(planOf([start()]))).toEqual({ kind: 'done' })
    expect(story(set.events).slice(2)).toEqual([
      'verdict allow demonstrated: start-program',
      'act-start',
      'act-end',
      'check held: There is a window of Mousepad.',
      'step-end',
      'run-end done',
    ])
  })
})

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
