import type { Database } from 'better-sqlite3'
import { Page, type PageId, Transition } from '#contract'
import { sameButSightings } from './care/looks.ts'
import type { PageCareStore } from './care/page-care.ts'
import type { PageRows } from './page-rows.ts'
import { shareFrom, type TransitionRows } from './transition-rows.ts'

/** Pages, the words on them, and the transitions between them. Every method is one transaction. */
export function createPageStore(database: Database, rows: { pages: PageRows; transitions: TransitionRows; care: PageCareStore }) {
  const { pages, transitions, care } = rows

  const save = database.transaction((given: Page): void => {
    const page = Page.parse(given)
    const there = pages.read(page.id)
    if (!there) pages.write(page)
    else if (sameButSightings(there, page)) pages.write({ ...page, version: there.version })
    else care.learned(there, { ...page, version: there.version + 1 })
  })

  const saveTransition = database.transaction((given: Transition): void => {
    const transition = Transition.parse(given)
    const { from, to } = transition
    if (!pages.read(from) || !pages.read(to)) {
      throw new Error(`The pages ${from} and ${to} must be saved before the transition between them.`)
    }
    transitions.add(shareFrom(transition))
  })

  return {
    savePage: (page: Page): void => save.immediate(page),
    page: (id: PageId): Page | undefined => pages.read(id),
    pages: (program?: string): Page[] => pages.all(program),
    saveTransition: (transition: Transition): void => saveTransition.immediate(transition),
    transitions: (page?: PageId): Transition[] => transitions.all(page),
  }
}
