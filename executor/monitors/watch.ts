import type { Attempt, Step } from '#contract'
import { askForHelp } from '../cascade/ask-for-help.ts'
import { escalate } from '../cascade/escalate.ts'
import { judgeModel } from '../cascade/judge.ts'
import { sentenceOf } from '../cascade/look.ts'
import { milestoneFailure, stuckFailure } from '../run/failures.ts'
import { type Ended, failed } from '../run/outcome.ts'
import type { Run } from '../run/run.ts'
import { fillSlots } from '../values.ts'
import { judgedReached, type SinceConfirmed, shownNow } from './judged.ts'
import { mayBeStuck, saysMilestone, saysStuck } from './moments.ts'
import { type Reached, reachedLocally } from './reached.ts'

/** The monitors that may send a step up a tier; asked by the loop itself, so that nothing is done between what they saw and what they say. */
export interface StepWatch {
  /** After a turn that was not yet the step's end: why the step gets nowhere, as the rest of a sentence; undefined while it may still get somewhere. */
  afterAttempt(run: Run, step: Step): Promise<string | undefined>
  /** After a step that counts as done: the end of the run when what should be reached by now was not, and nobody could put it right. */
  afterStep(run: Run, step: Step): Promise<Ended | undefined>
}

/** `fixed-interval`: a check every few steps in the place of both. `none` leaves out the rule against repeats too, which they cover. */
export type MonitorsOn = 'all' | 'stuck' | 'milestone' | 'fixed-interval' | 'none'

/** Milestones lie at least so many attempts apart (StepWise); at fixed intervals there is a check as often. */
const APART = 3
/** A step that is done again and again is only then a loop that gets nowhere. */
const ROUNDS = 3

/**
 * The stuck monitor and the milestone monitor (StepWise, arXiv 2604.27151) over the run's own last attempts. Who is called stuck, and what was checked, is looked
 * at afresh from there on. One a run.
 */
export function createStepWatch(on: MonitorsOn): StepWatch {
  const stuckOn = on === 'all' || on === 'stuck'
  let cleared: Attempt | undefined
  let checked: Attempt | undefined
  let since: SinceConfirmed | undefined
  const untold = new Set<Step['id']>()

  const sinceOne = ({ attempts }: Run, one: Attempt | undefined) =>
    one === undefined ? attempts : attempts.slice(attempts.indexOf(one) + 1)

  async function stuckNow(run: Run, step: Step): Promise<string | undefined> {
    const window = sinceOne(run, cleared)
    if (!stuckOn || !mayBeStuck(window)) return undefined
    const { yes, probability, text } = saysStuck(window)
    if (!yes) return undefined
    cleared = run.attempts.at(-1)
    await run.say({ kind: 'monitor', monitor: 'stuck', stepId: step.id, probability, text })
    return text
  }

  /** The step counts as done, and the round that it belongs to leads nowhere: to do it once more is no help, so that the person is asked at once. */
  async function goesRound(run: Run, step: Step): Promise<Ended | undefined> {
    const rounds = sinceOne(run, cleared).filter(({ stepId, outcome }) => stepId === step.id && outcome === 'done').length
    const why = rounds < ROUNDS ? undefined : await stuckNow(run, step)
    if (why === undefined) return undefined
    const failure = stuckFailure(why)
    const answer = await askForHelp(run, step, failure)
    return answer === undefined || answer === 'stop' ? failed(step, failure) : undefined
  }

  async function milestone(run: Run, step: Step): Promise<Ended | undefined> {
    const due = await dueNow(run, step)
    if (due === undefined) return undefined
    checked = run.attempts.at(-1)
    const name = fillSlots(due, run.values)
    const reached = await reachedLocally(run, step)
    const came = await verified(run, step, reached)
    if (!came) {
      // Nobody can tell: that is written down as what it is, once a step and not at every round, and the run goes on.
      const text = `Whether “${name}” was reached cannot be told. ${reached.text}`
      if (!untold.has(step.id))
        await run.say({ kind: 'monitor', monitor: 'milestone', stepId: step.id, probability: reached.likeness, text })
      untold.add(step.id)
      return undefined
    }
    await run.say({ kind: 'milestone', stepId: step.id, name, ...came })
    if (came.held) return undefined
    cleared = run.attempts.at(-1)
    const ended = await escalate(run, step, failed(step, milestoneFailure(name, came.text)))
    return ended.kind === 'ended' ? ended : undefined
  }

  /** The name of what should be finished now; undefined where nothing is looked at. */
  async function dueNow(run: Run, step: Step): Promise<string | undefined> {
    const window = sinceOne(run, checked)
    if (on === 'fixed-interval') return window.length >= APART ? step.caption : undefined
    if (on !== 'all' && on !== 'milestone') return undefined
    const planned = run.plan.subGoals.find(({ steps }) => steps.at(-1)?.id === step.id)
    if (planned) return planned.name
    if (window.length < APART) return undefined
    const { yes, probability, text } = saysMilestone(run.attempts)
    if (!yes) return undefined
    await run.say({ kind: 'monitor', monitor: 'milestone', stepId: step.id, probability, text })
    return step.caption
  }

  async function verified(
    run: Run,
    step: Step,
    { kind, text }: Reached,
  ): Promise<{ held: boolean; text: string; tier: 0 | 1 | 2 | 3 } | undefined> {
    if (kind === 'yes') await confirm(run, step)
    if (kind !== 'unsure') return { held: kind === 'yes', text, tier: 0 }
    // Without an act in between there is nothing to compare.
    const judged = since && since.actions.length > 0 ? await judgedReached(run, step, since) : undefined
    if (judged?.held && judged.after) since = { before: judged.after, actions: [] }
    return judged && { held: judged.held, text: judged.text, tier: judged.tier }
  }

  /** Where a judge may be asked later, it looks from here: from the end of the first step, then from what was confirmed last. */
  async function confirm(run: Run, step: Step): Promise<void> {
    const { cascade } = run
    if (!cascade || !judgeModel(cascade)) return
    const before = await shownNow(run, cascade, step)
    since = before && { before, actions: [] }
  }

  return {
    afterAttempt: stuckNow,
    async afterStep(run, step) {
      if (on === 'none') return undefined
      if (since) since.actions.push(sentenceOf(run, step))
      else if (on !== 'stuck') await confirm(run, step)
      return (await goesRound(run, step)) ?? (await milestone(run, step))
    },
  }
}
