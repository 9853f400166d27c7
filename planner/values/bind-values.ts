import type { BoundValue, GoalPart, Parameter, Task } from '#contract'
import { normalForm } from '../words/normal-form.ts'
import type { Reading } from '../words/reading.ts'
import { readSentence } from '../words/sentence.ts'
import { checkValue } from './check-value.ts'
import type { FullDay } from './relative-date.ts'
import { unevenRounds } from './rounds.ts'
import { seemsToTellSecret } from './secrets.ts'
import { checkSeveral } from './several.ts'
import { slotFormsOf } from './slot-forms.ts'

export type Binding = {
  /** In the order of the parameters; the wrong ones too, so that they can be mended. */
  values: BoundValue[]
  missing: string[]
  wrong: { parameter: string; reason: string }[]
  /** What values were taken for, as sentences. */
  notes: string[]
}

/**
 * Gives each parameter its value: from the form, or else from the words. What neither gives is missing; a demonstrated value is never
 * used by itself. A secret is never taken from either: the run asks the person.
 */
export function bindValues(
  task: Pick<Task, 'goal' | 'parameters' | 'steps' | 'blocks'>,
  reading: Reading | undefined,
  form: Readonly<Record<string, string>>,
  today?: FullDay,
): Binding {
  const binding: Binding = { values: [], missing: [], wrong: [], notes: [] }
  const forms = slotFormsOf(task.steps)
  for (const parameter of task.parameters) {
    const { name } = parameter
    if (parameter.type === 'secret') {
      binding.values.push({ parameter: name, value: '', from: 'person', secret: true })
      continue
    }
    const given = givenFor(name, reading, form)
    if (!given) {
      binding.missing.push(name)
      continue
    }
    const around = { currency: currencyBeside(task.goal, name), forms: forms.get(name), ...(today && { today }) }
    const checked = parameter.many ? checkSeveral(parameter, given.value, around) : checkValue(parameter, given.value, around)
    const reason = checked.kind === 'wrong' ? checked.reason : doubtOf(given, task.parameters)
    if (reason !== undefined) binding.wrong.push({ parameter: name, reason })
    if (checked.kind === 'sound' && checked.note !== undefined) binding.notes.push(checked.note)
    binding.values.push({ parameter: name, value: checked.kind === 'sound' ? checked.value : given.value, from: given.from, secret: false })
  }
  if (binding.missing.length === 0 && binding.wrong.length === 0) binding.wrong.push(...unevenRounds(task, binding.values))
  return binding
}

/** `spoken`: all that the words give for it. */
type Given = { value: string; from: 'form' | 'words'; spoken: string[] }

function givenFor(name: string, reading: Reading | undefined, form: Readonly<Record<string, string>>): Given | undefined {
  const filled = Object.hasOwn(form, name) ? form[name] : undefined
  const spoken = (reading?.values ?? []).filter((value) => value.parameter === name).map((value) => value.text)
  if (filled?.trim()) return { value: filled, from: 'form', spoken }
  const [first] = spoken
  return first === undefined ? undefined : { value: first, from: 'words', spoken }
}

/** Why words that would do as a value are not taken for one. */
function doubtOf({ value, from, spoken }: Given, parameters: readonly Parameter[]): string | undefined {
  if (from === 'form') return undefined
  const other = spoken.find((one) => one !== value)
  if (other !== undefined) return `The request gives both “${value}” and “${other}” for it.`
  if (seemsToTellSecret(normalForm(value), parameters))
    return 'It seems to hold a secret. Leave that out: it is asked for while the task runs.'
  return undefined
}

/** A name that the task does not have is a slip that must not pass unseen: `recipent=Anna` would change nothing. */
export function unknownNames(parameters: readonly Parameter[], form: Readonly<Record<string, string>>): Binding['wrong'] {
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
