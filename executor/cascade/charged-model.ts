import { type Model, type ModelRequest, type RoleModel, type StepId, UnderstudyError } from '#contract'
import type { Run } from '../run/run.ts'
import { askOnce } from './ask-model.ts'
import type { CascadeRole } from './ports.ts'

/** A model that another room may ask on this run's behalf: with the person's leave, within the budget, and told in the journal. What may not be asked fails like a server. */
export function chargedModel(run: Run, stepId: StepId, role: CascadeRole, { model, ...more }: RoleModel): RoleModel {
  const complete: Model['complete'] = async <Value>({ system, messages, schema }: ModelRequest<Value>) => {
    const before = model.usage()
    const asked = await askOnce<Value>(run, { model, ...more }, { role, stepId, system, messages, schema, problem: () => undefined, said })
    const usage = since(model.usage(), before)
    if (asked.kind === 'answered') return { kind: 'parsed', value: asked.value, usage }
    if (asked.kind === 'malformed') return { kind: 'malformed', text: '', reason: asked.reason, usage }
    throw new UnderstudyError('model-failed', asked.reason, 'Do the step by hand, or try again later.')
  }
  return { ...more, model: { name: model.name, health: (options) => model.health(options), usage: () => model.usage(), complete } }
}

function said(): string {
  return 'A plan for what is left.'
}

function since(now: ReturnType<Model['usage']>, before: ReturnType<Model['usage']>): ReturnType<Model['usage']> {
  return {
    calls: now.calls - before.calls,
    inputTokens: now.inputTokens - before.inputTokens,
    outputTokens: now.outputTokens - before.outputTokens,
  }
}
