import { describe, expect, it } from 'vitest'
import { mayBeStuck, saysMilestone, saysStuck } from '../../../executor/monitors/moments.ts'
import { again, attempt } from './attempts.ts'

const before = [attempt({ stepId: 'step-0', target: 'f', role: 'field', commits: false })]
const inVain = { outcome: 'not-yet', changed: 0, cameBack: 0, recoveries: 2, tookMs: 9000 } as const
const nowhere = {
  act: 'none',
  target: '',
  page: '',
  pageAfter: '',
  changed: 0,
  cameBack: 1,
  outcome: 'wrong-place',
  confidence: 0,
  tookMs: 11_000,
} as const

describe('the stuck monitor on written windows', () => {
  it('calls the same click in vain, again and again, stuck and says so in words', () => {
    const { yes, text } = saysStuck([...before, ...again(3, inVain)])
    expect({ yes, text }).toEqual({ yes: true, text: 'the same click three times and nothing changed.' })
  })

  it('calls a place that is never found stuck and says so in words', () => {
    const { yes, text } = saysStuck([...before, ...again(3, nowhere)])
    expect({ yes, text }).toEqual({ yes: true, text: 'three times in a row there was no place for it.' })
  })

  it('calls steps that follow each other not stuck, be they slow', () => {
    const steps = Array.from({ length: 6 }, (_, at) =>
      attempt({ stepId: `step-${at}`, target: `t${at}`, pageAfter: `p${at}`, tookMs: 30_000 }),
    )
    expect(steps.map((_, at) => saysStuck(steps.slice(0, at + 1)).yes)).toEqual(steps.map(() => false))
  })

  it('calls a step that failed once and was done then not stuck', () => {
    expect(saysStuck([...before, attempt(inVain), attempt({ changed: 0.05 })]).yes).toBe(false)
  })

  it('is not asked before the third attempt, but where a step failed twice', () => {
    const failure = attempt(inVain)
    expect(
      [[], [failure], [attempt(), failure], [attempt({ ...inVain, stepId: 'step-0' }), failure], [failure, failure], again(3)].map(
        mayBeStuck,
      ),
    ).toEqual([false, false, false, false, true, true])
  })
})

describe('the milestone monitor on written windows', () => {
  const typed = (stepId: string) => attempt({ stepId, act: 'type', target: stepId, role: 'field', commits: false, expects: 'field-holds' })

  it('sees one where a form that was filled in is sent', () => {
    const sent = attempt({ stepId: 'step-4', target: 'send', changed: 0.04, cameBack: 0.04 })
    expect(saysMilestone([typed('step-1'), typed('step-2'), typed('step-3'), sent]).yes).toBe(true)
  })

  it('sees none while it is being filled in, nor where nothing came of it', () => {
    const fields = [typed('step-1'), typed('step-2'), typed('step-3')]
    expect([fields, [...fields, attempt({ ...inVain, stepId: 'step-4' })]].map((window) => saysMilestone(window).yes)).toEqual([
      false,
      false,
    ])
  })
})
