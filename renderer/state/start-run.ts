import type { CallInput, Plan } from '#contract'
import { api } from './api.ts'
import { noteRunStarted } from './runs.ts'
import { goTo } from './use-route.ts'

/** Begins a run, as it is asked for, and shows it. */
export async function startRun(plan: Plan, how?: CallInput<'run.start'>['how']): Promise<void> {
  const summary = await api().run.start(how ? { plan, how } : { plan })
  noteRunStarted(summary.id)
  goTo({ screen: 'run', id: summary.id })
}
