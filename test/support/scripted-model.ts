import { type Model, type ModelAnswer, type ModelRequest, type ModelUsage, type RoleModel, UnderstudyError } from '#contract'

/** What it answers: a value as JSON would give it, nothing that can be read, no answer at all; or what a function of the request says. */
export type Scripted = object | 'malformed' | 'dead' | ((request: ModelRequest<unknown>) => object | Promise<object>)

/** A model that gives its answers in turn and remembers what it was asked. Asked once too often, it is a bug of the test's. */
export function scriptedModel(name: string, answers: Scripted[], usage: ModelUsage = { calls: 1, inputTokens: 100, outputTokens: 20 }) {
  const left = [...answers]
  const asked: ModelRequest<unknown>[] = []
  const model: Model = {
    name,
    health: async () => ({ ok: true, models: [name] }),
    usage: () => ({ calls: asked.length, inputTokens: 0, outputTokens: 0 }),
    async complete<Value>(request: ModelRequest<Value>): Promise<ModelAnswer<Value>> {
      asked.push(request as ModelRequest<unknown>)
      const next = left.shift()
      if (next === undefined) throw new Error(`The model ${name} was asked a ${asked.length}. time.`)
      if (next === 'dead') throw new UnderstudyError('model-failed', 'The model server there cannot be reached.', 'Check that it runs.')
      if (next === 'malformed') return { kind: 'malformed', text: 'Well…', reason: 'The answer is no JSON.', usage }
      const said = typeof next === 'function' ? await next(request as ModelRequest<unknown>) : next
      const parsed = request.schema.safeParse(said)
      return parsed.success
        ? { kind: 'parsed', value: parsed.data, usage }
        : { kind: 'malformed', text: JSON.stringify(said), reason: 'The answer is not of the shape asked for.', usage }
    },
  }
  return { model, asked }
}

/** A model in a role, on this machine unless it is said otherwise. */
export function inRole(model: Model, given: Partial<Omit<RoleModel, 'model'>> = {}): RoleModel {
  return {
    model,
    server: '127.0.0.1:8080',
    local: true,
    settings: { url: 'http://127.0.0.1:8080/v1', name: model.name, price: null },
    ...given,
  }
}
