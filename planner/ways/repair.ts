import {
  type PageId,
  type Plan,
  type PlanRepair,
  type Repairer,
  type Step,
  type StepId,
  spansOf,
  stepsOf,
  titleFits,
  type WindowInfo,
} from '#contract'
import { findWay, type KnownWay, type WayPorts } from './find-way.ts'
import { onlyLeads } from './only-leads.ts'

/** No further than so many steps ahead is looked for one that can be gone on with. */
const FURTHEST_AHEAD = 8

/**
 * Another way to where a step begins, out of memory alone: from the page in front by steps that are known to lead there, or past steps that would only have led where the
 * desktop is already. A step that writes is left out only when what it would do is seen done. (GoalAct, arXiv 2504.16563: the plan is kept current.)
 */
export function createRepairer(ports: WayPorts): Repairer {
  return async ({ plan, step, windows, page, values }) => {
    if (page === undefined) return undefined
    const steps = stepsOf(plan)
    const known = new Set(Object.keys(values))
    let best: { way: KnownWay; to: Step; leaveOut: StepId[] } | undefined
    for (const { to, past } of goalsAhead(plan, steps, step, { windows, values })) {
      if (to.page === undefined || (to.page === page && past.length === 0)) continue
      const way = await findWay(page, to.page, { steps, known }, ports)
      const saves = (each: { way: KnownWay; leaveOut: StepId[] }) => each.leaveOut.length - each.way.steps.length
      const found = way && { way, to, leaveOut: past.map(({ id }) => id) }
      if (found && (!best || saves(found) > saves(best))) best = found
    }
    return best && repairOf(best, await nameOf(page, ports))
  }
}

/** The step itself, and each one after it that may be gone on with, with the steps that would be left out for it. */
function* goalsAhead(
  plan: Plan,
  steps: readonly Step[],
  step: Step,
  seen: { windows: readonly WindowInfo[]; values: Readonly<Record<string, string>> },
): Generator<{ to: Step; past: Step[] }> {
  const at = steps.findIndex(({ id }) => id === step.id)
  if (at < 0) return
  for (let ahead = at; ahead < Math.min(steps.length, at + FURTHEST_AHEAD + 1); ahead += 1) {
    const to = steps[ahead]
    const past = steps.slice(at, ahead)
    if (!to || !past.every((each) => onlyLeads(each) || isSeenDone(each, seen))) return
    if (sameBlocks(plan, steps, at, ahead)) yield { to, past }
  }
}

/**
 * The window in whose title a value of this run stands is there: that is what the step was to bring about. Anything that may have been there before the run, and what
 * cannot be seen in the windows, is not taken as done. A text that is read is needed later, and never counts as done.
 */
function isSeenDone(
  { act, expectation }: Step,
  { windows, values }: { windows: readonly WindowInfo[]; values: Readonly<Record<string, string>> },
): boolean {
  if (act.kind === 'read' || act.kind === 'type' || act.kind === 'hand-over' || expectation.kind !== 'window-present') return false
  const { title, program, kind } = expectation.window
  const names = [...title.matchAll(/⟦([^⟦⟧]+)⟧/gu)].flatMap(([, name]) => name ?? [])
  if (names.length === 0 || names.some((name) => !values[name]?.trim())) return false
  const filled = title.replaceAll(/⟦([^⟦⟧]+)⟧/gu, (_, name: string) => values[name] ?? '')
  return windows.some((window) => window.program === program && window.kind === kind && titleFits(filled, window.title))
}

/** Within the same loops and branches, and none of them begins or ends on the way: else leaving steps out would change what they do. */
function sameBlocks(plan: Plan, steps: readonly Step[], at: number, ahead: number): boolean {
  if (at === ahead) return true
  const place = (id: StepId) => steps.findIndex((step) => step.id === id)
  return plan.blocks
    .flatMap(spansOf)
    .map(({ from, to }) => ({ from: place(from), to: place(to) }))
    .every(({ from, to }) => (at >= from && ahead <= to) || ahead < from || at > to)
}

function repairOf({ way, to, leaveOut }: { way: KnownWay; to: Step; leaveOut: StepId[] }, page: string): PlanRepair {
  const left = leaveOut.length === 1 ? 'one step' : `${leaveOut.length} steps`
  const goesOn = leaveOut.length > 0 ? `Going on with “${to.caption}”: ${left} before it would only have led there.` : way.because
  return { because: `The desktop is on “${page}”. ${goesOn}`, steps: way.steps, leaveOut }
}

async function nameOf(page: PageId, { memory }: WayPorts): Promise<string> {
  return (await memory.page(page))?.name ?? page
}
