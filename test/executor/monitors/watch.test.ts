import { describe, expect, it } from 'vitest'
import type { Block, Page, RunEvent, Step } from '#contract'
import { samplePage } from '../../support/sample-page.ts'
import { cascadeStage, verdict } from '../cascade/setting.ts'
import { element } from '../fake-world.ts'
import { clickStep, editor, failed, planOf, stage } from '../stage.ts'

const more = { x: 110, y: 60, width: 40, height: 20 }

/** The editor with a button “Next”, and a field that says what it was pressed for last. */
function pages() {
  const window = editor()
  return { ...window, elements: [...window.elements, element('button', 'Next', more)] }
}

function said(events: RunEvent[], kind: 'monitor' | 'milestone' | 'escalated'): RunEvent[] {
  return events.filter((event) => event.kind === kind)
}

const next = clickStep('Next', { expectation: { kind: 'changed' } })
const forever: Block = {
  id: 'block-1',
  reason: '',
  kind: 'loop',
  from: next.id,
  to: next.id,
  over: { kind: 'while', condition: { kind: 'element-present', role: 'button', name: 'Next' } },
  atMost: 30,
}

describe('a loop', () => {
  const looping = (subject: (round: number) => string) => {
    let round = 0
    return stage({
      windows: [pages()],
      reactions: {
        Next: (world) => {
          world.element('Subject').value = subject(++round)
        },
      },
    })
  }

  it('that gets nowhere is stuck within six attempts, and the run says why', async () => {
    const it = looping((round) => (round % 2 === 0 ? '' : 'News'))
    const outcome = await it.run({ ...planOf([next]), blocks: [forever] })
    expect(outcome).toEqual(
      failed('step-next', expect.stringMatching(/^The step gets nowhere: it was done .* times and the window looks as it did before\.$/)),
    )
    expect(it.world.performed.length).toBeLessThanOrEqual(6)
    expect(said(it.events, 'monitor')).toEqual([
      // That memory does not know the page is said once, not at every round.
      expect.objectContaining({ monitor: 'milestone', stepId: 'step-next', probability: 0 }),
      { kind: 'monitor', monitor: 'stuck', stepId: 'step-next', probability: expect.any(Number), text: expect.any(String) },
    ])
  })

  it('goes on when the person says so, and is looked at afresh', async () => {
    let round = 0
    const it = stage({
      windows: [pages()],
      helps: ['again'],
      reactions: {
        Next: (world) => {
          round++
          world.element('Subject').value = round % 2 === 0 || it.helped.length > 0 ? `${round}`.repeat(it.helped.length) : 'News'
          if (it.helped.length > 0) world.element('Next').name = 'Finished'
        },
      },
    })
    expect([await it.run({ ...planOf([next]), blocks: [forever] }), it.helped.map(({ stepId }) => stepId)]).toEqual([
      { kind: 'done' },
      ['step-next'],
    ])
  })

  it('that is not watched goes on to its bound', async () => {
    const it = looping((round) => (round % 2 === 0 ? '' : 'News'))
    const outcome = await it.run({ ...planOf([next]), blocks: [forever] }, { monitors: 'none' })
    expect([outcome, it.world.performed.length]).toEqual([failed('step-next', expect.stringContaining('30 times')), 30])
  })
})

describe('a slow run', () => {
  it('that gets on is not called stuck', async () => {
    const names = Array.from({ length: 8 }, (_, at) => `Part ${at + 1}`)
    const window = editor({ box: { x: 0, y: 0, width: 300, height: 300 } })
    const buttons = names.map((name, at) => element('button', name, { x: 150, y: 10 + 30 * at, width: 60, height: 20 }))
    const it = stage({
      windows: [{ ...window, elements: [...window.elements, ...buttons] }],
      reactions: Object.fromEntries(
        names.map((name) => [
          name,
          (world) => {
            world.element(name).checked = true
          },
        ]),
      ),
    })
    it.world.beforePerform = () => it.clock.wait(6_000, { reason: 'a slow program' })
    const outcome = await it.run(planOf(names.map((name) => clickStep(name))))
    expect([outcome, said(it.events, 'monitor').filter((event) => 'monitor' in event && event.monitor === 'stuck')]).toEqual([
      { kind: 'done' },
      [],
    ])
  })
})

describe('what should be reached by the end of a part', () => {
  /** A page of memory that looks as the editor does when its field holds nothing and it has just these things. */
  function pageOf(id: string, names: string[]): Page {
    const { program, title, kind, elements } = pages()
    return samplePage(id, {
      name: `The page ${id}`,
      look: {
        window: { program, title, kind },
        hash: '0'.repeat(16),
        elements: elements.map(({ role, name, box }, at) => ({ role, name: names[at] ?? name, place: box })),
      },
    })
  }
  const wanted = pageOf('page-wanted', ['Subject', 'Save', 'Delete', 'Sent'])
  const other = pageOf('page-other', ['Subject', 'Save', 'Delete', 'Failed'])
  const start = pageOf('page-start', [])
  // Present on every page: the step itself sees nothing wrong.
  const expectation = { kind: 'element-present', role: 'button', name: 'Delete' } as const
  const step: Step = { ...next, expectation, page: start.id, leadsTo: wanted.id }

  const leadingTo = (name: string, given: Parameters<typeof stage>[0] = {}) =>
    stage({
      windows: [pages()],
      pages: [start, wanted, other],
      reactions: {
        Next: (world) => {
          world.element('Next').name = name
        },
      },
      ...given,
    })

  it('is seen on the page that memory knows', async () => {
    const it = leadingTo('Sent')
    expect([await it.run(planOf([step])), said(it.events, 'milestone')]).toEqual([
      { kind: 'done' },
      [{ kind: 'milestone', stepId: step.id, name: 'All', held: true, tier: 0, text: 'It shows “The page page-wanted”.' }],
    ])
  })

  it('is missed where clearly another known page is shown: the step goes up', async () => {
    const it = leadingTo('Failed', { helps: ['stop'] })
    const reason = '“All” should be reached by now and is not: It shows “The page page-other”, not “The page page-wanted”.'
    expect([await it.run(planOf([step])), it.helped.map((help) => help.reason)]).toEqual([failed(step.id, reason), [reason]])
    expect(said(it.events, 'milestone')).toMatchObject([{ held: false, tier: 0 }])
  })

  it('goes on where the person has put it right', async () => {
    expect(await leadingTo('Failed', { helps: ['done'] }).run(planOf([step]))).toEqual({ kind: 'done' })
  })

  it('is neither yes nor no where memory does not know what is shown: the run goes on', async () => {
    const it = leadingTo('Something new')
    expect([await it.run(planOf([step])), said(it.events, 'milestone'), said(it.events, 'monitor')]).toEqual([
      { kind: 'done' },
      [],
      [
        {
          kind: 'monitor',
          monitor: 'milestone',
          stepId: step.id,
          probability: expect.any(Number),
          text: 'Whether “All” was reached cannot be told. It may be “The page page-wanted” or not.',
        },
      ],
    ])
  })

  const judged = async (cameTrue: boolean) => {
    const it = cascadeStage({
      windows: [pages()],
      pages: [start, wanted, other],
      reactions: {
        Next: (world) => {
          world.element('Next').name = 'Something new'
        },
      },
      judge: [verdict(cameTrue)],
    })
    // The judge compares with the end of the first step.
    const first = clickStep('Save', { expectation: { kind: 'nothing' } })
    const outcome = await it.run(planOf([first, step]), { monitors: 'all' })
    return { outcome, asked: it.asked.judge.length, milestones: said(it.events, 'milestone'), noticed: said(it.events, 'monitor') }
  }

  it('is judged by a model where page memory cannot tell', async () => {
    expect(await judged(true)).toEqual({
      outcome: { kind: 'done' },
      asked: 1,
      milestones: [{ kind: 'milestone', stepId: step.id, name: 'All', held: true, tier: 1, text: expect.any(String) }],
      noticed: [],
    })
    expect(await judged(false)).toMatchObject({
      outcome: { kind: 'failed', at: step.id },
      asked: 1,
      milestones: [{ name: 'All', held: false, tier: 1 }],
      noticed: [],
    })
  })

  it('is looked at every few steps, at fixed intervals', async () => {
    const names = ['One', 'Two', 'Three', 'Four']
    const window = editor({ box: { x: 0, y: 0, width: 300, height: 300 } })
    const buttons = names.map((name, at) => element('button', name, { x: 150, y: 10 + 30 * at, width: 60, height: 20 }))
    const it = stage({ windows: [{ ...window, elements: [...window.elements, ...buttons] }] })
    const outcome = await it.run(planOf(names.map((name) => clickStep(name, { expectation: { kind: 'nothing' } }))), {
      monitors: 'fixed-interval',
    })
    expect([outcome, said(it.events, 'monitor')]).toEqual([
      { kind: 'done' },
      [expect.objectContaining({ stepId: 'step-three', probability: 0, text: expect.stringContaining('Memory does not know') })],
    ])
  })

  it('is not looked at when the milestone monitor is off', async () => {
    const it = leadingTo('Failed')
    expect([await it.run(planOf([step]), { monitors: 'stuck' }), said(it.events, 'milestone')]).toEqual([{ kind: 'done' }, []])
  })
})
