import { describe, expect, it } from 'vitest'
import { Page } from '#contract'
import { sampleStep } from '../../support/sample-task.ts'
import { memoryWith, NOTE, planIn, propose } from '../support/propose.ts'

describe('what stands in the way', () => {
  const request = 'write a note to Anna about keys'

  it('is a program that is not open: it is started first', async () => {
    const memory = await memoryWith(NOTE)
    const plan = planIn(await propose(memory, request, { windows: [] }))
    const window = { program: 'mousepad', title: '*', kind: 'normal' }
    expect(plan.subGoals[0]).toEqual({
      name: 'Start Mousepad',
      steps: [
        {
          id: 'step-1',
          caption: 'Start Mousepad',
          observation: 'Mousepad is not open.',
          thought: 'The task is done in Mousepad, so it has to be open first.',
          act: { kind: 'start-program', program: 'mousepad', arguments: [] },
          window,
          expectation: { kind: 'window-present', window },
          pictures: {},
          confidence: 1,
          personMs: 0,
        },
      ],
    })
    expect(plan.subGoals).toHaveLength(3)
    expect(plan.findings).toEqual([{ stops: false, text: 'Mousepad is not open; it is started first.' }])
  })

  it('is a program that cannot be started: the run would stop', async () => {
    const memory = await memoryWith(NOTE)
    const absent = planIn(await propose(memory, request, { windows: [], canStart: () => false }))
    expect(absent.findings).toEqual([
      { stops: true, text: 'Mousepad is not open, and “mousepad” was not found on this machine. Install or open it, then ask again.' },
    ])
    expect(absent.subGoals).toHaveLength(2)
    const unknown = await memoryWith({ ...NOTE, programs: [{ program: 'mousepad' }] })
    expect(planIn(await propose(unknown, request, { windows: [] })).findings).toEqual([
      { stops: true, text: 'Mousepad is not open, and how to start it was not learned. Open it, then ask again.' },
    ])
  })

  it('is several programs: the one that is needed first is started last', async () => {
    const browser = sampleStep({ id: 'step-z', window: { program: 'google-chrome', title: '*', kind: 'normal' } })
    const programs = [
      { program: 'mousepad', command: ['mousepad'] },
      { program: 'google-chrome', command: ['chrome', '--app=x'] },
    ]
    const memory = await memoryWith({ ...NOTE, programs, steps: [...NOTE.steps, browser] })
    const plan = planIn(await propose(memory, request, { windows: [] }))
    expect(plan.subGoals.map(({ name }) => name).slice(0, 2)).toEqual(['Start Google Chrome', 'Start Mousepad'])
    expect(plan.subGoals[0]?.steps[0]?.act).toEqual({ kind: 'start-program', program: 'chrome', arguments: ['--app=x'] })
  })

  it('is not a program that the task opens by itself', async () => {
    const opening = sampleStep({
      id: 'step-o',
      window: { program: 'thunar', title: '*', kind: 'normal' },
      expectation: { kind: 'window-present', window: { program: 'mousepad', title: '*', kind: 'normal' } },
    })
    const memory = await memoryWith({ ...NOTE, steps: [opening, ...NOTE.steps] })
    expect(planIn(await propose(memory, request, { windows: [] })).findings).toEqual([])
  })

  it('is a task without steps, and one whose steps need a value that it does not have', async () => {
    const empty = planIn(await propose(await memoryWith({ ...NOTE, steps: [], milestones: [] }), request))
    expect([empty.subGoals, empty.findings]).toEqual([[], [{ stops: true, text: 'This task has no steps. Record it once more.' }]])
    const lost = sampleStep({ id: 'step-l', act: { kind: 'type', text: [{ kind: 'slot', parameter: 'lost' }], replaces: true } })
    const damaged = planIn(await propose(await memoryWith({ ...NOTE, steps: [...NOTE.steps, lost] }), request))
    expect(damaged.findings).toEqual([
      { stops: true, text: 'A step needs a value “lost” that this task does not have. Record it once more.' },
    ])
  })

  it('is told when pages are no longer in memory, but does not stop the run', async () => {
    const page = Page.parse({
      id: 'page-1',
      look: { window: { program: 'mousepad', title: '*', kind: 'normal' }, hash: '0123456789abcdef', elements: [] },
      name: 'The editor',
      purpose: 'To write.',
      seenCount: 1,
      firstSeenAt: '2026-03-01T09:00:00Z',
      lastSeenAt: '2026-03-01T09:00:00Z',
    })
    const memory = await memoryWith({ ...NOTE, steps: NOTE.steps.map((step) => ({ ...step, page: page.id })) })
    const [finding] = planIn(await propose(memory, request)).findings
    expect(finding).toEqual({ stops: false, text: 'One page of this task is no longer in memory; the steps are found without.' })
    await memory.savePage(page)
    expect(planIn(await propose(memory, request, { page: page.id })).findings).toEqual([])
  })
})

describe('the names of programs', () => {
  it('are written as people write them', async () => {
    const names = { 'google-chrome': 'Google Chrome', 'org.gnome.Calculator': 'Calculator', libreoffice: 'Libreoffice' }
    for (const [program, title] of Object.entries(names)) {
      const memory = await memoryWith({ ...NOTE, programs: [{ program, command: ['x'] }] })
      expect(planIn(await propose(memory, 'write a note to Anna about keys')).subGoals[0]?.name).toBe(`Start ${title}`)
    }
  })
})
