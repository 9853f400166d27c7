import type { Database } from 'better-sqlite3'
import { type Clock, type Page, type PageChange, type PageId, UnderstudyError } from '#contract'
import type { PageRows } from '../page-rows.ts'
import type { Share, TransitionRows } from '../transition-rows.ts'
import { createChangeRows, type StoredChange, type Undo } from './change-rows.ts'
import { mergedPage, movedRecordings, splitPage } from './looks.ts'
import { createNamedPages } from './named-pages.ts'
import { type CareRows, keptBecause, undoChange } from './undo.ts'

/** How many changes are listed unless it is said. */
const CHANGES = 100

/** Puts pages right. Every method is one transaction. */
export function createPageCare(database: Database, given: { pages: PageRows; transitions: TransitionRows; clock: Clock }) {
  const { pages, transitions, clock } = given
  const rows: CareRows = { pages, transitions, changes: createChangeRows(database), named: createNamedPages(database) }
  const { changes, named } = rows

  const now = () => new Date(clock.nowMs()).toISOString()

  function known(id: PageId): Page {
    const page = pages.read(id)
    if (!page) throw new UnderstudyError('not-found', `There is no page ${id}.`, '`understudy pages` lists all of them.')
    return page
  }

  function told({ undo, ...change }: StoredChange): PageChange {
    const reason = keptBecause({ undo, ...change }, rows)
    return reason === undefined ? change : { ...change, keptBecause: reason }
  }

  function written(change: Omit<PageChange, 'id' | 'at' | 'undone'>, undo: Undo): PageChange {
    const at = now()
    return { ...change, at, id: changes.write({ ...change, at }, undo), undone: false }
  }

  const merge = database.transaction((keepId: PageId, dropId: PageId, by: PageChange['by']): PageChange => {
    const [keep, drop] = [known(keepId), known(dropId)]
    if (keepId === dropId) throw refused('A page cannot be joined with itself.', 'Choose two different pages.')
    if (keep.look.window.program !== drop.look.window.program) {
      throw refused(`“${keep.name}” and “${drop.name}” belong to two programs.`, 'Choose two pages of one program.')
    }
    const before = transitions.shares([keepId, dropId])
    const merged = mergedPage(keep, drop)
    pages.keepAsOlder(keep)
    pages.keepAsOlder(drop)
    pages.write(merged)
    const follows = (id: PageId) => (id === dropId ? keepId : id)
    transitions.removeOf(dropId)
    transitions.removeOf(keepId)
    addWays(before.map((share) => ({ ...share, from: follows(share.from), to: follows(share.to) })))
    pages.remove(dropId)
    const renamed = [{ from: dropId, to: keepId, in: named.rename(dropId, keepId) }]
    return written(
      { kind: 'merge', by, what: `“${keep.name}” and “${drop.name}” became one page.`, pages: [keepId, dropId] },
      {
        before: [keep, drop].map(({ id, version }) => ({ id, version })),
        after: [merged],
        ways: { before, after: transitions.shares([keepId]) },
        renamed,
      },
    )
  })

  const split = database.transaction((id: PageId, places: readonly number[], newId: PageId, by: PageChange['by']): PageChange => {
    const page = known(id)
    const strange = places.find((place) => page.variants[place] === undefined)
    if (places.length === 0 || strange !== undefined) {
      throw refused(`“${page.name}” has no such look.`, 'Open the page and choose from the looks that are shown.')
    }
    if (pages.read(newId) || pages.allOlder(newId).length > 0)
      throw refused(`There is or was already a page ${newId}.`, 'Choose an id that is not taken.')
    const before = transitions.shares([id])
    const { rest, split: made } = splitPage(page, places, { id: newId, name: freeName(page.name) })
    pages.keepAsOlder(page)
    pages.write(rest)
    pages.write(made)
    const moved = movedRecordings(page, places)
    const follows = (share: Share) => share.recordings.length > 0 && share.recordings.every((recording) => moved.includes(recording))
    transitions.removeOf(id)
    addWays(before.map((share) => (follows(share) ? { ...share, ...renamedEnds(share, id, newId) } : share)))
    const renamed = [{ from: id, to: newId, in: named.rename(id, newId, shownBy(page, places, moved)) }]
    return written(
      { kind: 'split', by, what: `“${rest.name}” and “${made.name}” became two pages.`, pages: [id, newId] },
      {
        before: [{ id, version: page.version }],
        after: [rest, made],
        ways: { before, after: transitions.shares([id, newId]) },
        renamed,
      },
    )
  })

  const edit = database.transaction((id: PageId, words: { name: string; purpose: string }, by: PageChange['by']): PageChange => {
    const page = known(id)
    const name = words.name.trim()
    if (name === '') throw refused('A page needs a name.', 'Give it one or two words.')
    const next: Page = {
      ...page,
      name,
      purpose: words.purpose.trim(),
      version: page.version + 1,
      wordsBy: by === 'person' ? 'person' : 'rule',
    }
    pages.keepAsOlder(page)
    pages.write(next)
    const what = name === page.name ? `What “${name}” is for was written anew.` : `“${page.name}” is now called “${name}”.`
    return written({ kind: 'edit', by, what, pages: [id] }, { before: [{ id, version: page.version }], after: [next], renamed: [] })
  })

  const undo = database.transaction((id: number): PageChange => {
    const change = changes.read(id)
    if (!change) throw new UnderstudyError('not-found', `There is no change ${id}.`, 'Look at the list of changes.')
    undoChange(change, rows)
    return told({ ...change, undone: true })
  })

  function addWays(shares: readonly Share[]): void {
    for (const share of shares) if (share.from !== share.to) transitions.add(share)
  }

  function freeName(name: string): string {
    const taken = new Set(pages.all().map((page) => page.name))
    let number = 2
    while (taken.has(`${name} (${number})`)) number += 1
    return `${name} (${number})`
  }

  return {
    /** A page that was learned anew: its next version, which can be undone like any change. Inside the caller's transaction. */
    learned(before: Page, after: Page): void {
      pages.keepAsOlder(before)
      pages.write(after)
      written(
        { kind: 'learned', by: 'rule', what: whatWasLearned(before, after), pages: [after.id] },
        { before: [{ id: before.id, version: before.version }], after: [after], renamed: [] },
      )
    },
    versions: (id: PageId): Page[] => {
      const page = pages.read(id)
      return page ? [page, ...pages.allOlder(id)] : []
    },
    merge: (keep: PageId, drop: PageId, by: PageChange['by']): PageChange => merge.immediate(keep, drop, by),
    split: (page: PageId, variants: readonly number[], id: PageId, by: PageChange['by']): PageChange =>
      split.immediate(page, variants, id, by),
    edit: (id: PageId, words: { name: string; purpose: string }, by: PageChange['by']): PageChange => edit.immediate(id, words, by),
    changes: (limit = CHANGES): PageChange[] => changes.newest(limit).map(told),
    undo: (change: number): PageChange => undo.immediate(change),
  }
}
export type PageCareStore = ReturnType<typeof createPageCare>

function renamedEnds(share: Share, from: PageId, to: PageId): Pick<Share, 'from' | 'to'> {
  return { from: share.from === from ? to : share.from, to: share.to === from ? to : share.to }
}

/**
 * Chooses, of the places where Tasks name a page, those that mean the looks split off: the step's own picture tells; where it does not, the recordings of the
 * Task do, when they showed nothing else of the page.
 */
function shownBy(page: Page, places: readonly number[], moved: readonly string[]) {
  const picturesOf = (taken: boolean) =>
    new Set(page.variants.flatMap(({ picture }, index) => (picture && places.includes(index) === taken ? picture : [])))
  const [going, staying] = [picturesOf(true), picturesOf(false)]
  if (page.picture) staying.add(page.picture)
  return (place: readonly string[], through: readonly unknown[]): boolean => {
    const step = through.at(-1) as { pictures?: { before?: string; after?: string } } | undefined
    const picture = place.at(-1) === 'leadsTo' ? step?.pictures?.after : place.at(-1) === 'page' ? step?.pictures?.before : undefined
    if (picture !== undefined && staying.has(picture as never)) return false
    if (picture !== undefined && going.has(picture as never)) return true
    const task = through[0] as { recordings?: string[] }
    const recordings = task.recordings ?? []
    return recordings.length > 0 && recordings.every((recording) => moved.includes(recording))
  }
}

function whatWasLearned(before: Page, after: Page): string {
  if (before.name !== after.name) return `“${before.name}” is now called “${after.name}”.`
  if (after.variants.length > before.variants.length) return `“${after.name}” was seen with another look.`
  return `“${after.name}” was learned anew.`
}

function refused(message: string, advice: string): UnderstudyError {
  return new UnderstudyError('bad-input', message, advice)
}
