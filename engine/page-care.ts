import { type CallHandlers, type EmitEvent, type Eyes, type Ids, type Memory, type PageChange, PageId, UnderstudyError } from '#contract'
import { certainMerges, suggestPageCare } from './page-suggestions.ts'

type Handlers = Pick<
  CallHandlers,
  'page.edit' | 'page.versions' | 'page.merge' | 'page.split' | 'page.changes' | 'page.undo' | 'page.suggestions'
>
type CarePorts = { memory: Memory; eyes: Eyes; ids: Ids; emit: EmitEvent }

/** How far back a person's decisions are looked for. */
const DECISIONS = 10_000

/** Pages put right by hand. */
export function createPageCareCalls({ memory, eyes, ids, emit }: CarePorts): Handlers {
  const { pageCare } = memory

  async function changed(change: Promise<PageChange>): Promise<PageChange> {
    const done = await change
    emit('pages.changed', {})
    return done
  }

  return {
    'page.edit': async ({ id, name, purpose }) => {
      await changed(pageCare.edit(id, { name, purpose }, 'person'))
      const page = await memory.page(id)
      if (!page) throw new UnderstudyError('not-found', 'The page is no longer there.', 'Look at the list of pages.')
      return page
    },
    'page.versions': ({ id }) => pageCare.versions(id),
    'page.merge': ({ keep, drop }) => changed(pageCare.merge(keep, drop, 'person')),
    'page.split': ({ id, variants }) => changed(pageCare.split(id, variants, PageId.parse(ids.next('page')), 'person')),
    'page.changes': () => pageCare.changes(),
    'page.undo': ({ id }) => changed(pageCare.undo(id)),
    'page.suggestions': async () => suggestPageCare(await memory.pages(), await pageCare.changes(DECISIONS), eyes),
  }
}

/** Joins pages that are one with certainty; only those of these programs are looked at. */
export async function joinWhatIsCertain(
  { memory, eyes, emit }: Omit<CarePorts, 'ids'>,
  programs: readonly { program: string }[],
): Promise<PageChange[]> {
  const pages = (await Promise.all(programs.map(({ program }) => memory.pages(program)))).flat()
  const suggestions = suggestPageCare(pages, await memory.pageCare.changes(DECISIONS), eyes)
  const joined: PageChange[] = []
  for (const { keep, drop } of certainMerges(pages, suggestions, eyes)) joined.push(await memory.pageCare.merge(keep, drop, 'rule'))
  if (joined.length > 0) emit('pages.changed', {})
  return joined
}
