import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Memory, Page, PageId, RecordingId } from '#contract'
import { createFakeMemory } from '../fakes/memory.ts'
import { stateOf } from '../ports/memory-pages.ts'
import { sampleLook, samplePage, sampleVariant, sampleWay } from '../support/sample-page.ts'
import { sampleStep, sampleTask } from '../support/sample-task.ts'

const PAGES = ['page-1', 'page-2', 'page-3', 'page-4'] as const
const recordings = ['recording-a', 'recording-b', 'recording-c'].map((name) => RecordingId.parse(name))

const aPage = fc.constantFrom(...PAGES)
const aRecording = fc.constantFrom(...recordings)
const anAct = fc.oneof(
  fc.record({ kind: fc.constant('save' as const), page: aPage, look: fc.constantFrom('A', 'B', 'C', 'D'), recording: aRecording }),
  fc.record({ kind: fc.constant('merge' as const), keep: aPage, drop: aPage }),
  fc.record({ kind: fc.constant('split' as const), page: aPage, place: fc.nat(2), id: aPage }),
  fc.record({ kind: fc.constant('edit' as const), page: aPage, name: fc.constantFrom('One', 'Two') }),
  fc.record({ kind: fc.constant('undo' as const), place: fc.nat(6) }),
)
type Act = typeof anAct extends fc.Arbitrary<infer Value> ? Value : never

/** Does one act; what is refused changes nothing and is no failure. */
async function act(memory: Memory, one: Act): Promise<void> {
  const { pageCare } = memory
  switch (one.kind) {
    case 'save':
      return savedAgain(memory, one)
    case 'merge':
      return void (await refusable(pageCare.merge(PageId.parse(one.keep), PageId.parse(one.drop), 'person')))
    case 'split':
      return void (await refusable(pageCare.split(PageId.parse(one.page), [one.place], PageId.parse(one.id), 'person')))
    case 'edit':
      return void (await refusable(pageCare.edit(PageId.parse(one.page), { name: one.name, purpose: '' }, 'person')))
    case 'undo': {
      const change = (await pageCare.changes())[one.place]
      if (!change) return
      const undone = refusable(pageCare.undo(change.id))
      expect(change.keptBecause === undefined, `${change.kind} ${change.id}: ${change.keptBecause}`).toBe(await undone)
      return
    }
  }
}

async function refusable(doing: Promise<unknown>): Promise<boolean> {
  return doing.then(
    () => true,
    (error) => {
      expect(['bad-input', 'not-found']).toContain(error.code)
      return false
    },
  )
}

/** A further sighting of a page that is there, with one look or another, as the learner would save it. */
async function savedAgain(memory: Memory, { page, look, recording }: Extract<Act, { kind: 'save' }>): Promise<void> {
  const there = await memory.page(PageId.parse(page))
  if (!there) return
  const seen = sampleLook([look])
  const known = there.variants.some((each) => each.look.elements[0]?.name === look) || there.look.elements[0]?.name === look
  const variants = known ? there.variants : [...there.variants, sampleVariant([look], { look: seen, recordings: [recording] })]
  await memory.savePage(
    Page.parse({ ...there, variants, seenCount: there.seenCount + 1, recordings: [...new Set([...there.recordings, recording])] }),
  )
}

async function withSamples(): Promise<Memory> {
  const memory = createFakeMemory()
  for (const [index, page] of PAGES.slice(0, 3).entries()) {
    await memory.savePage(samplePage(page, { recordings: recordings.slice(index, index + 1) }))
  }
  for (const [from, to] of [
    ['page-1', 'page-2'],
    ['page-2', 'page-3'],
    ['page-3', 'page-1'],
    ['page-1', 'page-3'],
  ] as const) {
    for (const recording of recordings) await memory.saveTransition(sampleWay(from, to, { recordings: [recording], count: 2 }))
  }
  const steps = PAGES.slice(0, 3).map((page, index) =>
    sampleStep({ id: `step-${index}`, page: PageId.parse(page), leadsTo: PageId.parse('page-2') }),
  )
  const task = await memory.saveTask(sampleTask('Write', { steps, recordings: recordings.slice(0, 1) }))
  await memory.saveTask({ ...task, steps: steps.toReversed() })
  return memory
}

describe('any sequence of saves, merges, splits, edits and undos', { timeout: 120_000 }, () => {
  it('leaves only ways and steps between pages that are there, and sums that fit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anAct, { maxLength: 14 }), async (acts) => {
        await using memory = await withSamples()
        for (const one of acts) await act(memory, one)
        const { versions, transitions, tasks } = await stateOf(memory)
        const there = new Set<string>(versions.map(([page]) => page!.id))
        const named = [
          ...transitions.flatMap(({ from, to }) => [from, to]),
          ...tasks.flat().flatMap((task) => task!.steps.flatMap(({ page, leadsTo }) => [page!, leadsTo!])),
        ]
        expect(named.filter((page) => !there.has(page))).toEqual([])
        expect(transitions.filter(({ from, to, successCount, count }) => from === to || successCount > count)).toEqual([])
        for (const [now, ...older] of versions) {
          expect(older.map(({ version }) => version)).toEqual(older.map((_, index) => now!.version - index - 1))
        }
        expect((await memory.upkeep.check()).problems).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('can be undone, newest first, until all is as it was in the beginning', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anAct, { maxLength: 14 }), async (acts) => {
        await using memory = await withSamples()
        const before = await stateOf(memory)
        let sightings = false
        for (const one of acts) {
          sightings ||= one.kind === 'save'
          await act(memory, one)
        }
        for (const change of await memory.pageCare.changes()) {
          if (change.undone) continue
          const now = (await memory.pageCare.changes()).find(({ id }) => id === change.id)
          expect(now?.keptBecause, JSON.stringify(change)).toBeUndefined()
          await memory.pageCare.undo(change.id)
        }
        const after = await stateOf(memory)
        const counted = (state: typeof before) => (sightings ? withoutCounts(state) : state)
        expect(counted(after)).toEqual(counted(before))
      }),
      { numRuns: 40 },
    )
  })
})

/** Sightings that made no new version are no change: undo keeps them. */
function withoutCounts(state: Awaited<ReturnType<typeof stateOf>>) {
  return { ...state, versions: state.versions.map((all) => all.map((page) => ({ ...page, seenCount: 0, recordings: [], lastSeenAt: '' }))) }
}
