import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { PageId } from '#contract'

/** Where a stored Task names a page: the way through its JSON, things with an id by that id, so that it holds when steps are moved. */
const Place = z.array(z.string())

/** The places of one revision at which a page's name was replaced. */
export const NamedIn = z.object({ task: z.string(), revision: z.number().int(), places: z.array(Place) })
export type NamedIn = z.infer<typeof NamedIn>

type Row = { task_id: string; revision: number; json: string }
type Json = null | string | number | boolean | Json[] | { [key: string]: Json }

/** The pages that Tasks name in their steps and conditions, in all revisions. */
export function createNamedPages(database: Database) {
  const naming = database.prepare<[string], Row>(
    'SELECT task_id, revision, json FROM task_revisions WHERE instr(json, ?) > 0 ORDER BY task_id, revision',
  )
  const ofTask = database.prepare<[string], Row>('SELECT task_id, revision, json FROM task_revisions WHERE task_id = ? ORDER BY revision')
  const put = database.prepare<[string, string, number]>('UPDATE task_revisions SET json = ? WHERE task_id = ? AND revision = ?')

  return {
    /** Lets all Tasks name `to` where they named `from`; `at` chooses among the places, by the things that each lies in, outermost first (all without it). Returns where that was. */
    rename(from: PageId, to: PageId, at: (place: readonly string[], through: readonly unknown[]) => boolean = () => true): NamedIn[] {
      return naming.all(`"${from}"`).flatMap((row): NamedIn[] => {
        const places: string[][] = []
        const next = replaced(JSON.parse(row.json), from, to, (place, through) => {
          const chosen = at(place, through)
          if (chosen) places.push(place)
          return chosen
        })
        if (places.length === 0) return []
        put.run(JSON.stringify(next), row.task_id, row.revision)
        return [{ task: row.task_id, revision: row.revision, places }]
      })
    },
    /** Takes `rename` back: revisions made since follow the newest one of then. */
    renameBack(named: readonly NamedIn[], from: PageId, to: PageId): void {
      for (const [task, then] of Map.groupBy(named, (each) => each.task)) {
        const known = new Map(then.map(({ revision, places }) => [revision, places]))
        const newest = Math.max(...known.keys())
        for (const row of ofTask.all(task)) {
          const places = known.get(row.revision) ?? (row.revision > newest ? known.get(newest) : undefined)
          if (!places) continue
          const wanted = new Set(places.map((place) => JSON.stringify(place)))
          const next = replaced(JSON.parse(row.json), from, to, (place) => wanted.has(JSON.stringify(place)))
          put.run(JSON.stringify(next), row.task_id, row.revision)
        }
      }
    },
  }
}
export type NamedPages = ReturnType<typeof createNamedPages>

/** A copy in which `from` is `to` at the chosen places. `through`: the things that the place lies in, outermost first. */
function replaced(
  value: Json,
  from: string,
  to: string,
  choose: (place: string[], through: Json[]) => boolean,
  place: string[] = [],
  through: Json[] = [],
): Json {
  if (value === from) return choose(place, through) ? to : from
  if (typeof value !== 'object' || value === null) return value
  const inside = [...through, value]
  if (Array.isArray(value)) {
    return value.map((each, index) => replaced(each, from, to, choose, [...place, nameOf(each) ?? `${index}`], inside))
  }
  const entries = Object.entries(value).map(([key, each]) => [key, replaced(each, from, to, choose, [...place, key], inside)] as const)
  return Object.fromEntries(entries)
}

function nameOf(value: Json): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return typeof value.id === 'string' ? `#${value.id}` : undefined
}
