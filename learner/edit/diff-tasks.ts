import type { Block, Parameter, Span, StepId, Task, TaskDifference } from '#contract'
import { goalSentence } from '#contract'
import { blockInWords, numberOf, spanInWords } from '../blocks/words.ts'
import { diffSteps } from './diff-steps.ts'
import { renameIn } from './rename.ts'
import { renamesBetween } from './renames.ts'
import { same } from './same.ts'
import { typeInWords } from './value-fits.ts'

/**
 * What differs between two revisions of a Task, for reading: sentence, values, steps in their order, parts, milestones, blocks, programs, recordings. Of a value
 * with a new name only that is told, not each place that follows.
 */
export function diffTasks(given: Task, after: Task): TaskDifference[] {
  const renames = renamesBetween(given.parameters, after.parameters)
  const before = renames.reduce((task, [from, to]) => renameIn(task, from, to), given)
  const { differences, pairs } = diffSteps(before.steps, after.steps)
  const known = new Map(pairs.map((pair) => [pair.before.id, pair.after.id]))
  const then: Side = { task: before, now: (id) => known.get(id) ?? id }
  const now: Side = { task: after, now: (id) => id }
  return [
    ...differ('goal', [goalOf(before)], [goalOf(after)]),
    ...differ('parameter', parametersOf(given.parameters, before.parameters), parametersOf(after.parameters, after.parameters)),
    ...differences,
    ...differ('sub-goal', subGoalsOf(then), subGoalsOf(now)),
    ...differ('milestone', milestonesOf(then), milestonesOf(now)),
    ...differ(
      'block',
      before.blocks.map((block) => blockOf(block, then)),
      after.blocks.map((block) => blockOf(block, now)),
    ),
    ...differ('program', before.programs.map(programOf), after.programs.map(programOf)),
    ...differ('recording', before.recordings.map(recordingOf), after.recordings.map(recordingOf)),
  ]
}

/** A part of a Task: what it is known again by, the surest first; all that a difference can be in; and how it is told. */
type Part = { keys: string[]; content: unknown; words: string; step?: StepId }
/** `now`: the later id of a step, where it was recorded anew. */
type Side = { task: Task; now: (id: StepId) => StepId }

/** What is gone comes before what is new or changed. */
function differ(what: TaskDifference['what'], before: readonly Part[], after: readonly Part[]): TaskDifference[] {
  const pairs = pairParts(before, after)
  const gone = before.filter((part) => ![...pairs.values()].includes(part))
  return [
    ...gone.map(({ words, step }): TaskDifference => ({ what, change: 'removed', before: words, ...(step ? { step } : {}) })),
    ...after.flatMap((part): TaskDifference[] => {
      const { content, words, step } = part
      const old = pairs.get(part)
      const place = step ? { step } : {}
      if (!old) return [{ what, change: 'added', after: words, ...place }]
      return same(old.content, content) ? [] : [{ what, change: 'changed', before: old.words, after: words, ...place }]
    }),
  ]
}

/** To each later part the earlier one that it was. */
function pairParts(before: readonly Part[], after: readonly Part[]): Map<Part, Part> {
  const pairs = new Map<Part, Part>()
  const left = new Set(before)
  for (const rank of [0, 1]) {
    for (const part of after) {
      const key = part.keys[rank]
      const old = pairs.has(part) ? undefined : [...left].find((each) => key !== undefined && each.keys[rank] === key)
      if (!old) continue
      pairs.set(part, old)
      left.delete(old)
    }
  }
  return pairs
}

function goalOf({ goal }: Task): Part {
  return { keys: ['goal'], content: goal, words: goalSentence(goal) }
}

/** @param renamed the same under the names that they have later */
function parametersOf(parameters: readonly Parameter[], renamed: readonly Parameter[]): Part[] {
  return parameters.map((parameter, index) => ({
    keys: [renamed[index]?.name ?? parameter.name],
    content: parameter,
    words: parameterInWords(parameter),
  }))
}

function parameterInWords({ name, type, many, options, examples }: Parameter): string {
  return [
    `⟦${name}⟧: ${many ? `several values, each ${typeInWords(type)}` : typeInWords(type)}`,
    ...(options ? [`out of ${options.map((option) => `“${option}”`).join(', ')}`] : []),
    ...(examples.length > 0 ? [`for example ${examples.map((example) => `“${example.replaceAll('\n', ', ')}”`).join(', ')}`] : []),
  ].join(', ')
}

function subGoalsOf({ task, now }: Side): Part[] {
  return task.subGoals.map(({ name, from, to }) => ({
    keys: [`${now(from)} ${now(to)}`, name],
    content: { name, from: now(from), to: now(to) },
    words: `“${name}”: ${spanInWords({ from, to }, task.steps)}`,
  }))
}

function milestonesOf({ task, now }: Side): Part[] {
  return task.milestones.map(({ name, after }) => ({
    keys: [now(after), name],
    content: { name, after: now(after) },
    words: `“${name}” after step ${numberOf(after, task.steps)}`,
    step: after,
  }))
}

function blockOf(block: Block, { task, now }: Side): Part {
  const later = <Spanned extends Span>(span: Spanned): Spanned => ({ ...span, from: now(span.from), to: now(span.to) })
  const content = block.kind === 'branch' ? { ...block, arms: block.arms.map(later) } : later(block)
  return { keys: [block.id], content, words: `${blockInWords(block, task.steps)} ${block.reason}`.trim() }
}

function programOf({ program, command }: Task['programs'][number]): Part {
  return { keys: [program], content: command ?? [], words: command ? `${program}, started by ${command.join(' ')}` : program }
}

function recordingOf(recording: Task['recordings'][number]): Part {
  return { keys: [recording], content: recording, words: recording }
}
