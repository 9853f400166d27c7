import type { Role } from '#contract'
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

/** A task made into a loop that goes on as long as something is there: its first step alone, or all of it. */
export type Loop = { steps: 'first' | 'all'; while: { role: Role; name: string } }

/** With nothing in the way each round brings the work further; where each round is undone, none does. */
export const loops: Record<string, Loop> = {
  'contacts/add': { steps: 'all', while: { role: 'button', name: 'Add' } },
  'contacts/delete-first-until-none': { steps: 'first', while: { role: 'button', name: 'Delete' } },
  'inbox/open-each': { steps: 'first', while: { role: 'button', name: 'Archive' } },
  'invoices/enter-one': { steps: 'all', while: { role: 'button', name: 'Enter' } },
  'order/express': { steps: 'all', while: { role: 'button', name: 'Place order' } },
  'order/priced': { steps: 'all', while: { role: 'button', name: 'Place order' } },
}
