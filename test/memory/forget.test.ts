import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Memory, PageId, type PictureId, RecordingId, RunId, RunSummary, TaskId } from '#contract'
import { openMemory } from '#memory'
import { sampleLook, samplePage, sampleVariant, sampleWay } from '../support/sample-page.ts'
import { sampleStep, sampleTask } from '../support/sample-task.ts'
import { createStillClock } from '../support/still-clock.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const [first, other] = ['recording-first', 'recording-other'].map((name) => RecordingId.parse(name)) as [RecordingId, RecordingId]

/** Stand nowhere but in what the first recording brought; with marks that JSON writes otherwise. */
const TYPED = ['Quetzalcoatlus', 'the “blue” zephyr’s path C:\\Temp', 'Wolpertinger-4711']
const OTHERS = 'Kookaburra'

/** A memory in which one recording stands alone, another shares pages with it, and a task was shown by both. */
async function filled(folder: string) {
  const memory = await openMemory({ folder, clock: createStillClock() })
  const [own, shared, others] = await Promise.all([1, 2, 3].map((shade) => picture(memory, shade)))
  const pages = [
    samplePage('page-own', { recordings: [first], picture: own!, name: `“${TYPED[0]}” – Mousepad` }),
    samplePage('page-both', {
      recordings: [first, other],
      seenCount: 5,
      picture: shared!,
      purpose: `Here you: type “${TYPED[1]}”.`,
      look: {
        ...sampleLook(['Save']),
        elements: [...sampleLook(['Save']).elements, { role: 'list-item', name: TYPED[2]!, place: { x: 0, y: 0, width: 1, height: 1 } }],
      },
      variants: [sampleVariant(['Mine'], { recordings: [first] })],
    }),
    samplePage('page-other', {
      recordings: [other, first],
      picture: others!,
      variants: [sampleVariant(['Theirs'], { recordings: [other] })],
    }),
  ]
  for (const page of pages) await memory.savePage(page)
  await memory.savePage({ ...pages[1]!, name: `Mousepad with ${TYPED[0]}` })
  await memory.saveTransition(sampleWay('page-own', 'page-both', { recordings: [first], by: `Type “${TYPED[0]}”` }))
  await memory.saveTransition(sampleWay('page-both', 'page-other', { recordings: [first], count: 2 }))
  await memory.saveTransition(sampleWay('page-both', 'page-other', { recordings: [other], count: 3 }))
  const steps = (text: string, before: PictureId) => [
    sampleStep({
      caption: `Type “${text}”`,
      act: { kind: 'type', text: [{ kind: 'literal', text }], replaces: false },
      pictures: { before },
    }),
  ]
  const parameters = (example: string) => [{ name: 'person', type: 'text' as const, examples: [example] }]
  const alone = await memory.saveTask(
    sampleTask('Write to ⟦person⟧', {
      id: 'task-alone',
      recordings: [first],
      steps: steps(TYPED[1]!, own!),
      parameters: parameters(TYPED[0]!),
    }),
  )
  const grown = await memory.saveTask(
    sampleTask('Call ⟦person⟧', { id: 'task-grown', recordings: [other], steps: steps(OTHERS, others!), parameters: parameters(OTHERS) }),
  )
  await memory.saveTask({ ...grown, recordings: [other, first], parameters: parameters(TYPED[2]!), steps: steps(TYPED[0]!, shared!) })
  for (const [id, task, revision] of [
    ['run-alone', alone.id, 1],
    ['run-old', grown.id, 1],
    ['run-new', grown.id, 2],
  ] as const) {
    await memory.saveRun(run(id, task, revision))
    await memory.saveGrant({ taskId: task, rule: 'delete', signature: id, grantedAt: '2026-03-01T10:00:00Z', what: `press ${TYPED[0]}` })
    await memory.saveLesson({ ...lesson, id: `lesson-${id}`, what: `“${id === 'run-old' ? OTHERS : TYPED[0]}” was found.`, task, run: id })
  }
  return memory
}

const lesson = {
  ...{ kind: 'label' as const, at: '2026-03-01T10:00:00Z', state: 'kept' as const, reason: '' },
  checked: { moments: 1, right: 1 },
}

async function picture(memory: Memory, shade: number): Promise<PictureId> {
  return memory.pictures.put({ width: 4, height: 4, data: new Uint8Array(64).fill(shade), box: { x: 0, y: 0, width: 4, height: 4 } })
}

function run(id: string, taskId: string, taskRevision: number): RunSummary {
  const counts = { stepsDone: 1, stepCount: 1, stepsByTier: [1, 0, 0, 0], modelCalls: 0 }
  return RunSummary.parse({
    id,
    taskId,
    taskRevision,
    title: 'Write',
    startedAt: '2026-03-01T10:00:00Z',
    endedAt: null,
    outcome: null,
    ...counts,
  })
}

/** All bytes of a memory's folder. */
async function bytesOf(folder: string): Promise<string> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  return Buffer.concat(await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name))))).toString('latin1')
}

const inBytes = (text: string) => Buffer.from(text).toString('latin1')
const wordsIn = (bytes: string) =>
  [...TYPED, 'quetzal', 'wolpert', 'zephyr', first].filter((text) => bytes.toLowerCase().includes(inBytes(text).toLowerCase()))

describe('forgetting a recording', { timeout: 60_000 }, () => {
  it('first only tells what would go, and changes nothing', async () => {
    await using memory = await filled(join(await temporaryFolder(), 'memory'))
    const before = JSON.stringify([await memory.tasks(), await memory.pages(), await memory.transitions(), await memory.pageCare.changes()])
    expect(await memory.upkeep.forget(first, { sure: false })).toEqual({
      tasks: [
        { id: 'task-alone', goal: 'Write to ⟦person⟧', whole: true },
        { id: 'task-grown', goal: 'Call ⟦person⟧', whole: false },
      ],
      ...{ pages: 1, variants: 1, transitions: 1, runs: 2, pictures: 2, left: [] },
    })
    expect(await memory.upkeep.traces(first)).toEqual({
      tasks: ['task-alone'],
      runs: ['run-alone', 'run-new'],
      pictures: expect.toSatisfy((ids: string[]) => ids.length === 2),
      texts: expect.toSatisfy((texts: string[]) => TYPED.every((text) => texts.includes(text))),
    })
    expect(JSON.stringify([await memory.tasks(), await memory.pages(), await memory.transitions(), await memory.pageCare.changes()])).toBe(
      before,
    )
  })

  it('leaves no byte of what was typed, of its id and of its pictures in the files, and all that others showed', async () => {
    const folder = join(await temporaryFolder(), 'memory')
    await using memory = await filled(folder)
    expect(wordsIn(await bytesOf(folder))).toHaveLength(6)
    await memory.recall({ request: 'quetzalcoatlus wolpertinger', subGoal: '', programs: [], limit: 5 })
    const told = await memory.upkeep.forget(first, { sure: true })
    expect([told.pictures, told.left]).toEqual([2, []])
    expect(wordsIn(await bytesOf(folder))).toEqual([])

    expect(await memory.task(TaskId.parse('task-alone'))).toBeUndefined()
    expect(await memory.task(TaskId.parse('task-grown'))).toMatchObject({ revision: 1, recordings: [other] })
    expect((await memory.findTasks(OTHERS.toLowerCase(), 5)).length + (await memory.findTasks('call', 5)).length).toBeGreaterThan(0)
    expect((await memory.runs()).map(({ id }) => id)).toEqual(['run-old'])
    expect((await memory.lessons()).map(({ id }) => id)).toEqual(['lesson-run-old'])
    expect(await memory.grants(TaskId.parse('task-grown'))).toEqual([])
    expect((await memory.pages()).map(({ id, recordings, seenCount }) => [id, recordings, seenCount]).sort()).toEqual([
      ['page-both', [other], 4],
      ['page-other', [other], 1],
    ])
    expect(await memory.page(PageId.parse('page-both'))).toMatchObject({
      ...{ look: sampleLook(['Save']), variants: [], name: 'A page of mousepad', purpose: '' },
    })
    expect(await memory.pageCare.versions(PageId.parse('page-both'))).toHaveLength(1)
    expect(await memory.transitions()).toEqual([sampleWay('page-both', 'page-other', { count: 3, recordings: [other] })])
    expect((await memory.pageCare.changes()).map(({ keptBecause }) => keptBecause)).toEqual(['What it was made from was forgotten.'])
    expect((await memory.upkeep.check()).problems).toEqual([])
    expect((await memory.upkeep.forget(first, { sure: true })).tasks).toEqual([])
    expect(await memory.run(RunId.parse('run-alone'))).toBeUndefined()
  })

  it('says so when another program holds on to the old bytes', async () => {
    const folder = join(await temporaryFolder(), 'memory')
    await using memory = await filled(folder)
    const { default: Database } = await import('better-sqlite3')
    const reader = new Database(join(folder, 'memory.sqlite'), { readonly: true })
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM pages').get()
    const told = await memory.upkeep.forget(first, { sure: true })
    expect(told.left).toContainEqual(expect.stringContaining('close other copies of Understudy'))
    reader.close()
    expect((await memory.upkeep.forget(first, { sure: true })).left).toEqual([])
    expect(wordsIn(await bytesOf(folder))).toEqual([])
  })
})
