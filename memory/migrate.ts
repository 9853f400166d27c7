import type { Database } from 'better-sqlite3'

export function formatOf(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }))
}

/**
 * Brings a database to the newest format (`user_version`), each step in a transaction of its own: after a crash it stands at a whole
 * step. Two programs may do so at once; the second finds the work done.
 */
export function migrate(database: Database, steps: readonly string[]): void {
  for (const [index, sql] of steps.entries()) {
    if (formatOf(database) > index) continue
    const step = database.transaction(() => {
      if (formatOf(database) > index) return
      database.exec(sql)
      database.pragma(`user_version = ${index + 1}`)
    })
    step.immediate()
  }
}
