import { z } from 'zod'
import { type CallHandlers, type CallName, calls, type EventName, events, IpcError, UnderstudyError } from '#contract'

/** What a page sends: one call of the table. */
export const CallMessage = z.object({ id: z.number().int(), name: z.string(), input: z.unknown() })
export type CallMessage = z.infer<typeof CallMessage>

/** What a page gets back: an answer to its call, or an event. */
export const PageMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), id: z.number().int(), output: z.unknown() }),
  z.object({ kind: z.literal('fault'), id: z.number().int(), error: IpcError }),
  z.object({ kind: z.literal('event'), name: z.string(), data: z.unknown() }),
])
export type PageMessage = z.infer<typeof PageMessage>

/**
 * Carries out one call of the table. Input and output are both parsed; what is not in the table is refused. Never rejects:
 * a bug is answered as a fault without its inner text, and told on `onBug`.
 */
export async function dispatch(handlers: CallHandlers, raw: unknown, onBug: (error: unknown) => void): Promise<PageMessage> {
  const message = CallMessage.safeParse(raw)
  if (!message.success) return fault(-1, 'bad-input', 'That is not a call.', 'Reload the window.')
  const { id, name, input } = message.data
  if (!isCallName(name)) return fault(id, 'bad-input', `There is no call “${name}”.`, 'Reload the window.')
  const parsed = calls[name].input.safeParse(input)
  if (!parsed.success)
    return fault(id, 'bad-input', `That input does not fit: ${z.prettifyError(parsed.error)}`, 'Correct it and try again.')
  try {
    const handler = handlers[name] as (input: unknown) => Promise<unknown>
    return { kind: 'answer', id, output: calls[name].output.parse(await handler(parsed.data)) }
  } catch (error) {
    return faultMessage(id, error, onBug)
  }
}

/** What a page is told of an error: its words when it is one of the world, else only that there was a bug, which is told on `onBug`. */
export function faultMessage(id: number, error: unknown, onBug: (error: unknown) => void): PageMessage {
  if (error instanceof UnderstudyError) return fault(id, error.code, error.message, error.advice)
  onBug(error)
  return fault(id, 'bug', 'Something in Understudy went wrong.', 'Nothing you recorded is lost. Try again; if it stays, please report it.')
}

/** An event as it crosses to the pages. */
export function eventMessage(name: EventName, data: unknown): PageMessage {
  return { kind: 'event', name, data: events[name].parse(data) }
}

function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name)
}

function fault(id: number, code: string, message: string, advice: string): PageMessage {
  return { kind: 'fault', id, error: { code, message, advice } }
}
