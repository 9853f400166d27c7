import {
  type BoundValue,
  type FlowNode,
  flowOf,
  type LoopOver,
  missingCase,
  type PlanEstimate,
  type RunSummary,
  type Step,
  type Task,
} from '#contract'

/** A task of a plan, with its runs, the newest first. */
type Estimated = { task: Pick<Task, 'steps' | 'blocks'>; runs: readonly RunSummary[] }

/** So many of the newest runs that went well say how long a step takes. */
const NEWEST = 10

type Amount = { steps: number; personMs: number }

/**
 * What a plan will take, about: each task's expected steps, at the pace of its runs (the median of their time a step), or else of the person. `more` are steps around them.
 * Of a loop whose rounds only the screen tells one round is reckoned; of a branch its longest way; what is there only sometimes is.
 */
export function estimateOf(parts: readonly Estimated[], values: readonly BoundValue[], more: readonly Step[]): PlanEstimate {
  const given = new Map(values.map(({ parameter, value }) => [parameter, value]))
  const reckoned = parts.map(({ task, runs }) => {
    const amount = sumOf((flowOf(task.steps, task.blocks) ?? []).map((node) => amountOf(node, given)))
    const done = runs.filter(isWhole).slice(0, NEWEST)
    const pace = median(done.map(msPerStep))
    const calls = done.length === 0 ? 0 : done.reduce((sum, { modelCalls }) => sum + modelCalls, 0) / done.length
    return { amount, pace, calls, money: moneyOf(done) }
  })
  const ms = reckoned.map(({ amount, pace }) => (pace === undefined ? amount.personMs : amount.steps * pace))
  const around = sumOf(more.map(({ personMs }) => ({ steps: 1, personMs })))
  return {
    steps: Math.round(reckoned.reduce((sum, { amount }) => sum + amount.steps, around.steps)),
    seconds: Math.round((ms.reduce((sum, each) => sum + each, around.personMs) / 1000) * 10) / 10,
    from: reckoned.length > 0 && reckoned.every(({ pace }) => pace !== undefined) ? 'runs' : 'demonstration',
    modelCalls: Math.round(reckoned.reduce((sum, { calls }) => sum + calls, 0) * 10) / 10,
    money: reckoned.reduce<number | null>((sum, { money }) => (sum === null || money === null ? null : sum + money), 0) || null,
  }
}

/** On the average; null as soon as the price of one run's models is not known. */
function moneyOf(runs: readonly RunSummary[]): number | null {
  const amounts = runs.map(({ modelCalls, spent }) => (modelCalls === 0 ? 0 : (spent?.money ?? null)))
  return amounts.length === 0
    ? 0
    : amounts.reduce<number | null>((sum, each) => (sum === null || each === null ? null : sum + each / amounts.length), 0)
}

function amountOf(node: FlowNode<Step>, given: ReadonlyMap<string, string>): Amount {
  switch (node.kind) {
    case 'step':
      return { steps: 1, personMs: node.step.personMs }
    case 'optional':
      return sumOf(node.body.map((each) => amountOf(each, given)))
    case 'loop': {
      const round = sumOf(node.body.map((each) => amountOf(each, given)))
      const rounds = Math.min(roundsOf(node.block.over, given), node.block.atMost)
      return { steps: round.steps * rounds, personMs: round.personMs * rounds }
    }
    case 'branch': {
      const arms = node.arms.map(({ body }) => sumOf(body.map((each) => amountOf(each, given))))
      return arms.reduce((longest, arm) => (arm.steps > longest.steps ? arm : longest), { steps: 0, personMs: 0 })
    }
    default:
      return missingCase(node)
  }
}

function roundsOf(over: LoopOver, given: ReadonlyMap<string, string>): number {
  switch (over.kind) {
    case 'values':
      return (given.get(over.parameters[0] ?? '') ?? '').split('\n').filter((line) => line !== '').length
    case 'times': {
      const count = typeof over.count === 'number' ? over.count : Number(given.get(over.count.parameter))
      return Number.isFinite(count) ? Math.max(0, Math.round(count)) : 1
    }
    case 'rows':
    case 'while':
      return 1
    default:
      return missingCase(over)
  }
}

/** All of the plan, to its end. */
function isWhole(run: RunSummary): boolean {
  return run.outcome?.kind === 'done' && run.part === undefined && run.endedAt !== null && stepsDone(run) > 0
}

function msPerStep(run: RunSummary): number {
  return (Date.parse(run.endedAt ?? run.startedAt) - Date.parse(run.startedAt)) / stepsDone(run)
}

function stepsDone({ stepsByTier }: RunSummary): number {
  return stepsByTier.reduce((sum, count) => sum + count, 0)
}

function median(numbers: number[]): number | undefined {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  const [below, above] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]]
  return below === undefined || above === undefined ? undefined : (below + above) / 2
}

function sumOf(amounts: readonly Amount[]): Amount {
  return amounts.reduce((sum, { steps, personMs }) => ({ steps: sum.steps + steps, personMs: sum.personMs + personMs }), {
    steps: 0,
    personMs: 0,
  })
}
