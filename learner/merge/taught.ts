import type { NewStep, Step, StepId, Task, TaskEdit } from '#contract'
import { rewriteStep } from '#contract'
import { slotsFor } from '../edit/find-value.ts'
import { replaceFrom } from './replace-from.ts'

type ReplaceFrom = Extract<TaskEdit, { kind: 'replace-from' }>

/** Where what was shown goes: see the edit `replace-from`. */
export type TaughtPlace = Pick<ReplaceFrom, 'step' | 'replaces'>

/**
 * What the person showed by hand in a run, as an edit of its Task. What they typed or picked that is a value of the run becomes that value again, whether or not the
 * sentence speaks of it. `values`: those of the run, secrets left out.
 */
export function taughtEdit(
  known: Task,
  { step, replaces }: TaughtPlace,
  shown: Task,
  values: Readonly<Record<string, string>>,
): ReplaceFrom {
  const edit = replaceFrom(withExamples(known, values), known.steps[0]?.id as StepId, shown)
  const steps = edit.steps.map((each): NewStep => ({ ...withValues(each, values), origin: 'person' }))
  return { ...edit, step, ...(replaces && { replaces }), taught: true, steps }
}

/** The same steps as the person is shown them, under the ids that they have in what was learned from their recording. */
export function taughtSteps(known: Task, shown: Task, values: Readonly<Record<string, string>>): Step[] {
  const { steps } = taughtEdit(known, { step: null }, shown, values)
  return shown.steps.map(({ id }, index) => ({ ...(steps[index] as NewStep), id }))
}

/** The run's values count as examples: by them a value that was found is known again. */
function withExamples(known: Task, values: Readonly<Record<string, string>>): Task {
  const parameters = known.parameters.map((parameter) => {
    const value = parameter.type === 'secret' ? undefined : values[parameter.name]
    return value === undefined ? parameter : { ...parameter, examples: [value, ...parameter.examples.filter((each) => each !== value)] }
  })
  return { ...known, parameters }
}

/** The longest values first: a short one may be a word of a long one. */
function withValues(step: NewStep, values: Readonly<Record<string, string>>): NewStep {
  const byLength = Object.entries(values).toSorted(([, a], [, b]) => b.length - a.length)
  return byLength.reduce((all, [name, value]) => {
    const slots = slotsFor(name, value, false)
    const next = rewriteStep(all, slots)
    // A sentence that only happens to hold the word stays as it is.
    return slots.found() ? next : all
  }, step)
}
