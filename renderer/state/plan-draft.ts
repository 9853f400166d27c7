import type { Plan } from '#contract'
import { createStore, useStore } from './store.ts'

/** The plan that is looked at before it starts. Kept in this window alone: its values are nobody else's business. */
const draft = createStore<Plan | null>(null)

export function keepPlan(plan: Plan | null): void {
  draft.set(plan)
}

export function usePlan(): Plan | null {
  return useStore(draft)
}

/** The values to ask with again; secrets are asked for while it runs. */
export function formValues(plan: Plan): Record<string, string> {
  return Object.fromEntries(plan.values.filter((value) => !value.secret).map((value) => [value.parameter, value.value]))
}

/** Every value as it may be shown: a secret as dots. */
export function shownValues(plan: Plan): Record<string, string> {
  return Object.fromEntries(plan.values.map(({ parameter, value, secret }) => [parameter, secret ? '••••••' : value]))
}
