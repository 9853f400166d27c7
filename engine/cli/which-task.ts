import { TaskId, UnderstudyError } from '#contract'

/** Errors: `not-found` when the text is no id of a task. */
export function idFrom(text: string): TaskId {
  const parsed = TaskId.safeParse(text)
  if (!parsed.success) throw noTask(text)
  return parsed.data
}

export function noTask(text: string): UnderstudyError {
  return new UnderstudyError('not-found', `There is no task ${text}.`, '`understudy tasks` lists all of them.')
}
