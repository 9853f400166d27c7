import { fillText, type Ids, type Memory, type PageId, parametersOfTarget, type Step, StepId, type Task, type Way } from '#contract'
import { onlyLeads } from './only-leads.ts'

/** Steps from one page to another, under ids of their own, with why they are thought to lead there as a sentence. */
export type KnownWay = { steps: Step[]; because: string }

export type WayPorts = { memory: Memory; ids: Ids }
/** What may be put into a way: steps of the plan itself, whose slots `known` fills. Other tasks' steps count when they have none: what a value is called there says nothing here. */
type WayFrom = { steps: readonly Step[]; known: ReadonlySet<string> }

/** So many of the likeliest ways are looked at for one whose every step is known. */
const WAYS = 10
/** A way that has failed more often than this is no way. */
const LIKELY_ENOUGH = 0.1

/**
 * A way from the page in front to another page, of steps that memory has seen lead from page to page and that do nothing else: the likeliest one all of whose steps can be
 * done with what is known. Undefined when there is none. Looks only at memory.
 */
export async function findWay(from: PageId, to: PageId, own: WayFrom, { memory, ids }: WayPorts): Promise<KnownWay | undefined> {
  if (from === to) return { steps: [], because: '' }
  const ways = (await memory.ways(from, to, { limit: WAYS })).filter(({ likelihood }) => likelihood >= LIKELY_ENOUGH)
  if (ways.length === 0) return undefined
  const candidates = [
    ...own.steps.map((step, at) => ({ step, before: own.steps.slice(0, at), known: own.known })),
    ...(await ofTasks(memory)),
  ]
  for (const way of ways) {
    const steps = way.transitions.map((transition) => stepFor(transition, candidates))
    if (steps.some((step) => step === undefined)) continue
    return { steps: steps.flatMap((step) => (step ? [fresh(step, ids)] : [])), because: inWords(way) }
  }
  return undefined
}

type Candidate = { step: Step; before: readonly Step[]; known: ReadonlySet<string> }

async function ofTasks(memory: Memory): Promise<Candidate[]> {
  const tasks = await Promise.all((await memory.tasks()).map(({ id }) => memory.task(id)))
  return tasks.flatMap((task: Task | undefined) =>
    (task?.steps ?? []).map((step, at) => ({ step, before: task?.steps.slice(0, at) ?? [], known: new Set<string>() })),
  )
}

/** The step that a transition was made by: of the caption that it has, else any that leads there. */
function stepFor({ from, to, by }: Way['transitions'][number], candidates: readonly Candidate[]): Step | undefined {
  const fitting = candidates.filter(
    ({ step, before, known }) =>
      step.page === from && step.leadsTo === to && onlyLeads(step) && !needsWriting(before, from) && isBound(step, known),
  )
  return (fitting.find(({ step }) => step.caption === by) ?? fitting[0])?.step
}

/** What was written on the same page right before the step is what the step then acts on: by itself it would lead elsewhere, or send an empty form. */
function needsWriting(before: readonly Step[], page: PageId): boolean {
  for (const step of before.toReversed()) {
    if (step.page !== page) return false
    if (step.leadsTo !== undefined && step.leadsTo !== page) return false
    if (!onlyLeads(step)) return true
  }
  return false
}

/** Whether all that a step looks for or says is known, so that nothing of it stays a `⟦slot⟧`. */
export function isBound(step: Step, known: ReadonlySet<string>): boolean {
  const texts = [step.caption, step.window.title, windowOf(step), step.target?.label ?? '', step.target?.window.title ?? '']
  const named = [...parametersOfTarget(step.target ?? { neighbours: [] }), ...slotsIn([...texts, expectedText(step)].join(' '))]
  return named.every((name) => known.has(name))
}

function expectedText({ expectation }: Step): string {
  if (expectation.kind === 'field-holds') return fillText(expectation.text, {})
  return expectation.kind === 'element-present' ? expectation.name : ''
}

function windowOf({ expectation }: Step): string {
  return expectation.kind === 'window-present' || expectation.kind === 'window-gone' ? expectation.window.title : ''
}

function slotsIn(text: string): string[] {
  return [...text.matchAll(/⟦([^⟦⟧]+)⟧/gu)].flatMap(([, name]) => name ?? [])
}

function fresh(step: Step, ids: Ids): Step {
  return { ...step, id: StepId.parse(ids.next('step')), origin: 'memory' }
}

function inWords({ transitions }: Way): string {
  const [worked, tried] = [
    transitions.reduce((sum, { successCount }) => sum + successCount, 0),
    transitions.reduce((sum, { count }) => sum + count, 0),
  ]
  const what = transitions.length === 1 ? 'One step that leads' : `${transitions.length} steps that lead`
  return `${what} there ${transitions.length === 1 ? 'is' : 'are'} known: ${worked === tried ? 'it always worked' : `it worked ${worked} of ${tried} times`}.`
}
