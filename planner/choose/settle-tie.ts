import { goalSentence, type TaskSummary, type WindowInfo } from '#contract'
import type { Fitting } from './choose-task.ts'

/** `because`: whole sentences for the person. */
type Settled = { chosen: Fitting; because: string }

/** What is known of tasks beside their words. `recalled`: memory's scores by task. */
type Evidence = { windows: readonly WindowInfo[]; recalled: ReadonlyMap<string, number> }

/** So often a task must have gone well before that speaks for it, and this is well. */
const TRUSTED_SUCCESSES = 2
const WELL = 0.8
const BADLY = 0.5
/** So much higher a recall score is a difference. */
const RECALLED_BETTER = 1.5

/**
 * Of tasks that fit a request about equally well the one that is meant, when that is clear: one sign speaks for it against each other one, and no sign against
 * it. Undefined: it is not clear, and the person is asked.
 */
export function settleTie(rivals: readonly Fitting[], evidence: Evidence): Settled | undefined {
  for (const chosen of rivals) {
    const others = rivals.filter((other) => other !== chosen)
    const signs = others.map(({ task }) => ({ task, ...compare(chosen.task, task, evidence) }))
    if (others.length === 0 || signs.some((each) => each.against || each.because === undefined)) continue
    const reasons = [...new Set(signs.flatMap(({ because }) => because ?? []))]
    const named = others.map(({ task }) => `“${goalSentence(task.goal)}” (${task.id})`).join(', ')
    return { chosen, because: `${named} would fit as well; this one was taken because ${reasons.join(' and ')}.` }
  }
  return undefined
}

/** What speaks for one against the other, and whether anything speaks against it. */
function compare(one: TaskSummary, other: TaskSummary, { windows, recalled }: Evidence): { because?: string; against: boolean } {
  const open = [openShare(one, windows), openShare(other, windows)] as const
  const went = [wentWell(one, other), wentWell(other, one)] as const
  const scores = [recalled.get(one.id) ?? 0, recalled.get(other.id) ?? 0] as const
  const signs: { because: string; speaks: boolean; against: boolean }[] = [
    { because: 'its programs are open now', speaks: open[0] === 1 && open[1] === 0, against: open[1] === 1 && open[0] === 0 },
    {
      because: `${one.successCount} of its ${one.runCount} runs succeeded, and the other one is not used`,
      speaks: went[0],
      against: went[1],
    },
    {
      because: 'its steps and pages say more of what you asked for',
      speaks: scores[0] > 0 && scores[0] > scores[1] * RECALLED_BETTER,
      against: scores[1] > 0 && scores[1] > scores[0] * RECALLED_BETTER,
    },
  ]
  const because = signs.find(({ speaks }) => speaks)?.because
  return { ...(because !== undefined && { because }), against: signs.some(({ against }) => against) }
}

/** The share of a task's programs that are open; undefined of one that needs none. */
function openShare({ programs }: TaskSummary, windows: readonly WindowInfo[]): number | undefined {
  if (programs.length === 0) return undefined
  return programs.filter(({ program }) => windows.some((window) => window.program === program)).length / programs.length
}

/** It went well, and the other went badly or was left unused all the while. One that was shown since may be the better version: that is asked. */
function wentWell(one: TaskSummary, other: TaskSummary): boolean {
  if (one.successCount < TRUSTED_SUCCESSES || one.successCount / one.runCount < WELL) return false
  if (other.runCount > 0) return other.successCount / other.runCount < BADLY
  return one.lastRunAt !== null && Date.parse(other.createdAt) < Date.parse(one.lastRunAt)
}
