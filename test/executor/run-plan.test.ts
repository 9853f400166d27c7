import { describe, expect, it } from 'vitest'
import { RunEvent } from '#contract'
import { clickStep, planOf, RUN_ID, SUBJECT, stage, typeStep } from './stage.ts'

const SHA = expect.stringMatching(/^[0-9a-f]{64}$/)
const picture = (count: number) => `${count}`.padStart(64, '0')

describe('a run that goes well', () => {
  it('tells everything that happens, in order, and nothing else', async () => {
    const it = stage()
    const click = clickStep('Subject', { id: 'step-click', target: { ...typeStep(SUBJECT).target!, label: 'field “Subject”' } })
    const plan = planOf([click, typeStep(SUBJECT)], { subject: 'Keys' })

    const outcome = await it.run(plan)

    const allow = {
      kind: 'allow',
      rule: 'demonstrated',
      reason: 'You showed this, and it was found again with certainty.',
      undo: 'unknown',
    }
    const digest = expect.stringMatching(/^[0-9a-f]{16}$/)
    const attempt = (given: object) => ({
      kind: 'attempt',
      attempt: {
        tier: 0,
        target: digest,
        page: digest,
        pageAfter: digest,
        role: 'field',
        commits: false,
        leadsOn: false,
        changed: 0.1,
        outcome: 'done',
        recoveries: 0,
        personMs: 800,
        ...given,
      },
    })
    const place = { box: { x: 10, y: 10, width: 120, height: 20 }, pictureBox: { x: 0, y: 0, width: 200, height: 120 } }
    expect(outcome).toEqual({ kind: 'done' })
    expect(it.events).toEqual([
      { kind: 'run-start', runId: RUN_ID, plan },
      { kind: 'step-start', stepId: 'step-click', index: 0, sentence: 'Click “Subject”', tier: 0 },
      { kind: 'located', stepId: 'step-click', ...place, confidence: 0.96, evidence: [{ kind: 'name', score: 1 }], picture: picture(1) },
      {
        kind: 'verdict',
        stepId: 'step-click',
        action: { kind: 'click', button: 'left', count: 1, modifiers: [], at: { x: 70, y: 20 } },
        verdict: allow,
      },
      { kind: 'act-start', stepId: 'step-click', digest: SHA },
      { kind: 'act-end', stepId: 'step-click' },
      { kind: 'check', stepId: 'step-click', held: true, text: 'The window changed.' },
      attempt({ stepId: 'step-click', act: 'click', expects: 'changed', cameBack: 1, confidence: 0.96, tookMs: 40 }),
      { kind: 'step-end', stepId: 'step-click', tier: 0, tookMs: 40, pictures: { before: picture(1), after: picture(2) } },
      { kind: 'step-start', stepId: 'step-type', index: 1, sentence: 'Type Keys into “Subject”', tier: 0 },
      {
        kind: 'located',
        stepId: 'step-type',
        ...place,
        confidence: 0.97,
        evidence: [
          { kind: 'role', score: 1 },
          { kind: 'name', score: 1 },
          { kind: 'place', score: expect.closeTo(0.333, 2) },
        ],
        picture: picture(3),
      },
      { kind: 'verdict', stepId: 'step-type', action: { kind: 'type', text: 'Keys', secret: false }, verdict: allow },
      { kind: 'act-start', stepId: 'step-type', digest: SHA },
      { kind: 'act-end', stepId: 'step-type' },
      { kind: 'check', stepId: 'step-type', held: true, text: 'It reads “Keys”.' },
      attempt({ stepId: 'step-type', act: 'type', expects: 'field-holds', cameBack: 0.1, confidence: 0.97, tookMs: 4 }),
      { kind: 'step-end', stepId: 'step-type', tier: 0, tookMs: 4, pictures: { before: picture(3), after: picture(4) } },
      {
        kind: 'monitor',
        monitor: 'milestone',
        stepId: 'step-type',
        probability: 0,
        text: 'Whether “All” was reached cannot be told. Memory does not know what should be seen now.',
      },
      { kind: 'run-end', outcome: { kind: 'done' }, tookMs: 44, modelCalls: 0 },
    ])
    for (const event of it.events) expect(RunEvent.parse(event)).toEqual(event)
    expect(it.world.performed).toEqual([
      { kind: 'click', button: 'left', count: 1, modifiers: [], at: { x: 70, y: 20 } },
      { kind: 'type', text: 'Keys', secret: false },
    ])
    expect(it.world.released).toBe(1)
  })
})
