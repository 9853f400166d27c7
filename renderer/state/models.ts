import type { KeyPlace, Leaving, ModelRole, ModelSettings, Settings } from '#contract'
import { api } from './api.ts'
import { type CallState, useCall, useEngineEvent } from './use-call.ts'

/** The roles that the app lets one set, in the order in which they are asked. */
export const ROLES = ['small', 'large', 'judge', 'describe'] as const
export type SetRole = (typeof ROLES)[number]

export function modelFor(settings: Settings, role: SetRole): ModelSettings | null {
  return role === 'describe' ? settings.model : settings.roles[role]
}

/** The settings with another model in a role. */
export function withModel(settings: Settings, role: SetRole, model: ModelSettings | null): Partial<Settings> {
  return role === 'describe' ? { model } : { roles: { ...settings.roles, [role]: model } }
}

/** Where the keys lie and what is sent where; asked again when a model is changed. */
export function useModelFacts(): CallState<{ keys: KeyPlace[]; leaving: Leaving[] }> {
  const facts = useCall('models', async () => {
    const [keys, leaving] = await Promise.all([api().model.keys({}), api().model.leaving({})])
    return { keys, leaving }
  })
  useEngineEvent('settings.changed', () => facts.again())
  return facts
}

export function keyPlace(keys: readonly KeyPlace[] | undefined, role: ModelRole): Pick<KeyPlace, 'from' | 'locked'> {
  return keys?.find((key) => key.role === role) ?? { from: 'none' }
}
