import { OpenAI } from 'openai'
import { z } from 'zod'
import { Cancelled, UnderstudyError } from '#contract'
import type { Model, ModelAnswer, ModelHealth, ModelRequest, ModelUsage } from './model.ts'
import { modelFault, modelTooSlow } from './model-fault.ts'
import { readAnswer } from './read-answer.ts'
import { CompletionReply, ModelsReply } from './server-replies.ts'

export type ModelOptions = {
  /** Where the interface lies, with its version: `http://127.0.0.1:8080/v1`. */
  baseUrl: string
  /** The model's name on that server. */
  model: string
  /** None for a server that asks for none. */
  apiKey?: string
  /** For one answer, all tries together. */
  timeoutMs?: number
  /** How often a call that failed for a passing reason is made again. */
  retries?: number
}

/** A model on any server that speaks the OpenAI interface (chat completions with a JSON schema), on this machine or elsewhere. */
export function createModel(options: ModelOptions): Model {
  const { baseUrl, model, apiKey, timeoutMs = 60_000, retries = 2 } = options
  const server = hostOf(baseUrl)
  // Each field is given, so that no key of another service is taken from the environment and sent here.
  const client = new OpenAI({
    baseURL: baseUrl,
    apiKey: apiKey ?? 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    defaultHeaders: apiKey === undefined ? { Authorization: null } : {},
    timeout: timeoutMs,
    maxRetries: retries,
    logLevel: 'off',
  })
  let used: ModelUsage = { calls: 0, inputTokens: 0, outputTokens: 0 }

  /** One deadline over all tries; tells a cancel from a time-out from a fault. */
  async function within<Result>(signal: AbortSignal | undefined, ask: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    if (signal?.aborted) throw new Cancelled('asking the model')
    const deadline = AbortSignal.timeout(timeoutMs)
    try {
      return await ask(signal ? AbortSignal.any([signal, deadline]) : deadline)
    } catch (error) {
      if (signal?.aborted) throw new Cancelled('asking the model')
      throw deadline.aborted ? modelTooSlow(server, timeoutMs) : modelFault(error, server, model)
    }
  }

  async function health(how: { signal?: AbortSignal } = {}): Promise<ModelHealth> {
    try {
      const page = await within(how.signal, async (signal) => ModelsReply.parse(await client.models.list({ signal })))
      const models = page.data.map((offered) => offered.id)
      if (models.includes(model)) return { ok: true, models }
      return {
        ok: false,
        text: `The model server ${server} does not offer “${model}”.`,
        advice: `It offers: ${models.join(', ') || 'nothing'}.`,
      }
    } catch (error) {
      if (!(error instanceof UnderstudyError)) throw error
      return { ok: false, text: error.message, advice: error.advice }
    }
  }

  async function complete<Value>(request: ModelRequest<Value>): Promise<ModelAnswer<Value>> {
    used = { ...used, calls: used.calls + 1 }
    const question = {
      model,
      messages: [
        { role: 'system' as const, content: request.system },
        ...request.messages.map(({ role, text }) => ({ role, content: text })),
      ],
      response_format: {
        type: 'json_schema' as const,
        json_schema: { name: 'answer', strict: true, schema: z.toJSONSchema(request.schema) },
      },
    }
    const reply = await within(request.signal, async (signal) =>
      CompletionReply.parse(await client.chat.completions.create(question, { signal })),
    )
    const usage = { calls: 1, inputTokens: reply.usage?.prompt_tokens ?? 0, outputTokens: reply.usage?.completion_tokens ?? 0 }
    used = { ...used, inputTokens: used.inputTokens + usage.inputTokens, outputTokens: used.outputTokens + usage.outputTokens }
    return { ...readAnswer(reply.choices[0], request.schema), usage }
  }

  return { health, complete, usage: () => used }
}

/** For messages: the server without a path, and without a password that may stand in the address. */
function hostOf(baseUrl: string): string {
  try {
    return new URL(baseUrl).host
  } catch (error) {
    throw new UnderstudyError('bad-input', `“${baseUrl}” is not an address.`, 'Give one like http://127.0.0.1:8080/v1.', error)
  }
}
