import { frame } from './en/frame.ts'
import { home } from './en/home.ts'
import { models } from './en/models.ts'
import { pages } from './en/pages.ts'
import { recordings } from './en/recordings.ts'
import { runs } from './en/runs.ts'
import { steering } from './en/steering.ts'
import { tables } from './en/tables.ts'
import { taskEdit } from './en/task-edit.ts'
import { tasks } from './en/tasks.ts'
import { versions } from './en/versions.ts'

/** Every sentence of the app in English. Plain, short, second person, no jargon. */
export const en = {
  ...frame,
  ...home,
  ...recordings,
  ...tasks,
  ...runs,
  ...pages,
  ...taskEdit,
  ...versions,
  ...steering,
  ...tables,
  ...models,
}
