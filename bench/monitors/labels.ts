import type { Attempt } from '#contract'
import type { AttemptFacts, RunFacts } from './run-facts.ts'

/** A moment right after an attempt, with what was true then. `undefined`: not to be told, so neither a yes nor a no. */
export type Moment = {
  run: string
  task: string
  /** All attempts of the run up to now. */
  attempts: Attempt[]
  stuck: boolean | undefined
  /** As `stuck`, but the first failure of a stretch that nobody could yet know for one is a yes too. */
  stuckFromTheFirst: boolean | undefined
  milestone: boolean | undefined
}

/** So many failures at one step, and no success at the end: that is a stretch. A shorter one may only have been cut off by the run's end. */
const STRETCH = 4
/** Milestones lie at least so many attempts apart, and so far from the beginning (StepWise, arXiv 2604.27151). */
const APART = 3

/** The moments of a run, labelled by rule from what truly happened afterwards and from what was seen outside; nothing of a monitor goes in. */
export function momentsOf(facts: RunFacts): Moment[] {
  const stuck = stuckIn(facts)
  const milestones = milestonesIn(facts, stuck)
  return facts.attempts.map((_, index) => ({
    run: facts.id,
    task: facts.task,
    attempts: facts.attempts.slice(0, index + 1).map(({ attempt }) => attempt),
    stuck: stuck[index] === 'perhaps' ? undefined : stuck[index] === 'cut' ? undefined : stuck[index] === 'yes',
    stuckFromTheFirst: stuck[index] === 'cut' ? undefined : stuck[index] !== 'no',
    milestone: milestones[index],
  }))
}

/** `perhaps`: the first failure of a stretch, when nobody can know yet. `cut`: the run ended before it was clear. */
type Stuck = 'yes' | 'no' | 'perhaps' | 'cut'

function stuckIn({ attempts, fault }: RunFacts): Stuck[] {
  return attempts.map((facts, index): Stuck => {
    const { attempt } = facts
    if (attempt.outcome === 'done') return fault.kind === 'undone' && facts.faultOn ? undoneAgain(attempts, index) : 'no'
    const { from, to } = stretchAround(attempts, index)
    if (attempts[to + 1]?.attempt.stepId === attempt.stepId) return 'no'
    if (to - from + 1 < STRETCH) return 'cut'
    return index === from ? 'perhaps' : 'yes'
  })
}

/** The failures at one step, one after the other, among which this one is. Right after them comes its success, or nothing more of it. */
function stretchAround(attempts: readonly AttemptFacts[], index: number): { from: number; to: number } {
  const same = (at: number) => {
    const other = attempts[at]?.attempt
    return other !== undefined && other.outcome !== 'done' && other.stepId === attempts[index]?.attempt.stepId
  }
  let [from, to] = [index, index]
  while (same(from - 1)) from--
  while (same(to + 1)) to++
  return { from, to }
}

/** Something takes the work back after each round: the step leaves the work as an earlier round left it. */
function undoneAgain(attempts: readonly AttemptFacts[], index: number): Stuck {
  const now = attempts[index]
  const before = attempts
    .slice(0, index)
    .filter(({ attempt, state }) => attempt.stepId === now?.attempt.stepId && attempt.outcome === 'done' && state === now.state)
  if (before.length === 0) return 'no'
  // What a round fills in is no end of it: that moment is left to the one that ends it.
  if (!now?.attempt.commits) return 'cut'
  return before.length === 1 ? 'perhaps' : 'yes'
}

function milestonesIn({ attempts, state, fault }: RunFacts, stuck: readonly Stuck[]): (boolean | undefined)[] {
  const known = new Set([state])
  let last = -1
  return attempts.map(({ attempt, state: now }, index) => {
    // Nothing outside tells of this work.
    if (state === '') return undefined
    const isNew = now !== '' && !known.has(now)
    known.add(now)
    if (!isNew) return false
    // The effect of a slow program may belong to an attempt before.
    if (attempt.outcome !== 'done' || fault.kind === 'slow' || stuck[index] !== 'no' || index - last < APART) return undefined
    last = index
    return true
  })
}
