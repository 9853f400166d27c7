import type { Database } from 'better-sqlite3'
import type { Task } from '#contract'
import { wordsOfTask } from './task-words.ts'

/** The words by which the newest revision of each Task is found. Inside the caller's transaction. */
export function createTaskIndex(database: Database) {
  const indexes = ['task_words', 'task_trigrams'].map((table) => ({
    clear: database.prepare<[string]>(`DELETE FROM ${table} WHERE task_id = ?`),
    put: database.prepare<[string, string, string, string, string]>(
      `INSERT INTO ${table} (task_id, goal, parameters, programs, captions) VALUES (?, ?, ?, ?, ?)`,
    ),
  }))
  const clear = (id: string): void => {
    for (const index of indexes) index.clear.run(id)
  }
  return {
    clear,
    put(task: Task): void {
      const words = wordsOfTask(task)
      clear(task.id)
      for (const index of indexes) index.put.run(task.id, words.goal, words.parameters, words.programs, words.captions)
    },
  }
}
