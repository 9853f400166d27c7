import { sql as tasks } from './0001-tasks.ts'
import { sql as pages } from './0002-pages.ts'
import { sql as runs } from './0003-runs.ts'
import { sql as pageCare } from './0004-page-care.ts'
import { sql as lessons } from './0005-lessons.ts'
import { sql as recall } from './0006-recall.ts'

/** In order; the n-th brings a database from format n-1 to n. One that was released is never edited: add another. */
export const migrations: readonly string[] = [tasks, pages, runs, pageCare, lessons, recall]
