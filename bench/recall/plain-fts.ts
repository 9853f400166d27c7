import Database from 'better-sqlite3'
import { goalSentence, type Page, type Task } from '#contract'

/** The rival: one FTS5 table as anyone would set it up, asked for any of the words, best BM25 first. No gate, no likeness of words, no use. */
export function createPlainFts(pages: readonly Page[], tasks: readonly Task[]) {
  const database = new Database(':memory:')
  for (const kind of ['page', 'task'] as const) {
    database.exec(
      `CREATE VIRTUAL TABLE ${kind}s USING fts5 (id UNINDEXED, program UNINDEXED, name, purpose, labels, tokenize = 'unicode61 remove_diacritics 2')`,
    )
  }
  const put = (kind: 'page' | 'task') => database.prepare(`INSERT INTO ${kind}s VALUES (?, ?, ?, ?, ?)`)
  const [putPage, putTask] = [put('page'), put('task')]
  database.exec('BEGIN')
  for (const { id, look, name, purpose } of pages) {
    putPage.run(id, look.window.program, name, purpose, look.elements.map((element) => element.name).join('\n'))
  }
  for (const { id, programs, goal, parameters, steps } of tasks) {
    const named = parameters.map((parameter) => parameter.name.replaceAll('-', ' ')).join('\n')
    putTask.run(id, programs[0]?.program ?? '', goalSentence(goal), named, steps.map(({ caption }) => caption).join('\n'))
  }
  database.exec('COMMIT')
  const search = (kind: 'page' | 'task') =>
    database
      .prepare<[string, string, string, number], string>(
        `SELECT id FROM ${kind}s WHERE ${kind}s MATCH ? AND (? = '' OR program = ?) ORDER BY bm25(${kind}s, 0, 0, 4, 2.5, 1) LIMIT ?`,
      )
      .pluck()
  const searches = { page: search('page'), task: search('task') }
  return {
    find(kind: 'page' | 'task', request: string, program: string, limit: number): string[] {
      const words = [...new Set(request.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [])]
      return words.length === 0 ? [] : searches[kind].all(words.map((word) => `"${word}"`).join(' OR '), program, program, limit)
    },
    close: () => database.close(),
  }
}
