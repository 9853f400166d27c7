import { onTestFinished } from 'vitest'
import { z } from 'zod'
import { UnderstudyError } from '#contract'
import { completion, type Script, sendJson, startModelServer } from '../support/model-server.ts'

export const Caption = z.object({ caption: z.string(), sure: z.number().min(0).max(1) })
/** A question with a small schema. */
export const question = { system: 'You caption steps.', messages: [{ role: 'user' as const, text: 'A click on Save.' }], schema: Caption }

/** A model server that goes when the test ends. */
export async function server(script: Script) {
  const started = await startModelServer(script)
  onTestFinished(started.stop)
  return started
}

export function answering(content: string | null, more?: { finish?: string; refusal?: string }) {
  return server((_, response) => sendJson(response, 200, completion(content, more)))
}

export async function faultOf(work: Promise<unknown>): Promise<UnderstudyError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof UnderstudyError)) throw new Error(`expected an UnderstudyError, got ${String(error)}`)
  return error
}
