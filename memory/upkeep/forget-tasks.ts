import type { Database } from 'better-sqlite3'
import { goalSentence, type RecordingId, type RunId, RunSummary, Task, type TaskId } from '#contract'
import { readStored } from '../stored.ts'

export type ForgottenTasks = {
  tasks: { id: TaskId; goal: string; whole: boolean }[]
  runs: RunId[]
  /** What was typed in the revisions that went. */
  texts: string[]
}

/**
 * Takes away every revision that was learned from a recording: what came from it cannot be told apart from the rest of a revision, and a person's right to be
 * forgotten is worth more than a version. A Task of which none is left goes whole; else the newest of those left is the newest. Runs of what went, what they
 * taught, and the remembered yes of these Tasks go too. Inside the caller's transaction.
 */
export function forgetTasks(database: Database, recording: RecordingId, place: string): ForgottenTasks {
  const named = database.prepare<[string], string>('SELECT DISTINCT task_id FROM task_revisions WHERE instr(json, ?) > 0').pluck()
  const revisionsOf = database.prepare<[string], string>('SELECT json FROM task_revisions WHERE task_id = ? ORDER BY revision').pluck()
  const dropRevision = database.prepare<[string, number]>('DELETE FROM task_revisions WHERE task_id = ? AND revision = ?')
  const dropTask = database.prepare<[string]>('DELETE FROM tasks WHERE id = ?')
  const setRevision = database.prepare<[number, string]>('UPDATE tasks SET revision = ? WHERE id = ?')
  const dropGrants = database.prepare<[string]>('DELETE FROM grants WHERE task_id = ?')
  const runsOf = database.prepare<[string], string>('SELECT json FROM runs WHERE task_id = ?').pluck()
  const dropRun = database.prepare<[string]>('DELETE FROM runs WHERE id = ?')
  const dropLessons = database.prepare<[string, number | null, string]>(
    `DELETE FROM lessons WHERE task_id = ? AND (? IS NULL OR json ->> 'run' = ?)`,
  )
  const dropTaught = database.prepare<[string, number]>("DELETE FROM lessons WHERE task_id = ? AND json ->> 'revision' = ?")
  const found: ForgottenTasks = { tasks: [], runs: [], texts: [] }

  for (const id of named.all(JSON.stringify(recording))) {
    const revisions = revisionsOf.all(id).map((json) => readStored(Task, json, `the task ${id}`, place))
    const gone = revisions.filter((task) => task.recordings.includes(recording))
    const left = revisions.filter((task) => !task.recordings.includes(recording))
    const newestGone = gone.at(-1)
    if (!newestGone) continue
    const newestLeft = left.at(-1)
    found.tasks.push({ id: newestGone.id, goal: goalSentence(newestGone.goal), whole: newestLeft === undefined })
    found.texts.push(...gone.flatMap(typedIn))
    for (const { revision } of gone) dropRevision.run(id, revision)
    dropGrants.run(id)
    if (newestLeft) setRevision.run(newestLeft.revision, id)
    else {
      dropTask.run(id)
      dropLessons.run(id, null, '')
    }
    for (const { revision } of gone) dropTaught.run(id, revision)
    const revisionsGone = new Set(gone.map(({ revision }) => revision))
    for (const run of runsOf.all(id).map((json) => readStored(RunSummary, json, 'a run', place))) {
      if (newestLeft && !revisionsGone.has(run.taskRevision)) continue
      found.runs.push(run.id)
      dropRun.run(run.id)
      dropLessons.run(id, 1, run.id)
    }
  }
  return found
}

/** What a person typed or chose in it: examples of its parameters, and what is typed the same each time. */
function typedIn(task: Task): string[] {
  const literals = task.steps.flatMap(({ act }) =>
    act.kind === 'type' ? act.text.flatMap((part) => (part.kind === 'literal' ? part.text : [])) : [],
  )
  return [...task.parameters.flatMap(({ examples }) => examples), ...literals].map((text) => text.trim()).filter((text) => text !== '')
}
