import { allDemonstrations } from '../../learn/demonstrations/index.ts'

/** `files`: the work lies in files. `none`: nothing outside tells how far it is; such runs say nothing of milestones. */
export type WorkTask = { id: string; program: string; told: 'page' | 'files' | 'none' }

const NATIVE: WorkTask[] = [
  { id: 'mousepad/note', program: 'mousepad', told: 'files' },
  { id: 'mousepad/replace', program: 'mousepad', told: 'none' },
  { id: 'mousepad/line-numbers', program: 'mousepad', told: 'none' },
  { id: 'galculator/add', program: 'galculator', told: 'none' },
  { id: 'galculator/square-root', program: 'galculator', told: 'none' },
  { id: 'thunar/rename', program: 'thunar', told: 'files' },
  { id: 'thunar/new-folder', program: 'thunar', told: 'files' },
  { id: 'featherpad/append', program: 'featherpad', told: 'files' },
  { id: 'featherpad/find', program: 'featherpad', told: 'none' },
]

/** Pages come up quickest. */
const PAGES = ['order/', 'contacts/', 'inbox/', 'invoices/', 'sign-in/']

export const workTasks: WorkTask[] = [
  ...allDemonstrations
    .filter(({ id }) => PAGES.some((page) => id.startsWith(page)))
    .map(({ id }): WorkTask => ({ id, program: 'chromium', told: 'page' })),
  ...NATIVE,
]
