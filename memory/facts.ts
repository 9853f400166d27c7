import type { Database } from 'better-sqlite3'
import type { z } from 'zod'
import { readStored } from './stored.ts'

/** Facts about the store itself, by name. */
export function createFacts(database: Database, place: string) {
  const put = database.prepare<[string, string]>(
    'INSERT INTO facts (name, json) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET json = excluded.json',
  )
  const get = database.prepare<[string], string>('SELECT json FROM facts WHERE name = ?').pluck()
  return {
    write: (name: string, value: unknown): void => {
      put.run(name, JSON.stringify(value))
    },
    read<Schema extends z.ZodType>(name: string, schema: Schema): z.output<Schema> | undefined {
      const json = get.get(name)
      return json === undefined ? undefined : readStored(schema, json, `the fact ${name}`, place)
    },
  }
}
export type Facts = ReturnType<typeof createFacts>
