import { OpenAI } from 'openai'
import { Cancelled, UnderstudyError } from '#contract'
import { modelFault, modelTooSlow } from './model-fault.ts'
import { plainFetch } from './plain-fetch.ts'

export type ServerOptions = {
  /** Where the interface lies, with its version: `http://127.0.0.1:8080/v1`. */
  baseUrl: string
  /** The model's name on that server. */
  model: string
  /** None for a server that asks for none. */
  apiKey?: string
  /** For one answer, all tries together. */
  timeoutMs?: number
  /** How often a call that failed for a passing reason (no connection, 408, 409, 429, 5xx) is made again, after a wait that grows and is shaken. */
  retries?: number
}

export type ModelServer = {
  /** For messages: the server without a path, and without a password that may stand in the address. */
  host: string
  /** One call under one deadline over all its tries; tells a cancel from a time-out from a fault. */
  ask<Result>(signal: AbortSignal | undefined, call: (client: OpenAI, signal: AbortSignal) => Promise<Result>): Promise<Result>
}

/** A server that speaks the OpenAI interface. Errors: `bad-input` when the address is none. */
export function openServer(options: ServerOptions): ModelServer {
  const { baseUrl, model, apiKey, timeoutMs = 60_000, retries = 2 } = options
  const host = hostOf(baseUrl)
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
    fetch: plainFetch,
    logLevel: 'off',
  })
  return {
    host,
    async ask(signal, call) {
      if (signal?.aborted) throw new Cancelled('asking the model')
      const deadline = AbortSignal.timeout(timeoutMs)
      try {
        return await call(client, signal ? AbortSignal.any([signal, deadline]) : deadline)
      } catch (error) {
        if (signal?.aborted) throw new Cancelled('asking the model')
        throw deadline.aborted ? modelTooSlow(host, timeoutMs) : modelFault(error, host, model)
      }
    },
  }
}

function hostOf(baseUrl: string): string {
  try {
    return new URL(baseUrl).host
  } catch (error) {
    throw new UnderstudyError('bad-input', `“${baseUrl}” is not an address.`, 'Give one like http://127.0.0.1:8080/v1.', error)
  }
}
