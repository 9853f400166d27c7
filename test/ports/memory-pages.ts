import { describe, expect, it } from 'vitest'
import { type Memory, PageId, PictureId, RecordingId, StepId, type Task, TaskId } from '#contract'
import { samplePage, sampleVariant, sampleWay } from '../support/sample-page.ts'
import { sampleStep, sampleTask } from '../support/sample-task.ts'

const id = (name: string) => PageId.parse(name)
const recordings = (...names: string[]) => names.map((name) => RecordingId.parse(name))

/** What every Memory promises of versions and changes of pages. `open` gives an empty one; the suite closes it. */
export function describePageCare(name: string, open: () => Promise<Memory>): void {
  const withMemory = (test: (memory: Memory) => Promise<void>) => async () => {
    await using memory = await open()
    await test(memory)
  }

  describe(`versions of pages in ${name}`, () => {
    it(
      'counts a sighting without a new version, and keeps the old one of a page that differs in more',
      withMemory(async (memory) => {
        const first = samplePage('page-1')
        await memory.savePage(first)
        const again = { ...first, seenCount: 2, lastSeenAt: '2026-03-02T10:00:00Z', recordings: recordings('recording-a', 'recording-b') }
        await memory.savePage(again)
        expect(await memory.pageCare.versions(first.id)).toEqual([again])
        const renamed = { ...again, name: 'The editor' }
        await memory.savePage(renamed)
        expect(await memory.pageCare.versions(first.id)).toEqual([{ ...renamed, version: 2 }, again])
        expect(await memory.pageCare.versions(id('page-9'))).toEqual([])
      }),
    )

    it(
      'writes down what was learned of a page, and takes it back',
      withMemory(async (memory) => {
        const first = samplePage('page-1')
        await memory.savePage(first)
        await memory.savePage({ ...first, variants: [sampleVariant(['Other'])] })
        const [change] = await memory.pageCare.changes()
        expect(change).toEqual({
          ...{ id: 1, kind: 'learned', by: 'rule', at: '2026-03-01T09:00:00.000Z', pages: ['page-1'], undone: false },
          what: '“The page page-1” was seen with another look.',
        })
        expect(await memory.pageCare.undo(1)).toEqual({ ...change, undone: true, keptBecause: 'It is undone already.' })
        expect(await memory.pageCare.versions(first.id)).toEqual([first])
      }),
    )

    it(
      'edits words as a new version, refuses an empty name, and a page that is not there',
      withMemory(async (memory) => {
        const page = samplePage('page-1')
        await memory.savePage(page)
        const change = await memory.pageCare.edit(page.id, { name: ' Editor ', purpose: 'To write.' }, 'person')
        expect(change.what).toBe('“The page page-1” is now called “Editor”.')
        expect(await memory.page(page.id)).toEqual({ ...page, version: 2, name: 'Editor', purpose: 'To write.', wordsBy: 'person' })
        await expect(memory.pageCare.edit(page.id, { name: ' ', purpose: '' }, 'person')).rejects.toMatchObject({ code: 'bad-input' })
        await expect(memory.pageCare.edit(id('page-9'), { name: 'a', purpose: '' }, 'person')).rejects.toMatchObject({ code: 'not-found' })
        await memory.pageCare.undo(change.id)
        expect(await memory.page(page.id)).toEqual(page)
      }),
    )
  })

  describe(`joining pages in ${name}`, () => {
    it(
      'makes the one a variant of the other: counts, ways and the names in tasks follow, and come back with undo',
      withMemory(async (memory) => {
        const keep = samplePage('page-1', {
          variants: [sampleVariant(['Old'])],
          seenCount: 3,
          recordings: recordings('recording-a', 'recording-b'),
        })
        const drop = samplePage('page-2', { recordings: recordings('recording-c'), seenCount: 2, firstSeenAt: '2026-02-01T10:00:00Z' })
        for (const page of [keep, drop, samplePage('page-3')]) await memory.savePage(page)
        await memory.saveTransition(sampleWay('page-1', 'page-3', { tookMs: 100, lastAt: '2026-03-01T10:00:00Z' }))
        await memory.saveTransition(sampleWay('page-2', 'page-3', { count: 2, recordings: recordings('recording-c'), tookMs: 300 }))
        await memory.saveTransition(sampleWay('page-1', 'page-2'))
        const task = await memory.saveTask(taskNaming('page-2'))
        const before = await stateOf(memory)

        const change = await memory.pageCare.merge(keep.id, drop.id, 'person')
        expect(change).toMatchObject({ kind: 'merge', by: 'person', pages: ['page-1', 'page-2'], undone: false })
        expect(change.what).toBe('“The page page-1” and “The page page-2” became one page.')
        const { look, recordings: seenIn, seenCount, firstSeenAt, lastSeenAt } = drop
        expect(await memory.page(keep.id)).toEqual({
          ...keep,
          version: 2,
          variants: [...keep.variants, { look, recordings: seenIn, seenCount, firstSeenAt, lastSeenAt }],
          recordings: recordings('recording-a', 'recording-b', 'recording-c'),
          ...{ seenCount: 5, firstSeenAt },
        })
        expect(await memory.page(drop.id)).toBeUndefined()
        expect(await memory.transitions()).toEqual([
          sampleWay('page-1', 'page-3', {
            ...{ count: 3, successCount: 2, recordings: recordings('recording-a', 'recording-c') },
            ...{ lastAt: '2026-03-01T10:00:00Z', tookMs: 200 },
          }),
        ])
        expect(await memory.task(task.id)).toEqual({ ...taskNaming('page-1'), revision: 1 })

        await memory.pageCare.undo(change.id)
        expect(await stateOf(memory)).toEqual(before)
      }),
    )

    it(
      'refuses a page with itself, one of another program and one that is not there, and changes nothing',
      withMemory(async (memory) => {
        const other = samplePage('page-2')
        other.look.window.program = 'galculator'
        for (const page of [samplePage('page-1'), other]) await memory.savePage(page)
        const before = await stateOf(memory)
        for (const [drop, code] of [
          ['page-1', 'bad-input'],
          ['page-2', 'bad-input'],
          ['page-9', 'not-found'],
        ] as const) {
          await expect(memory.pageCare.merge(id('page-1'), id(drop), 'person')).rejects.toMatchObject({ code })
        }
        expect(await stateOf(memory)).toEqual(before)
      }),
    )

    it(
      'keeps what was seen since when it is undone, and lets later revisions of a task follow',
      withMemory(async (memory) => {
        for (const page of [samplePage('page-1'), samplePage('page-2'), samplePage('page-3')]) await memory.savePage(page)
        const task = await memory.saveTask(taskNaming('page-2'))
        const change = await memory.pageCare.merge(id('page-1'), id('page-2'), 'person')
        const merged = (await memory.page(id('page-1')))!
        const variants = merged.variants.map((each) => ({ ...each, seenCount: each.seenCount + 1, lastSeenAt: '2026-04-01T10:00:00Z' }))
        await memory.savePage({ ...merged, variants, seenCount: merged.seenCount + 1, lastSeenAt: '2026-04-01T10:00:00Z' })
        await memory.saveTransition(sampleWay('page-1', 'page-3', { count: 4 }))
        await memory.saveTask({ ...(await memory.task(task.id))!, notices: ['edited'] })
        await memory.pageCare.undo(change.id)
        expect((await memory.page(id('page-1')))?.seenCount).toBe(1)
        expect(await memory.page(id('page-2'))).toEqual({ ...samplePage('page-2'), seenCount: 2, lastSeenAt: '2026-04-01T10:00:00Z' })
        expect((await memory.transitions()).map(({ from, to, count }) => [from, to, count])).toEqual([['page-1', 'page-3', 4]])
        expect(await memory.task(task.id)).toEqual({ ...taskNaming('page-2'), revision: 2, notices: ['edited'] })
      }),
    )

    it(
      'says why an old change cannot be undone before the newer ones on top of it',
      withMemory(async (memory) => {
        for (const page of ['page-1', 'page-2', 'page-3']) await memory.savePage(samplePage(page))
        await memory.saveTransition(sampleWay('page-3', 'page-2'))
        const first = await memory.pageCare.merge(id('page-1'), id('page-2'), 'person')
        const second = await memory.pageCare.edit(id('page-1'), { name: 'Editor', purpose: '' }, 'person')
        expect((await memory.pageCare.changes()).map(({ keptBecause }) => keptBecause)).toEqual([
          undefined,
          '“Editor” was changed after it; undo that first.',
        ])
        await expect(memory.pageCare.undo(first.id)).rejects.toMatchObject({ code: 'bad-input' })
        await memory.pageCare.undo(second.id)
        const third = await memory.pageCare.merge(id('page-3'), id('page-1'), 'person')
        expect((await memory.pageCare.changes()).at(-1)?.keptBecause).toBe('A page of it is no longer there.')
        await memory.pageCare.undo(third.id)
        await memory.pageCare.undo(first.id)
        expect((await memory.pages()).map((page) => page.version)).toEqual([1, 1, 1])
        await expect(memory.pageCare.undo(99)).rejects.toMatchObject({ code: 'not-found' })
      }),
    )
  })

  describe(`parting pages in ${name}`, () => {
    it(
      'gives variants a page of their own: ways go with their recordings, steps with their pictures, and come back with undo',
      withMemory(async (memory) => {
        const [own, other] = ['a', 'b'].map((digit) => PictureId.parse(digit.repeat(64)))
        const variants = [
          sampleVariant(['Other'], { picture: other, seenCount: 2, recordings: recordings('recording-b') }),
          sampleVariant(['Third']),
        ]
        variants[1]!.recordings = recordings('recording-c')
        const all = recordings('recording-a', 'recording-b', 'recording-c')
        await memory.savePage(samplePage('page-1', { variants, picture: own, seenCount: 4, recordings: all }))
        await memory.savePage(samplePage('page-2'))
        await memory.saveTransition(sampleWay('page-1', 'page-2'))
        await memory.saveTransition(sampleWay('page-1', 'page-2', { recordings: recordings('recording-b'), count: 2 }))
        const steps = [
          sampleStep({ id: 'step-own', page: id('page-1'), pictures: { before: own } }),
          sampleStep({ id: 'step-other', page: id('page-1'), leadsTo: id('page-1'), pictures: { before: other, after: own } }),
        ]
        await memory.saveTask(sampleTask('Write', { steps, recordings: all }))
        await memory.saveTask(
          sampleTask('Write too', { id: 'task-b', steps: [sampleStep({ page: id('page-1') })], recordings: recordings('recording-b') }),
        )
        const before = await stateOf(memory)

        const change = await memory.pageCare.split(id('page-1'), [0], id('page-4'), 'person')
        expect(change.what).toBe('“The page page-1” and “The page page-1 (2)” became two pages.')
        expect(await memory.page(id('page-4'))).toMatchObject({
          look: variants[0]!.look,
          variants: [],
          seenCount: 2,
          recordings: ['recording-b'],
          picture: other,
        })
        expect(await memory.page(id('page-1'))).toMatchObject({
          version: 2,
          variants: [variants[1]],
          seenCount: 2,
          recordings: ['recording-a', 'recording-c'],
        })
        expect((await memory.transitions()).map(({ from, to, count }) => [from, to, count])).toEqual([
          ['page-4', 'page-2', 2],
          ['page-1', 'page-2', 1],
        ])
        const named = async (task: string) => (await memory.task(TaskId.parse(task)))?.steps.map(({ page, leadsTo }) => [page, leadsTo])
        expect(await named('task-a')).toEqual([
          ['page-1', undefined],
          ['page-4', 'page-1'],
        ])
        expect(await named('task-b')).toEqual([['page-4', undefined]])

        await memory.pageCare.undo(change.id)
        expect(await stateOf(memory)).toEqual(before)
      }),
    )

    it(
      'refuses looks that are not there and an id that is taken',
      withMemory(async (memory) => {
        await memory.savePage(samplePage('page-1', { variants: [sampleVariant(['Other'])] }))
        for (const [places, newId] of [
          [[1], 'page-2'],
          [[], 'page-2'],
          [[0], 'page-1'],
        ] as const) {
          await expect(memory.pageCare.split(id('page-1'), places, id(newId), 'person')).rejects.toMatchObject({ code: 'bad-input' })
        }
        expect(await memory.pageCare.changes()).toEqual([])
      }),
    )
  })
}

/** All that a merge, a split or an undo could touch. */
export async function stateOf(memory: Memory) {
  const pages = (await memory.pages()).sort((a, b) => (a.id < b.id ? -1 : 1))
  const tasks = await Promise.all(
    (await memory.tasks()).map(async ({ id: task }) =>
      Promise.all((await memory.taskVersions(task)).map(({ revision }) => memory.task(task, revision))),
    ),
  )
  return {
    versions: await Promise.all(pages.map((page) => memory.pageCare.versions(page.id))),
    transitions: await memory.transitions(),
    tasks,
  }
}

/** A Task that names a page wherever one can be named. */
function taskNaming(page: string): Task {
  const when = { kind: 'page' as const, page: id(page) }
  const [from, to] = [StepId.parse('step-a'), StepId.parse('step-b')]
  return sampleTask('Write', {
    steps: [sampleStep({ id: 'step-a', page: id('page-1'), leadsTo: id(page) }), sampleStep({ id: 'step-b', page: id(page) })],
    blocks: [
      { id: 'block-1', reason: 'Sometimes.', kind: 'optional', from, to: from, when },
      {
        id: 'block-2',
        reason: 'Two ways.',
        kind: 'branch',
        arms: [
          { from, to: from, when },
          { from: to, to },
        ],
      },
      { id: 'block-3', reason: 'Again.', kind: 'loop', from, to, over: { kind: 'while', condition: when }, atMost: 9 },
    ],
  })
}
