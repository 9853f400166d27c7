import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { ModelRequest } from '#contract'

/** What a request is known by: the SHA-256 of all that decides its answer, pictures by their own digests. The same request gives the same on every machine. */
export function requestDigest(model: string, { system, messages, schema, maxOutputTokens }: ModelRequest<unknown>): string {
  const shown = messages.map(({ role, text, pictures = [] }) => ({ role, text, pictures: pictures.map(({ png }) => sha256(png)) }))
  return sha256(sortedJson({ model, system, messages: shown, schema: z.toJSONSchema(schema), maxOutputTokens: maxOutputTokens ?? null }))
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** JSON with the fields of every object in order, so that it does not depend on how the object was made. */
function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, field: unknown) =>
    field !== null && typeof field === 'object' && !Array.isArray(field)
      ? Object.fromEntries(Object.entries(field).sort(([a], [b]) => (a < b ? -1 : 1)))
      : field,
  )
}
