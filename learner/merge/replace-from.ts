import type { StepId, Task, TaskEdit } from '#contract'
import { rewriteStep } from '#contract'
import { unique } from '../parameters/names.ts'
import { renaming } from './adopt.ts'
import { createEntries, readGoal } from './entries.ts'

/**
 * The steps of a new demonstration in place of all from `step` on, as an edit. Its values get the names that the Task has for them: by the sentence, else by a
 * value that is an example already; a value that the Task does not know keeps its name, unless that is taken.
 */
export function replaceFrom(known: Task, step: StepId, shown: Task): Extract<TaskEdit, { kind: 'replace-from' }> {
  const { sentences } = createEntries(known, shown)
  const bySentence = readGoal(known.goal, sentences.shown) ?? {}
  const taken = new Set(known.parameters.map(({ name }) => name))
  const names = new Map<string, string>()
  for (const { name, type, examples } of shown.parameters) {
    const [value] = examples
    const same =
      known.parameters.find((each) => value !== undefined && bySentence[each.name] === value) ??
      known.parameters.find((each) => value !== undefined && each.examples.includes(value)) ??
      known.parameters.find((each) => type === 'secret' && each.type === 'secret' && each.name === name)
    names.set(name, same?.name ?? unique(name, taken))
  }
  return {
    kind: 'replace-from',
    step,
    steps: shown.steps.map(({ id: _, ...rest }) => rewriteStep(rest, renaming(names))),
    parameters: shown.parameters.map((parameter) => ({ ...parameter, name: names.get(parameter.name) ?? parameter.name })),
    recording: shown.recordings[0] as (typeof shown.recordings)[0],
  }
}
