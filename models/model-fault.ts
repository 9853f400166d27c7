import { APIConnectionError, APIError, AuthenticationError, NotFoundError, PermissionDeniedError, RateLimitError } from 'openai'
import { UnderstudyError } from '#contract'

const RETRY = 'Try again later, or go on without a model: tasks that were learned run without one.'

/** What a failed call means for the person. The server's own words are kept out: they may hold a part of the key or of the request. */
export function modelFault(error: unknown, server: string, model: string): UnderstudyError {
  if (error instanceof UnderstudyError) return error
  const [message, advice] = wordsFor(error, server, model)
  return new UnderstudyError('model-failed', message, advice, plainCause(error))
}

/** What went wrong, for a report: its kind, status and system code alone. */
function plainCause(error: unknown): Error | undefined {
  if (!(error instanceof Error)) return undefined
  const codes = causesOf(error).flatMap((one) => ('code' in one && /^E[A-Z_]+$/u.test(String(one.code)) ? [one.code] : []))
  const status = error instanceof APIError ? error.status : undefined
  return new Error([error.constructor.name, status, ...codes].filter((part) => part !== undefined).join(' '))
}

function causesOf(error: Error): Error[] {
  return error.cause instanceof Error ? [error, ...causesOf(error.cause)] : [error]
}

function wordsFor(error: unknown, server: string, model: string): [message: string, advice: string] {
  if (error instanceof AuthenticationError || error instanceof PermissionDeniedError) {
    return [`The model server ${server} does not accept the key.`, 'Check the key in the settings.']
  }
  if (error instanceof NotFoundError) {
    return [`The model server ${server} knows no model “${model}”, or has no such interface.`, 'Check the model’s name and the address.']
  }
  if (error instanceof RateLimitError) return [`The model server ${server} has had too many requests, or the quota is used up.`, RETRY]
  if (error instanceof APIConnectionError) {
    return [`The model server ${server} cannot be reached.`, 'Check that it runs and that the address is right.']
  }
  if (error instanceof APIError) return [`The model server ${server} failed${error.status ? ` with status ${error.status}` : ''}.`, RETRY]
  return [
    `The model server ${server} answered in a way that cannot be understood.`,
    'Check that the address is that of an OpenAI-compatible interface.',
  ]
}

/** No answer within the time given. */
export function modelTooSlow(server: string, timeoutMs: number): UnderstudyError {
  return new UnderstudyError('model-failed', `The model server ${server} did not answer within ${timeoutMs / 1000} s.`, RETRY)
}
