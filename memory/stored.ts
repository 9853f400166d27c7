import type { z } from 'zod'
import { damaged } from './faults.ts'

/** Reads a value that was stored as JSON, checked against its schema. `what` names it in the complaint: `the task task-01JD`. */
export function readStored<Schema extends z.ZodType>(schema: Schema, json: string, what: string, place: string): z.output<Schema> {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (error) {
    throw damaged(place, `${what} cannot be read`, error)
  }
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw damaged(place, `${what} is not as it was stored`, parsed.error)
  return parsed.data
}
