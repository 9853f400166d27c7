import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { RecordingId, RunId, RunSummary } from '#contract'
import { openMemory } from '#memory'
import { type Answer, commandLine } from '../support/command-line.ts'
import { samplePage, sampleVariant } from '../support/sample-page.ts'
import { sampleStep, sampleTask } from '../support/sample-task.ts'
import { createStillClock } from '../support/still-clock.ts'

const TYPED = 'Quetzalcoatlus'
const recording = RecordingId.parse('recording-one')
const json = ({ out }: Answer) => JSON.parse(out)

/** A home with a recording, what was learned from it, and runs: one of the learned task, one of another that does it as a step, one of something else. */
async function filledHome() {
  const { home, run } = await commandLine()
  {
    await using memory = await openMemory({ folder: join(home, 'memory'), clock: createStillClock() })
    await memory.savePage(samplePage('page-1', { recordings: [recording] }))
    await memory.savePage(samplePage('page-2', { recordings: [RecordingId.parse('recording-two')], variants: [sampleVariant(['Other'])] }))
    const steps = [sampleStep({ act: { kind: 'type', text: [{ kind: 'literal', text: TYPED }], replaces: false } })]
    await memory.saveTask(sampleTask('Write a note', { id: 'task-one', recordings: [recording], steps }))
    await memory.saveTask(sampleTask('Call', { id: 'task-two', recordings: [RecordingId.parse('recording-two')] }))
    for (const [id, task] of [
      ['run-one', 'task-one'],
      ['run-caller', 'task-two'],
      ['run-two', 'task-two'],
    ] as const)
      await memory.saveRun(runOf(id, task))
  }
  for (const [id, says] of [
    ['run-one', TYPED],
    ['run-caller', '"task-one"'],
    ['run-two', 'nothing of it'],
  ] as const) {
    await mkdir(join(home, 'runs', id), { recursive: true })
    await writeFile(join(home, 'runs', id, 'journal.jsonl'), `{"event":${JSON.stringify(says)}}\n`)
  }
  await mkdir(join(home, 'recordings', recording), { recursive: true })
  await writeFile(join(home, 'recordings', recording, 'events.jsonl'), TYPED)
  await mkdir(join(home, 'exports'), { recursive: true })
  await writeFile(join(home, 'exports', `${recording}.understudy`), TYPED)
  return { home, run }
}

function runOf(id: string, taskId: string): RunSummary {
  const counts = { stepsDone: 1, stepCount: 1, stepsByTier: [1, 0, 0, 0], modelCalls: 0 }
  const ended = { startedAt: '2026-03-01T10:00:00Z', endedAt: '2026-03-01T10:01:00Z', outcome: { kind: 'done' } }
  return RunSummary.parse({ id: RunId.parse(id), taskId, taskRevision: 1, title: 'Write', ...ended, ...counts })
}

/** The files of a home in whose bytes a text stands. */
async function holding(home: string, text: string): Promise<string[]> {
  const files = (await readdir(home, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const found = await Promise.all(
    files.map(async ({ parentPath, name }) => ((await readFile(join(parentPath, name))).includes(text) ? [join(parentPath, name)] : [])),
  )
  return found.flat()
}

describe('understudy memory', { timeout: 60_000 }, () => {
  it('forgets a recording with every file that came from it, after telling what would go', async () => {
    const { home, run } = await filledHome()
    expect((await holding(home, TYPED)).length).toBeGreaterThanOrEqual(4)
    const asked = await run('memory', 'forget', recording)
    expect(asked.out).toContain('The recording, 1 task, 1 page, 0 looks, 0 ways, 2 runs, 0 pictures would go.')
    expect(asked.out).toContain('Nothing was taken away.')
    expect((await holding(home, TYPED)).length).toBeGreaterThanOrEqual(4)

    const gone = await run('memory', 'forget', recording, '--sure', '--json')
    expect([gone.status, json(gone)]).toEqual([
      0,
      {
        tasks: [{ id: 'task-one', goal: 'Write a note', whole: true }],
        ...{ pages: 1, variants: 0, transitions: 0, runs: 2, pictures: 0, left: [] },
      },
    ])
    expect([await holding(home, TYPED), await holding(home, recording)]).toEqual([[], []])
    expect(await readdir(join(home, 'runs'))).toEqual(['run-two'])
    expect(json(await run('tasks', '--json'))).toEqual([expect.objectContaining({ id: 'task-two' })])
  })

  it('says which exports and which backup still hold it', async () => {
    const { home, run } = await filledHome()
    const exported = ['note.understudy-tasks', 'note/SKILL.md'].map((name) => join(home, 'exports', name))
    await mkdir(join(home, 'exports', 'note'))
    await writeFile(exported[0]!, gzipSync(`"recordings":["${recording}"]`))
    await writeFile(exported[1]!, `Type ${TYPED}.`)
    await writeFile(join(home, 'exports', 'other.trace.json'), '{}')
    const setAside = join(home, 'memory.before-2026')
    await mkdir(setAside)
    await writeFile(join(setAside, 'memory.sqlite'), recording)
    const { file } = json(await run('memory', 'backup', '--json'))
    const gone = await run('memory', 'forget', recording, '--sure')
    expect([gone.status, gone.out]).toEqual([27, expect.stringContaining(`The copy in ${file} was made before and still holds it.`)])
    for (const path of exported) expect(gone.out).toContain(`${path} was exported before and still holds some of it.`)
    expect(gone.out).toContain(`The copy in ${setAside} was made before`)
    expect(gone.out).not.toContain('other.trace.json')
    expect((await holding(home, TYPED)).filter((path) => !path.startsWith(file))).toEqual([exported[1]])
  })

  it('checks, backs up, and restores a memory that was damaged since', async () => {
    const { home, run } = await filledHome()
    expect((await run('memory', 'check')).out).toMatch(
      /2 tasks, 2 pages, 0 ways, 3 runs, 0 pictures\n.*\nIt was never backed up.*\nAll of it is sound\.\n$/s,
    )
    const { file } = json(await run('memory', 'backup', '--json'))
    expect(file.startsWith(join(home, 'backups'))).toBe(true)
    expect((await run('memory', 'check')).out).toContain('Last backup: ')
    await writeFile(join(home, 'memory', 'memory.sqlite'), 'gone')
    const damaged = await run('tasks')
    expect([damaged.status, damaged.err]).toEqual([24, expect.stringContaining(`understudy memory restore ${file}`)])
    expect((await run('memory', 'restore', join(home, 'nowhere'))).status).toBe(2)
    expect((await run('memory', 'restore', file)).out).toContain(`The memory of before is in ${join(home, 'memory.before-')}`)
    expect(json(await run('tasks', '--json'))).toHaveLength(2)
  })

  it('moves to another machine in one file', async () => {
    const one = await filledHome()
    const file = join(one.home, 'all.memory')
    expect((await one.run('memory', 'export', file)).out).toContain(`Wrote ${file}`)
    const other = await commandLine()
    expect((await other.run('memory', 'import', file)).out).toBe('Brought 2 tasks, 2 pages, 3 runs, 0 pictures.\n')
    expect((await other.run('memory', 'import', file)).out).toContain('4 were here already')
    expect((await other.run('memory', 'collect')).out).toBe('Deleted 0 pictures (0 kB).\n')
  })
})

describe('understudy pages', { timeout: 60_000 }, () => {
  it('joins, parts, renames and takes back', async () => {
    const { run } = await filledHome()
    expect((await run('pages', 'merge', 'page-2', 'page-1')).out).toContain('became one page.\nTake it back with: understudy pages undo 1')
    expect((await run('pages', 'versions', 'page-2')).out).toMatch(/look 1: .*\n {2}look 2: .*\n {2}version 1: /)
    expect((await run('pages', 'undo', '1')).out).toMatch(/^Taken back: /)
    expect(await run('pages', 'undo', '1')).toMatchObject({ status: 2, err: expect.stringContaining('It is undone already.') })
    expect((await run('pages', 'split', 'page-2', '1')).out).toContain('became two pages')
    expect(json(await run('pages', '--json'))).toHaveLength(3)
    expect((await run('pages', 'name', 'page-1', 'Editor')).out).toBe('Editor\nTo test.\n')
    expect((await run('pages', 'changes')).out).toMatch(/ edit +“The page page-1” is now called “Editor”\.\n.* split .*\n.* undone /)
    expect((await run('pages', 'suggestions')).status).toBe(0)
    for (const args of [
      ['merge', 'page-9', 'page-1'],
      ['versions', 'x'],
      ['undo', '99'],
    ])
      expect((await run('pages', ...args)).status).toBe(3)
    for (const args of [
      ['split', 'page-1', '9'],
      ['undo', 'x'],
    ])
      expect((await run('pages', ...args)).status).toBe(2)
  })
})
