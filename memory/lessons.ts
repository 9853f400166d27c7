import type { Database } from 'better-sqlite3'
import { Lesson, type TaskId } from '#contract'
import { readStored } from './stored.ts'

/** What runs taught, newest first. */
export function createLessonStore(database: Database, place: string) {
  const put = database.prepare<[string, string, number, string]>(
    `INSERT INTO lessons (id, task_id, at_ms, json) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
      task_id = excluded.task_id, at_ms = excluded.at_ms, json = excluded.json`,
  )
  const readAll = database.prepare<[], string>('SELECT json FROM lessons ORDER BY at_ms DESC, id DESC').pluck()
  const readOfTask = database.prepare<[string], string>('SELECT json FROM lessons WHERE task_id = ? ORDER BY at_ms DESC, id DESC').pluck()

  return {
    saveLesson: (given: Lesson): void => {
      const lesson = Lesson.parse(given)
      put.run(lesson.id, lesson.task, Date.parse(lesson.at), JSON.stringify(lesson))
    },
    lessons: (task?: TaskId): Lesson[] =>
      (task === undefined ? readAll.all() : readOfTask.all(task)).map((json) => readStored(Lesson, json, 'a lesson', place)),
  }
}
