import { fillText, goalSentence } from '#contract'
import type { Fixed } from '../../../learner/parameters/atoms.ts'
import type { Found } from '../../../learner/parameters/find.ts'
import { findParameters } from '../../../learner/parameters/find.ts'
import type { Use } from '../../../learner/parameters/use.ts'

export function typed(text: string, more: Partial<Use> = {}): Use {
  return { kind: 'typed', text, secret: false, role: 'field', label: undefined, file: false, oneLine: true, ...more }
}

export function picked(text: string, more: Partial<Use> = {}): Use {
  return { ...typed(text), kind: 'picked', role: 'list-item', ...more }
}

/** Slots as a person reads them: `Dear ⟦recipient⟧`. */
export function shown(goal: string, uses: Use[], fixed: Fixed = { programs: [], labels: [] }) {
  const found = findParameters(goal, uses, fixed)
  const parameters = Object.fromEntries(found.parameters.map(({ name, type, examples }) => [name, `${type}: ${examples.join()}`]))
  return {
    goal: goalSentence(found.goal),
    parameters,
    texts: found.texts.map((parts) => fillText(parts, {})),
    picks: found.picks,
    notices: found.notices,
  }
}

export function examplesOf(found: Found): Record<string, string> {
  return Object.fromEntries(found.parameters.map(({ name, examples }) => [name, examples[0] ?? '']))
}
