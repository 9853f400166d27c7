import type { Embedder, EmbedderSettings, KeyStore, Model, ModelHealth, ModelRole, ModelSettings, RoleModel, Settings } from '#contract'
import { createEmbedder, createModel } from '#models'
import { serverOf, settingsOf } from './model-words.ts'

/** The models that decide steps; one that is not set up is not there. */
export type RoleModels = { small?: RoleModel; large?: RoleModel; judge?: RoleModel }

export interface Models {
  /** The model of a role, with its key. The same settings give the same model, so that what it learned of its server and its turns there last. */
  open(role: Exclude<ModelRole, 'embed'>, settings: ModelSettings): Model
  openEmbedder(settings: EmbedderSettings): Embedder
  /** The models of the deciding roles that are set up; nothing is asked of them yet. */
  roleModels(settings: Settings): RoleModels
  /** Asks the server of a role once what it offers; undefined when none is set up. */
  health(role: ModelRole, settings: Settings): Promise<ModelHealth | undefined>
}

/** For several steps with their pictures: a model on this machine needs minutes. */
const DESCRIBE_MS = 5 * 60_000
const DECIDE_MS = 60_000
/** Nobody waits longer for vectors: recall goes by words alone then. */
const VECTORS_MS = 5_000
/** A server that does not tell what it offers by then is told of as one that does not answer; the first screen waits for this. */
const HEALTH_MS = 3_000

/** Models by role, each with the key of its role and of no other. */
export function createModels(keys: Pick<KeyStore, 'key'>): Models {
  const opened = new Map<string, Model>()
  const keyOf = (role: ModelRole) => ({ apiKey: () => keys.key(role) })

  function open(role: Exclude<ModelRole, 'embed'>, settings: ModelSettings): Model {
    const { url, name, stream, timeoutSeconds, callsPerMinute } = settings
    const id = JSON.stringify([role, url, name, stream, timeoutSeconds, callsPerMinute])
    const model =
      opened.get(id) ??
      createModel({
        baseUrl: url,
        model: name,
        ...keyOf(role),
        timeoutMs: timeoutSeconds === undefined ? (role === 'describe' ? DESCRIBE_MS : DECIDE_MS) : timeoutSeconds * 1000,
        ...(stream !== undefined && { stream }),
        ...(callsPerMinute !== undefined && { callsPerMinute }),
      })
    opened.set(id, model)
    return model
  }

  function roleModel(role: 'small' | 'large' | 'judge', settings: ModelSettings | null): RoleModel | undefined {
    if (!settings) return undefined
    const { host, local } = serverOf(settings.url)
    return { model: open(role, settings), server: host, local, settings }
  }

  return {
    open,
    openEmbedder: ({ url, name }) => createEmbedder({ baseUrl: url, model: name, ...keyOf('embed'), timeoutMs: VECTORS_MS, retries: 0 }),
    roleModels({ roles }) {
      const [small, large, judge] = [roleModel('small', roles.small), roleModel('large', roles.large), roleModel('judge', roles.judge)]
      return { ...(small && { small }), ...(large && { large }), ...(judge && { judge }) }
    },
    async health(role, settings) {
      const server = settingsOf(role, settings)
      if (!server) return undefined
      return createModel({ baseUrl: server.url, model: server.name, ...keyOf(role), timeoutMs: HEALTH_MS, retries: 0 }).health()
    },
  }
}
