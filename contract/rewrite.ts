import type { StepAct, TextPart } from './action.ts'
import type { Block, LoopOver } from './flow.ts'
import type { GoalPart } from './parameter.ts'
import type { Expectation } from './step.ts'
import type { Target } from './target.ts'
import type { Task } from './task.ts'
import type { NewStep } from './task-edit.ts'

/** What happens to each place of a Task that can speak of a value. */
export type Rewrite = {
  /** Sentences for people; values stand in them as `⟦name⟧`. */
  words: (text: string) => string
  /** What is typed, looked for in a field, or given to another task. */
  text: (parts: TextPart[]) => TextPart[]
  goal: (parts: GoalPart[]) => GoalPart[]
  target: (target: Target) => Target
  over: (over: LoopOver) => LoopOver
  /** The parameters whose values a step is to show. */
  shows: (names: string[]) => string[]
}

const same = <Thing>(thing: Thing): Thing => thing
export const UNCHANGED: Rewrite = { words: same, text: same, goal: same, target: same, over: same, shows: same }

/** Other names for values, wherever they stand; a name that stays is given back as it is. */
export function renaming(name: (given: string) => string): Rewrite {
  return {
    words: (text) => text.replace(/⟦([^⟦⟧]+)⟧/gu, (_slot, given: string) => `⟦${name(given)}⟧`),
    text: (parts) =>
      parts.map((part) => (part.kind === 'slot' || part.kind === 'secret' ? { ...part, parameter: name(part.parameter) } : part)),
    goal: (parts) => parts.map((part) => (part.kind === 'slot' ? { ...part, parameter: name(part.parameter) } : part)),
    target: (target) => ({
      ...target,
      ...(target.nameParameter === undefined ? {} : { nameParameter: name(target.nameParameter) }),
      neighbours: target.neighbours.map((each) => (each.parameter === undefined ? each : { ...each, parameter: name(each.parameter) })),
    }),
    over: (over) => {
      if (over.kind === 'values') return { ...over, parameters: over.parameters.map(name) }
      if (over.kind === 'rows') return { ...over, item: name(over.item) }
      return over.kind === 'times' && typeof over.count !== 'number' ? { ...over, count: { parameter: name(over.count.parameter) } } : over
    },
    shows: (names) => names.map(name),
  }
}

/** The one place that knows where in a Task values stand. Proposals keep their edits. */
export function rewriteTask(task: Task, rewrite: Rewrite): Task {
  const { words } = rewrite
  return {
    ...task,
    goal: plainGoal(rewrite.goal(task.goal)),
    steps: task.steps.map((step) => rewriteStep(step, rewrite)),
    blocks: task.blocks.map((block) => rewriteBlock(block, rewrite)),
    subGoals: task.subGoals.map((subGoal) => ({ ...subGoal, name: words(subGoal.name) })),
    milestones: task.milestones.map((milestone) => ({ ...milestone, name: words(milestone.name) })),
    leftOut: task.leftOut.map((each) => ({ ...each, what: words(each.what), reason: words(each.reason) })),
    proposals: task.proposals.map((each) => ({ ...each, question: words(each.question), change: words(each.change) })),
    notices: task.notices.map(words),
  }
}

export function rewriteStep<Any extends NewStep>(step: Any, rewrite: Rewrite): Any {
  const { words } = rewrite
  const { shows: showed, ...rest } = step
  const shows = rewrite.shows(showed ?? [])
  return {
    ...rest,
    caption: words(step.caption),
    observation: words(step.observation),
    thought: words(step.thought),
    act: rewriteAct(step.act, rewrite),
    expectation: rewriteExpectation(step.expectation, rewrite),
    ...(step.target ? { target: rewriteTarget(step.target, rewrite) } : {}),
    ...(shows.length > 0 ? { shows } : {}),
  } as Any
}

export function rewriteBlock(block: Block, { words, over }: Rewrite): Block {
  const reason = words(block.reason)
  return block.kind === 'loop' ? { ...block, reason, over: over(block.over) } : { ...block, reason }
}

export function rewriteTarget(target: Target, { words, target: rewritten }: Rewrite): Target {
  const next = rewritten(target)
  return { ...next, label: words(next.label) }
}

function rewriteAct(act: StepAct, { words, text }: Rewrite): StepAct {
  switch (act.kind) {
    case 'type':
      return { ...act, text: plainText(text(act.text)) }
    case 'run-task':
      return { ...act, values: Object.fromEntries(Object.entries(act.values).map(([name, parts]) => [name, plainText(text(parts))])) }
    case 'hand-over':
      return { ...act, what: words(act.what) }
    default:
      return act
  }
}

/** What a field holds is never compared with a secret. */
function rewriteExpectation(expectation: Expectation, { text }: Rewrite): Expectation {
  if (expectation.kind !== 'field-holds') return expectation
  const parts = plainText(text(expectation.text))
  return holdsText(parts)
}

/** What a field is looked at for after this was typed. */
export function holdsText(parts: TextPart[]): Expectation {
  const tells = parts.length > 0 && !parts.some(({ kind }) => kind === 'secret')
  return tells ? { kind: 'field-holds', text: parts } : { kind: 'changed' }
}

/** Fixed words in one piece, none empty. */
export function plainText(parts: readonly TextPart[]): TextPart[] {
  const all: TextPart[] = []
  for (const part of parts) {
    const last = all.at(-1)
    if (part.kind === 'literal' && last?.kind === 'literal') all[all.length - 1] = { kind: 'literal', text: last.text + part.text }
    else if (part.kind !== 'literal' || part.text !== '') all.push(part)
  }
  return all
}

export function plainGoal(parts: readonly GoalPart[]): GoalPart[] {
  const all: GoalPart[] = []
  for (const part of parts) {
    const last = all.at(-1)
    if (part.kind === 'words' && last?.kind === 'words') all[all.length - 1] = { kind: 'words', text: last.text + part.text }
    else if (part.kind !== 'words' || part.text !== '') all.push(part)
  }
  return all
}
