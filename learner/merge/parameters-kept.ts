import type { Parameter, Step, Task, TextPart } from '#contract'
import { parametersOfTarget, parametersOfText, writeAs } from '#contract'
import { valueProblem } from '../edit/value-fits.ts'
import { quoted } from '../words/quoted.ts'
import type { Draft } from './draft.ts'
import { type Entries, type Entry, isIn } from './entries.ts'
import { withParts } from './reword.ts'

/** A value that no sentence names and that was the same both times was only guessed to be one: it is fixed text again. */
export function fixGuesses(draft: Draft, known: Task, entries: Entries, found: string[]): void {
  for (const entry of entries.all) {
    const { parameter, known: value, shown } = entry
    if (entry.rounds || value === undefined || value !== shown || parameter.type === 'secret' || parameter.examples.length !== 1) continue
    const isNamed =
      known.goal.some((part) => part.kind === 'slot' && part.parameter === parameter.name) || isIn(entries.sentences.shown, value)
    if (isNamed || known.recordings.length > 1) continue
    for (const row of draft.rows)
      if (row.step.act.kind === 'type')
        row.step = withParts(
          row.step,
          row.step.act.text.map((part) => fixed(part, parameter.name, value)),
        )
    found.push(`${quoted(value)} was the same both times; it is no longer asked for.`)
  }
}

function fixed(part: TextPart, name: string, value: string): TextPart {
  return part.kind === 'slot' && part.parameter === name ? { kind: 'literal', text: writeAs(value, part.form) } : part
}

/** The parameters that steps, loops or the goal still speak of, with the examples of both. */
export function mergedParameters(entries: Entries, task: Pick<Task, 'goal' | 'steps' | 'blocks'>): Parameter[] {
  const used = usedIn(task)
  return entries.all.filter(({ parameter }) => used.has(parameter.name)).map(merged)
}

function merged({ parameter, known, shown, rounds }: Entry): Parameter {
  if (parameter.type === 'secret') return { ...parameter, examples: [] }
  const now = rounds ? (rounds.shown.length > 0 ? rounds.shown.join('\n') : undefined) : shown
  const first = parameter.examples.length === 0 && known !== undefined ? [known] : parameter.examples
  const examples = [...new Set([...first, ...(now === undefined ? [] : [now])])]
  const options =
    parameter.type === 'choice'
      ? { options: [...new Set([...(parameter.options ?? []), ...examples.flatMap((each) => each.split('\n'))])] }
      : {}
  const whole = { ...parameter, examples, ...options }
  return examples.every((example) => valueProblem(whole, example) === undefined) ? whole : { ...whole, type: 'text', examples }
}

function usedIn({ goal, steps, blocks }: Pick<Task, 'goal' | 'steps' | 'blocks'>): Set<string> {
  const over = blocks.flatMap((block) => {
    if (block.kind !== 'loop') return []
    if (block.over.kind === 'values') return block.over.parameters
    return block.over.kind === 'times' && typeof block.over.count !== 'number' ? [block.over.count.parameter] : []
  })
  return new Set([...goal.flatMap((part) => (part.kind === 'slot' ? [part.parameter] : [])), ...over, ...steps.flatMap(usedByStep)])
}

export function usedByStep({ act, target }: Step): string[] {
  const typed = act.kind === 'type' ? parametersOfText(act.text) : []
  const given = act.kind === 'run-task' ? Object.values(act.values).flatMap((parts) => parametersOfText(parts)) : []
  return [...typed, ...given, ...(target ? parametersOfTarget(target) : [])]
}
