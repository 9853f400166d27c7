import type { BoundValue, GoalPart, Parameter, Task } from '#contract'
import { normalForm } from '../words/normal-form.ts'
import type { Reading } from '../words/reading.ts'
import { readSentence } from '../words/sentence.ts'
import { checkValue } from './check-value.ts'
import { unevenRounds } from './rounds.ts'
import { seemsToTellSecret } from './secrets.ts'
import { checkSeveral } from './several.ts'
import { slotFormsOf } from './slot-forms.ts'

export type Binding = {
  /** In the order of the parameters; the wrong ones too, so that they can be mended. */
  values: BoundValue[]
  missing: string[]
  wrong: { parameter: string; reason: string }[]
}

/**
 * Gives each parameter its value: from the form, or else from the words. What neither gives is missing; a demonstrated value is never
 * used by itself. A secret is never taken from either: the run asks the person.
 */
export function bindValues(
  task: Pick<Task, 'goal' | 'parameters' | 'steps' | 'blocks'>,
  reading: Reading | undefined,
  form: Readonly<Record<string, string>>,
): Binding {
  const binding: Binding = { values: [], missing: [], wrong: unknownNames(task.parameters, form) }
  const forms = slotFormsOf(task.steps)
  for (const parameter of task.parameters) {
    if (parameter.type === 'secret') {
      binding.values.push({ parameter: parameter.name, value: '', from: 'person', secret: true })
      continue
    }
    const filled = Object.hasOwn(form, parameter.name) ? form[parameter.name] : undefined
    const spoken = (reading?.values ?? []).filter((value) => value.parameter === parameter.name).map((value) => value.text)
    const from = filled?.trim() ? 'form' : 'words'
    const given = from === 'form' ? filled : spoken[0]
    if (given === undefined) {
      binding.missing.push(parameter.name)
      continue
    }
    const around = { currency: currencyBeside(task.goal, parameter.name), forms: forms.get(parameter.name) }
    const checked = parameter.many ? checkSeveral(parameter, given, around) : checkValue(parameter, given, around)
    const reason = checked.kind === 'wrong' ? checked.reason : from === 'words' ? doubtOf(given, spoken, task.parameters) : undefined
    if (reason !== undefined) binding.wrong.push({ parameter: parameter.name, reason })
    binding.values.push({ parameter: parameter.name, value: checked.kind === 'sound' ? checked.value : given, from, secret: false })
  }
  if (binding.missing.length === 0 && binding.wrong.length === 0) binding.wrong.push(...unevenRounds(task, binding.values))
  return binding
}

/** Why words that would do as a value are not taken for one. */
function doubtOf(given: string, spoken: readonly string[], parameters: readonly Parameter[]): string | undefined {
  const other = spoken.find((one) => one !== given)
  if (other !== undefined) return `The request gives both “${given}” and “${other}” for it.`
  if (seemsToTellSecret(normalForm(given), parameters))
    return 'It seems to hold a secret. Leave that out: it is asked for while the task runs.'
  return undefined
}

/** A name that the task does not have is a slip that must not pass unseen: `recipent=Anna` would change nothing. */
function unknownNames(parameters: readonly Parameter[], form: Readonly<Record<string, string>>): Binding['wrong'] {
  const known = parameters.map((parameter) => parameter.name)
  const reason = known.length === 0 ? 'This task takes no values.' : `This task has no such value; it has ${known.join(', ')}.`
  return Object.keys(form)
    .filter((name) => !known.includes(name))
    .map((parameter) => ({ parameter, reason }))
}

/** The sign or word right before or behind a slot in the goal: the `$` of `Pay $⟦amount⟧`, the `euros` of `Pay ⟦amount⟧ euros`. */
function currencyBeside(goal: readonly GoalPart[], parameter: string): string | undefined {
  const place = goal.findIndex((part) => part.kind === 'slot' && part.parameter === parameter)
  const [before, behind] = [goal[place - 1], goal[place + 1]]
  const last = before?.kind === 'words' ? readSentence(before.text).tokens.at(-1) : undefined
  const first = behind?.kind === 'words' ? readSentence(behind.text).tokens[0] : undefined
  return [last, first].find((token) => token && /\p{Sc}|eur|usd|dollar|pound|gbp|chf|yen|zloty|rupee/u.test(token.normal))?.normal
}
