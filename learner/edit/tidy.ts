import type { StepId, Task, TextPart } from '#contract'
import { numberOf } from '../blocks/words.ts'
import { rewriteTask, UNCHANGED } from './rewrite.ts'
import { unusedParameters } from './task-problems.ts'

/** What follows from edits without being named by them. `what`: what the person should be told of it. */
export function tidy(before: Task, after: Task): { task: Task; what: string[] } {
  const { task, what } = withoutUnused(before, withSecrets(after))
  return { task: { ...task, programs: programsOf(before, task), notices: noticesOf(before, task) }, what }
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
  return rewriteTask(task, { ...UNCHANGED, text: (parts) => parts.map(part) })
}

/** Nobody is asked for a value that was used and is used no more. */
function withoutUnused(before: Task, after: Task): { task: Task; what: string[] } {
  const idle = new Set(unusedParameters(before))
  const known = new Set(before.parameters.map(({ name }) => name))
  const gone = unusedParameters(after).filter((name) => known.has(name) && !idle.has(name))
  return {
    task: { ...after, parameters: after.parameters.filter(({ name }) => !gone.includes(name)) },
    what: gone.map((name) => `“${name}” is no longer asked for`),
  }
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

/** Notices about a step follow it to its new number, and go with it. */
function noticesOf(before: Task, after: Task): string[] {
  const ids = before.steps.map(({ id }): StepId => id)
  return after.notices.flatMap((notice) => {
    const number = /^Step (\d+)(?=, “)/u.exec(notice)?.[1]
    const id = number === undefined ? undefined : ids[Number(number) - 1]
    if (id === undefined) return [notice]
    const now = numberOf(id, after.steps)
    return now === 0 ? [] : [notice.replace(/^Step \d+/u, `Step ${now}`)]
  })
}
