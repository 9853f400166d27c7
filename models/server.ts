import { OpenAI } from 'openai'
import { Cancelled, UnderstudyError } from '#contract'
import { type CallRate, createCallRate } from './call-rate.ts'
import { modelFault, modelTooSlow } from './model-fault.ts'
import { createPatience, type Patience } from './patience.ts'
import { plainFetch } from './plain-fetch.ts'

export type ServerOptions = {
  /** Where the interface lies, with its version: `http://127.0.0.1:8080/v1`. */
  baseUrl: string
  /** The model's name on that server. */
  model: string
  /** None for a server that asks for none. Asked for before each call where it is a function, which may throw an UnderstudyError. */
  apiKey?: string | (() => Promise<string | undefined>)
  /** For one answer, all tries together; of an answer in pieces, from one piece to the next. Waiting for a turn does not count. */
  timeoutMs?: number
  /** How often a call that failed for a passing reason (no connection, 408, 409, 429, 5xx) is made again, after a wait that grows and is shaken. */
  retries?: number
  /** More calls than this wait for their turn; tries again count, too. */
  callsPerMinute?: number
}

export type ModelServer = {
  /** For messages: the server without a path, and without a password that may stand in the address. */
  host: string
  /** One call under one patience over all its tries, whose signal also aborts with the caller's; tells a cancel from a time-out from a fault. */
  ask<Result>(signal: AbortSignal | undefined, call: (client: OpenAI, patience: Patience) => Promise<Result>): Promise<Result>
}

/** The client's own timer is not used: patience is counted here. */
const NEVER_MS = 2 ** 31 - 1

/** A server that speaks the OpenAI interface. Errors: `bad-input` when the address is none. */
export function openServer(options: ServerOptions): ModelServer {
  const { baseUrl, model, apiKey, timeoutMs = 60_000, retries = 2, callsPerMinute } = options
  const host = hostOf(baseUrl)
  const rate = callsPerMinute === undefined ? undefined : createCallRate(callsPerMinute)
  return {
    host,
    async ask(signal, call) {
      if (signal?.aborted) throw new Cancelled('asking the model')
      const key = typeof apiKey === 'function' ? await apiKey() : apiKey
      using patience = createPatience(timeoutMs)
      const within = signal ? AbortSignal.any([signal, patience.signal]) : patience.signal
      try {
        const client = openClient({ baseUrl, key, retries }, inTurn(rate, patience, within))
        return await call(client, { ...patience, signal: within })
      } catch (error) {
        if (signal?.aborted) throw new Cancelled('asking the model')
        throw patience.signal.aborted ? modelTooSlow(host, timeoutMs) : modelFault(error, host, model)
      }
    },
  }
}

function openClient(at: { baseUrl: string; key: string | undefined; retries: number }, fetch: typeof plainFetch): OpenAI {
  // Each field is given, so that no key of another service is taken from the environment and sent here.
  return new OpenAI({
    baseURL: at.baseUrl,
    apiKey: at.key ?? 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    defaultHeaders: at.key === undefined ? { Authorization: null } : {},
    timeout: NEVER_MS,
    // Its waits grow from half a second to eight, and are shaken by up to a quarter.
    maxRetries: at.retries,
    fetch,
    logLevel: 'off',
  })
}

/** Every request waits for its turn, the tries again among them. */
function inTurn(rate: CallRate | undefined, patience: Patience, within: AbortSignal): typeof plainFetch {
  if (!rate) return plainFetch
  return async (url, how) => {
    await patience.without(() => rate.turn(within))
    return plainFetch(url, how)
  }
}

function hostOf(baseUrl: string): string {
  try {
    return new URL(baseUrl).host
  } catch (error) {
    throw new UnderstudyError('bad-input', `“${baseUrl}” is not an address.`, 'Give one like http://127.0.0.1:8080/v1.', error)
  }
}
