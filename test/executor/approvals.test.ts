import { describe, expect, it } from 'vitest'
import { signatureOf } from '../../executor/gate/digest.ts'
import { fakeWindow } from './fake-world.ts'
import { type Answer, clickStep, editor, planOf, RUN_ID, stage, story } from './stage.ts'

const deletePlan = () => planOf([clickStep('Delete')])
const gone: Record<string, (world: ReturnType<typeof stage>['world']) => void> = { Delete: (world) => world.window(1).elements.pop() }

async function runAnswered(answers: Answer[], options: Parameters<typeof stage>[0] = {}, plan = deletePlan()) {
  const set = stage({ reactions: gone, answers, ...options })
  return { ...set, outcome: await set.run(plan) }
}

describe('a risky step', () => {
  it('is asked about with everything the person needs, and done after a yes', async () => {
    const { outcome, requests, events, world } = await runAnswered(['once'])
    expect(outcome).toEqual({ kind: 'done' })
    expect(requests).toEqual([
      {
        id: 'approval-1',
        runId: RUN_ID,
        stepId: 'step-delete',
        what: 'press “Delete” in Mousepad',
        rule: 'delete',
        reason: '“Delete” deletes something.',
        undo: 'unknown',
        picture: expect.stringMatching(/^0+2$/),
        pictureMark: { x: 60, y: 60, width: 40, height: 20 },
        digest: expect.stringMatching(/^[0-9a-f]{64}$/),
        expiresAtMs: 60_040,
        timeoutMs: 60_000,
      },
    ])
    expect(story(events)).toEqual([
      'run-start',
      'step-start Click “Delete”',
      'located',
      'verdict ask delete: click',
      'approval-request press “Delete” in Mousepad',
      'approval-answer once by person',
      'act-start',
      'act-end',
      'check held: The window changed.',
      'step-end',
      'run-end done',
    ])
    expect(world.performed).toHaveLength(1)
    const start = events.find((event) => event.kind === 'act-start')
    expect(start?.kind === 'act-start' && start.digest).toBe(requests[0]?.digest)
  })

  it('is not done after a No, and the run says who stopped it', async () => {
    const { outcome, events, world } = await runAnswered(['no'])
    expect(outcome).toEqual({ kind: 'stopped', by: 'no-approval', at: 'step-delete' })
    expect(story(events).slice(-2)).toEqual(['approval-answer no by person', 'run-end stopped'])
    expect(world.performed).toEqual([])
    expect(world.released).toBe(1)
  })

  it.each<[Answer, string]>([
    ['silence', 'silence until the time is over'],
    ['broken', 'a fault on the way to the person'],
  ])('takes %s for a No', async (answer) => {
    const { outcome, events, world } = await runAnswered([answer])
    expect(outcome).toEqual({ kind: 'stopped', by: 'no-approval', at: 'step-delete' })
    expect(story(events).slice(-2)).toEqual(['approval-answer no by time-out', 'run-end stopped'])
    expect(world.performed).toEqual([])
  })

  it.each<[object, string]>([
    [{ answer: 'maybe', by: 'person' }, 'an answer that is none'],
    [{ answer: 'always' }, 'a yes that nobody signed'],
    [{ answer: 'once', by: 'time-out' }, 'a yes by silence'],
  ])('takes %j for a No: %s', async (answer) => {
    const { outcome, events, grants, world } = await runAnswered([answer])
    expect(outcome).toEqual({ kind: 'stopped', by: 'no-approval', at: 'step-delete' })
    expect(story(events).slice(-2)).toEqual(['approval-answer no by time-out', 'run-end stopped'])
    expect([grants, world.performed]).toEqual([[], []])
  })
})

describe('a remembered yes', () => {
  const twice = () => planOf([clickStep('Delete'), clickStep('Delete')])
  const keeps = { Delete: (world: ReturnType<typeof stage>['world']) => (world.window(1).title += '.') }

  it('for once asks again at the next act', async () => {
    const { outcome, requests } = await runAnswered(['once', 'once'], { reactions: keeps }, twice())
    expect(outcome).toEqual({ kind: 'done' })
    expect(requests).toHaveLength(2)
  })

  it('for this run does not ask for the same act again, and says so in the verdict', async () => {
    const { outcome, requests, events, grants } = await runAnswered(['this-run'], { reactions: keeps }, twice())
    expect(outcome).toEqual({ kind: 'done' })
    expect(requests).toHaveLength(1)
    expect(grants).toEqual([])
    expect(events.filter((event) => event.kind === 'verdict').map((event) => event.verdict)).toEqual([
      { kind: 'ask', rule: 'delete', reason: '“Delete” deletes something.', undo: 'unknown' },
      { kind: 'allow', rule: 'delete', reason: 'You said yes to this before. “Delete” deletes something.', undo: 'unknown' },
    ])
  })

  it('for this run is over with the run', async () => {
    const first = await runAnswered(['this-run'], { reactions: keeps })
    const second = await runAnswered(['no'], { reactions: keeps, grants: first.grants })
    expect(second.outcome.kind).toBe('stopped')
  })

  it('for always is kept as a grant that names the act, and covers the next run', async () => {
    const first = await runAnswered(['always'])
    expect(first.grants).toEqual([
      {
        taskId: 'task-a',
        rule: 'delete',
        signature: expect.stringMatching(/^[0-9a-f]{64}$/),
        grantedAt: '1970-01-01T00:00:00.040Z',
        what: 'press “Delete” in Mousepad',
      },
    ])
    const second = await runAnswered([], { grants: first.grants })
    expect(second.outcome).toEqual({ kind: 'done' })
    expect(second.requests).toEqual([])
  })

  it('for always covers neither another step nor another rule', async () => {
    const first = await runAnswered(['always'])
    const other = await runAnswered(['no'], { grants: first.grants }, planOf([clickStep('Delete', { id: 'step-other' })]))
    expect(other.outcome.kind).toBe('stopped')
    const otherRule = await runAnswered(['no'], { grants: first.grants.map((grant) => ({ ...grant, rule: 'send' })) })
    expect(otherRule.outcome.kind).toBe('stopped')
  })

  it('for always is not kept when the act was not done after all', async () => {
    const set = stage({ reactions: gone, answers: ['always', 'no'] })
    set.whileAsked.push(() => set.world.close(1))
    await set.run(deletePlan())
    expect(set.grants).toEqual([])
  })

  it('has the same signature for another value of the same slot, and another one for another target', () => {
    const step = clickStep('Delete', { target: { ...clickStep('Delete').target!, nameParameter: 'mail' } })
    const act = { action: { kind: 'click' }, origin: 'demonstrated', step } as Parameters<typeof signatureOf>[0]
    const renamed = { ...act, step: { ...step, target: { ...step.target!, name: 'Another mail' } } }
    const other = { ...act, step: { ...step, target: { ...step.target!, nameParameter: 'letter' } } }
    expect(signatureOf(renamed)).toBe(signatureOf(act))
    expect(signatureOf(other)).not.toBe(signatureOf(act))
  })
})

describe('after a yes the screen is looked at again', () => {
  it('and a page that changed meanwhile makes the yes void: the person is asked anew about what is there now', async () => {
    const set = stage({ reactions: gone, answers: ['once', 'once'] })
    let first = true
    set.whileAsked.push(() => {
      if (first) set.world.element('Save').name = 'Save All'
      first = false
    })
    const outcome = await set.run(deletePlan())
    expect(outcome).toEqual({ kind: 'done' })
    expect(story(set.events).slice(3, 12)).toEqual([
      'verdict ask delete: click',
      'approval-request press “Delete” in Mousepad',
      'approval-answer once by person',
      'recovery The page changed while you were asked. Looking again.',
      'located',
      'verdict ask delete: click',
      'approval-request press “Delete” in Mousepad',
      'approval-answer once by person',
      'act-start',
    ])
    expect(set.requests[0]?.digest).not.toBe(set.requests[1]?.digest)
    expect(set.world.performed).toHaveLength(1)
  })

  it.each([false, true])('and an amount that was changed meanwhile makes it void (window silent: %s)', async (silent) => {
    const window = editor({ silent })
    const set = stage({ reactions: gone, answers: ['once', 'no'], windows: [window] })
    set.whileAsked.push(() => {
      set.world.element('Subject').value = '1000'
    })
    expect(await set.run(deletePlan())).toEqual({ kind: 'stopped', by: 'no-approval', at: 'step-delete' })
    expect(set.requests).toHaveLength(2)
    expect(set.world.performed).toEqual([])
  })

  it('and a target that moved is asked about at its new place', async () => {
    const set = stage({ reactions: gone, answers: ['once', 'once'] })
    let first = true
    set.whileAsked.push(() => {
      if (first) set.world.element('Delete').box = { x: 120, y: 90, width: 40, height: 20 }
      first = false
    })
    expect(await set.run(deletePlan())).toEqual({ kind: 'done' })
    expect(set.requests.map((request) => request.pictureMark)).toEqual([
      { x: 60, y: 60, width: 40, height: 20 },
      { x: 120, y: 90, width: 40, height: 20 },
    ])
    expect(set.world.performed).toEqual([{ kind: 'click', button: 'left', count: 1, modifiers: [], at: { x: 140, y: 100 } }])
  })

  it('and the approval window itself, gone a moment later, does not make it void', async () => {
    const set = stage({ reactions: gone, answers: ['once'], windows: [editor()] })
    set.whileAsked.push(() => {
      set.world.open(fakeWindow({ id: 99, program: 'understudy', title: 'Approve', box: { x: 50, y: 40, width: 100, height: 60 } }))
      void set.clock.wait(300, { reason: 'the person closes it' }).then(() => {
        set.world.close(99)
        set.world.activate(1)
      })
    })
    expect(await set.run(deletePlan())).toEqual({ kind: 'done' })
    expect(set.requests).toHaveLength(1)
  })

  it('and a screen that never keeps still ends in words, with nothing done', async () => {
    const set = stage({ reactions: gone, answers: Array<Answer>(20).fill('once') })
    let count = 0
    const save = set.world.element('Save')
    set.whileAsked.push(() => {
      save.name = `Save ${++count}`
    })
    const outcome = await set.run(deletePlan())
    expect(outcome).toEqual({
      kind: 'failed',
      at: 'step-delete',
      reason: '“Delete” does not keep still (The page changed while you were asked); nothing was clicked.',
      advice: 'Wait until the program is done and nothing else uses the screen, then run the task again.',
    })
    expect(set.world.performed).toEqual([])
  })
})

describe('an act that must never be done', () => {
  it('is blocked without a question, in words', async () => {
    const { outcome, requests, world } = await runAnswered(
      [],
      { windows: [{ ...editor(), program: 'xterm', title: 'sh' }] },
      (() => {
        const window = { program: 'xterm', title: 'sh', kind: 'normal' as const }
        const type = clickStep('x', {
          act: { kind: 'type', text: [{ kind: 'literal', text: 'rm -rf /\n' }], replaces: false },
          target: undefined,
          window,
        })
        const plan = planOf([type])
        return { ...plan, task: { ...plan.task, programs: [{ program: 'xterm' }] } }
      })(),
    )
    expect(outcome).toEqual({
      kind: 'failed',
      at: 'step-x',
      reason: 'Not done: “rm -rf /” would destroy the system or all your files.',
      advice: 'Understudy never does this by itself. Do this step by hand, or show the task in another way.',
    })
    expect(requests).toEqual([])
    expect(world.performed).toEqual([])
  })
})
