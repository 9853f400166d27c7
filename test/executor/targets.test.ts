import { describe, expect, it } from 'vitest'
import { element, type World } from './fake-world.ts'
import { clickStep, failed, planOf, stage, story } from './stage.ts'

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

  it('is taken under another name from its place when the person says that it is the same, and only then', async () => {
    const place = { x: 10, y: 60, width: 40, height: 20 }
    const kept = clickStep('Save', { target: { ...clickStep('Save').target!, place } })
    for (const answer of ['once', 'no'] as const) {
      const set = stage({ answers: [answer], reactions: { Store: (world) => (world.window(1).title = 'Stored') } })
      set.world.element('Save').name = 'Store'
      const outcome = await set.run(planOf([kept]))
      expect(set.requests.map(({ rule, what, reason }) => ({ rule, what, reason }))).toEqual([
        {
          rule: 'renamed',
          what: 'press “Store” in Mousepad',
          reason: 'It was called “Save” when you showed it. “Store” now stands in its place; all else is as it was.',
        },
      ])
      expect([outcome.kind, set.world.performed.length]).toEqual(answer === 'once' ? ['done', 1] : ['stopped', 0])
    }
  })

  it('is not taken for what stood there under its own name when the task was shown', async () => {
    const place = { x: 60, y: 60, width: 40, height: 20 }
    const neighbours = [{ role: 'button' as const, name: 'Delete', offset: { x: 50, y: 0 } }]
    const set = stage()
    const outcome = await set.run(planOf([clickStep('Print', { target: { ...clickStep('Print').target!, place, neighbours } })]))
    expect([outcome.kind, set.requests, set.world.performed]).toEqual(['failed', [], []])
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
    expect(story(set.events).slice(2, 7)).toEqual([
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
    expect(set.world.performed.map((action) => (action.kind === 'scroll' ? action.notchesY : action.kind))).toEqual([1, -1])
  })
})

describe('waiting', () => {
  const late = (afterMs: number) => {
    const saved = (world: World) => {
      world.window(1).title = 'a - Mousepad'
    }
    const set = stage({ reactions: { Save: saved } })
    const save = set.world.element('Save')
    set.world.window(1).elements = set.world.window(1).elements.filter((one) => one !== save)
    let looks = 0
    set.world.elements = ((elements) => async (window) => {
      looks++
      return elements(window)
    })(set.world.elements)
    void set.clock.wait(afterMs, { reason: 'a slow program' }).then(() => set.world.window(1).elements.push(save))
    return { ...set, looks: () => looks }
  }

  it('does not look for a thing again and again in what has not changed, and sees it as soon as it is there', async () => {
    const set = late(1900)
    expect(await set.run(planOf([clickStep('Save')]))).toEqual({ kind: 'done' })
    expect(set.events.find(({ kind }) => kind === 'recovery')).toBeUndefined()
    // Every 80 ms it would be 24 looks until it is there.
    expect(set.looks()).toBeLessThan(14)
  })

  it('where nothing stirs goes on as long as for a slow program, and nothing is done meanwhile that does not help', async () => {
    const set = late(7000)
    expect(await set.run(planOf([clickStep('Save')]))).toEqual({ kind: 'done' })
    expect(set.world.performed.map(({ kind }) => kind)).toEqual(['click'])
  })
})
