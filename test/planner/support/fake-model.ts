import type { ModelRequest, RoleModel } from '#contract'
import { UnderstudyError } from '#contract'
import type { PlanAnswer } from '../../../planner/by-model/answer.ts'

/** A model that gives these answers in turn, and remembers what it was sent. A text is no answer; `fails`: the server does not answer. */
export function fakeModel(...answers: (PlanAnswer | string | 'fails')[]): RoleModel & { asked: ModelRequest<unknown>[] } {
  const asked: ModelRequest<unknown>[] = []
  const usage = { calls: 1, inputTokens: 10, outputTokens: 10 }
  return {
    asked,
    server: 'models.example:443',
    local: false,
    settings: { url: 'https://models.example/v1', name: 'large-one', price: null },
    model: {
      name: 'large-one',
      health: async () => ({ ok: true, models: ['large-one'] }),
      usage: () => usage,
      async complete(request) {
        asked.push(structuredClone({ system: request.system, messages: request.messages }) as ModelRequest<unknown>)
        const answer = answers[asked.length - 1]
        if (answer === undefined || answer === 'fails') throw new UnderstudyError('model-failed', 'It does not answer.', 'Try again.')
        const read = request.schema.safeParse(answer)
        if (!read.success) return { kind: 'malformed', text: String(answer), reason: 'It is not as asked.', usage }
        return { kind: 'parsed', value: read.data, usage }
      },
    },
  }
}
