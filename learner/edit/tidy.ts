import type { Step, StepId, Task, TextPart } from '#contract'
import { fillText, rewriteTask, UNCHANGED } from '#contract'
import { numberOf } from '../blocks/words.ts'
import { thoughtOfText } from '../captions/reasons.ts'
import { quoted } from '../words/quoted.ts'
import { nameAfter } from './renames.ts'
import { unusedParameters } from './task-problems.ts'
import { neededBy } from './uses.ts'

type Renames = readonly (readonly [string, string])[]

/** What follows from edits without being named by them. `what`: what the person should be told of it; `idle`: new values that nothing uses. */
export function tidy(before: Task, after: Task, renames: Renames): { task: Task; what: string[]; idle: string[] } {
  const { task, gone, idle } = withoutUnused(before, withThoughts(before, withSecrets(after)), renames)
  const tidied = { ...task, programs: programsOf(before, task), notices: noticesOf(before, task, renames) }
  return { task: tidied, what: gone.map((name) => `“${name}” is no longer asked for`), idle }
}

/** Secrets stand as secrets, all else as slots. */
function withSecrets(task: Task): Task {
  const types = new Map(task.parameters.map(({ name, type }) => [name, type]))
  const part = (given: TextPart): TextPart => {
    if (given.kind !== 'slot' && given.kind !== 'secret') return given
    const type = types.get(given.parameter)
    if (type === 'secret') return { kind: 'secret', parameter: given.parameter }
    return given.kind === 'secret' && type !== undefined ? { kind: 'slot', parameter: given.parameter } : given
  }
  // What is looked for on the screen is no secret, and was typed or chosen before.
  const given = new Set(task.steps.flatMap(neededBy).filter((name) => types.get(name) !== 'secret'))
  return rewriteTask(task, { ...UNCHANGED, text: (parts) => parts.map(part), shows: (names) => names.filter((name) => given.has(name)) })
}

/** What the rules thought of a text follows the text. */
function withThoughts(before: Task, after: Task): Task {
  const ruled = new Set(
    before.steps.flatMap(({ id, act, thought }) => (act.kind === 'type' && thought === thoughtOfText(act.text) ? [id] : [])),
  )
  const steps = after.steps.map((step) =>
    step.act.kind === 'type' && ruled.has(step.id) ? { ...step, thought: thoughtOfText(step.act.text) } : step,
  )
  return { ...after, steps }
}

/** Nobody is asked for a value that was used and is used no more. */
function withoutUnused(before: Task, after: Task, renames: Renames): { task: Task; gone: string[]; idle: string[] } {
  const wereIdle = unusedParameters(before).map((name) => nameAfter(name, renames))
  const known = before.parameters.map(({ name }) => nameAfter(name, renames))
  const unused = unusedParameters(after).filter((name) => !wereIdle.includes(name))
  const gone = unused.filter((name) => known.includes(name))
  const parameters = after.parameters.filter(({ name }) => !gone.includes(name))
  return { task: { ...after, parameters }, gone, idle: unused.filter((name) => !known.includes(name)) }
}

/** The programs in which steps take place. One that no step ever named, because another program opens it, stays. */
function programsOf(before: Task, after: Task): Task['programs'] {
  const [usedBefore, usedNow] = [before, after].map((task) => new Set(task.steps.flatMap(programOf)))
  const kept = after.programs.filter(({ program }) => usedNow?.has(program) || !usedBefore?.has(program))
  const known = new Set([...kept.map(({ program }) => program), ...(usedBefore ?? [])])
  const added = [...(usedNow ?? [])].filter((program) => !known.has(program))
  return [...kept, ...added.map((program) => ({ program }))]
}

function programOf({ act, window }: Task['steps'][number]): string[] {
  return act.kind === 'run-task' || window.program === '' ? [] : [window.program]
}

/** Notices about a step follow it to its new number, and go with it; those about a typed text go when it is no longer typed as it was. */
function noticesOf(before: Task, after: Task, renames: Renames): string[] {
  const ids = before.steps.map(({ id }): StepId => id)
  const kept = new Set(after.steps.map((step) => typedBy(step, [])))
  const gone = before.steps.filter((step) => !kept.has(typedBy(step, renames))).flatMap((step) => typedIn(step, before) ?? [])
  return after.notices.flatMap((notice) => {
    const number = /^Step (\d+)(?=, “)/u.exec(notice)?.[1]
    const id = number === undefined ? undefined : ids[Number(number) - 1]
    if (id === undefined) return gone.some((text) => notice.includes(text)) ? [] : [notice]
    const now = numberOf(id, after.steps)
    return now === 0 ? [] : [notice.replace(/^Step \d+/u, `Step ${now}`)]
  })
}

function typedBy({ act }: Step, renames: Renames): string {
  if (act.kind !== 'type') return ''
  return JSON.stringify(act.text.map((part) => ('parameter' in part ? { ...part, parameter: nameAfter(part.parameter, renames) } : part)))
}

/** What was typed in the demonstration, as the learner quotes it. */
function typedIn({ act }: Step, { parameters }: Task): string | undefined {
  if (act.kind !== 'type' || act.text.some(({ kind }) => kind === 'secret')) return undefined
  const text = fillText(act.text, Object.fromEntries(parameters.map(({ name, examples }) => [name, examples[0] ?? ''])))
  return text.trim() === '' ? undefined : quoted(text)
}
