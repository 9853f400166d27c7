import type { Step, Task, TextPart } from '#contract'
import { type Rewrite, rewriteStep, UNCHANGED } from '#contract'
import type { Row } from './draft.ts'
import type { Entries } from './entries.ts'

/** Steps that only the new demonstration has speak of its own parameters: they are given the names of the merged ones, or declared with them. */
export function adoptNames(row: Row, shown: Task, entries: Entries): void {
  const names = new Map<string, string>()
  for (const { parameter, value } of shown.parameters.map((each) => ({ parameter: each, value: each.examples[0] }))) {
    if (!speaksOf(row.step, parameter.name)) continue
    const same =
      parameter.type === 'secret'
        ? entries.all.find((entry) => entry.parameter.type === 'secret' && entry.parameter.name === parameter.name)
        : entries.all.find((entry) => entry.shown === value && value !== undefined)
    const entry = same ?? entries.declare(parameter, { known: undefined, shown: value })
    names.set(parameter.name, entry.parameter.name)
  }
  row.step = rewriteStep(row.step, renaming(names))
}

function speaksOf(step: Step, name: string): boolean {
  return step.shows?.includes(name) === true || JSON.stringify([step.act, step.target, step.expectation]).includes(`arameter":"${name}"`)
}

export function renaming(names: ReadonlyMap<string, string>): Rewrite {
  const named = (name: string) => names.get(name) ?? name
  return {
    ...UNCHANGED,
    words: (text) => text.replace(/⟦([^⟧]*)⟧/gu, (_, name: string) => `⟦${named(name)}⟧`),
    text: (parts) =>
      parts.map(
        (part): TextPart => (part.kind === 'slot' || part.kind === 'secret' ? { ...part, parameter: named(part.parameter) } : part),
      ),
    target: (target) => ({
      ...target,
      ...(target.nameParameter === undefined ? {} : { nameParameter: named(target.nameParameter) }),
      neighbours: target.neighbours.map((each) => (each.parameter === undefined ? each : { ...each, parameter: named(each.parameter) })),
    }),
    shows: (all) => all.map(named),
  }
}
