import type { CallHandlers, Settings } from '#contract'
import type { EngineKeys } from './keys/key-store.ts'
import { checkRole } from './model-check.ts'
import { leavingOf } from './model-leaving.ts'
import type { Models } from './model-roles.ts'

type Group = 'model.leaving' | 'model.check' | 'model.keys' | 'model.setKey' | 'model.unlock'

/** What the pages may ask of models and their keys: where things go, how a server does, and where a key comes from; never the key. */
export function createModelCalls(ports: {
  settings: () => Promise<Settings>
  keys: EngineKeys
  models: Models
}): Pick<CallHandlers, Group> {
  const { settings, keys, models } = ports
  const places = () => keys.places()
  return {
    'model.leaving': async () => leavingOf(await settings()),
    'model.check': async ({ role }) => checkRole(role, await settings(), models.health),
    'model.keys': places,
    'model.setKey': async ({ role, key, passphrase }) => {
      await keys.set(role, key, passphrase === undefined ? {} : { passphrase })
      return (await places()).find((place) => place.role === role) ?? { role, from: 'none' }
    },
    'model.unlock': async ({ passphrase }) => {
      await keys.unlock(passphrase)
      return places()
    },
  }
}
