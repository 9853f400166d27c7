import type { Database } from 'better-sqlite3'
import { type Page, type PageElement, PageId, type PageVariant, type RecordingId } from '#contract'
import type { PageRows } from '../page-rows.ts'
import type { TransitionRows } from '../transition-rows.ts'

export type ForgottenPages = { pages: number; variants: number; transitions: number }

type Rows = { database: Database; pages: PageRows; transitions: TransitionRows }

/**
 * Takes a recording's share out of all pages and ways: pages and variants that nothing else showed go; of looks that others saw too, what shows content goes
 * and what is the program's own stays. Older versions in which it took part go, and with them what it took to undo changes. Inside the caller's transaction.
 */
export function forgetPages(rows: Rows, recording: RecordingId, texts: readonly string[]): ForgottenPages {
  const { database, pages, transitions } = rows
  const counts: ForgottenPages = { pages: 0, variants: 0, transitions: transitions.forget(recording) }
  const quoted = JSON.stringify(recording)
  const dropOlder = database.prepare<[string]>('DELETE FROM page_versions WHERE instr(json, ?) > 0')
  const touched = database.prepare<[string], string>('SELECT id FROM pages WHERE instr(json, ?) > 0 ORDER BY id').pluck()
  const changed = new Set<PageId>()

  for (const id of touched.all(quoted).map((each) => PageId.parse(each))) {
    const page = pages.read(id)
    if (!page) continue
    const rest = withoutRecording(page, recording, texts)
    changed.add(id)
    counts.variants += page.variants.length - (rest?.variants.length ?? 0)
    if (rest) pages.write(rest)
    else {
      counts.pages += 1
      pages.remove(id)
      pages.forgetOlder(id)
    }
  }
  dropOlder.run(quoted)
  forgetChanges(database, quoted, changed, texts)
  return counts
}

/** What is left of a page when a recording is taken out of it; undefined when nothing else showed it. */
export function withoutRecording(page: Page, recording: RecordingId, texts: readonly string[]): Page | undefined {
  const recordings = page.recordings.filter((each) => each !== recording)
  if (recordings.length === 0) return undefined
  const kept = page.variants.flatMap((each) => variantWithout(each, recording))
  const variants = kept.map(({ variant }) => variant)
  const seen = { recordings, seenCount: Math.max(1, page.seenCount - 1), version: page.version + 1 }
  // Who saw it first gave it its look and its words.
  if (page.recordings[0] !== recording) return { ...page, ...seen, variants, ...wordsWithout(page, texts, false) }
  const words = wordsWithout(page, texts, true)
  const [best] = kept.flatMap(({ variant, whole }) => (whole ? variant : [])).sort((a, b) => b.seenCount - a.seenCount)
  if (!best) return { ...page, ...seen, variants, ...words, look: withoutContent(page.look), picture: undefined }
  return { ...page, ...seen, ...words, look: best.look, picture: best.picture, variants: variants.filter((each) => each !== best) }
}

/** `whole`: its look came from others. */
function variantWithout(variant: PageVariant, recording: RecordingId): { variant: PageVariant; whole: boolean }[] {
  if (!variant.recordings.includes(recording)) return [{ variant, whole: true }]
  const recordings = variant.recordings.filter((each) => each !== recording)
  if (recordings.length === 0) return []
  const rest = { ...variant, recordings, seenCount: Math.max(1, variant.seenCount - 1) }
  const whole = variant.recordings[0] !== recording
  return [{ whole, variant: whole ? rest : { ...rest, look: withoutContent(variant.look), picture: undefined } }]
}

/** Roles whose names are the program's own words, the same for everyone who uses it. */
const OF_THE_PROGRAM: ReadonlySet<PageElement['role']> = new Set<PageElement['role']>([
  ...(['button', 'toggle', 'checkbox', 'radio', 'field', 'password', 'combobox'] as const),
  ...(['menu', 'menu-item', 'menubar', 'tab', 'slider', 'spinner', 'toolbar', 'label'] as const),
])

function withoutContent(look: Page['look']): Page['look'] {
  return { ...look, elements: look.elements.filter(({ role }) => OF_THE_PROGRAM.has(role)) }
}

function wordsWithout(page: Page, texts: readonly string[], first: boolean): Pick<Page, 'name' | 'purpose'> {
  const tells = (words: string) => texts.some((text) => words.includes(text))
  const ownWords = page.wordsBy === 'person'
  return {
    name: tells(page.name) ? `A page of ${page.look.window.program}` : page.name,
    purpose: tells(page.purpose) || (first && !ownWords) ? '' : page.purpose,
  }
}

/** Changes can no longer be undone when what they changed was forgotten; those of pages that are gone go. */
function forgetChanges(database: Database, quoted: string, changed: ReadonlySet<PageId>, texts: readonly string[]): void {
  const rows = database.prepare<[], { id: number; what: string; pages: string; undo: string | null }>(
    'SELECT id, what, pages, undo FROM page_changes',
  )
  const isThere = database.prepare<[string], number>('SELECT 1 FROM pages WHERE id = ?').pluck()
  const drop = database.prepare<[number]>('DELETE FROM page_changes WHERE id = ?')
  const clear = database.prepare<[string, number]>('UPDATE page_changes SET undo = NULL, what = ? WHERE id = ?')
  for (const { id, what, pages, undo } of rows.all()) {
    const ids = PageId.array().parse(JSON.parse(pages))
    if (!undo?.includes(quoted) && !ids.some((page) => changed.has(page))) continue
    if (!ids.some((page) => isThere.get(page))) drop.run(id)
    else {
      const tells = texts.some((text) => what.includes(text)) || ids.some((page) => changed.has(page) && !isThere.get(page))
      clear.run(tells ? 'Pages were changed; what they were called was forgotten.' : what, id)
    }
  }
}
