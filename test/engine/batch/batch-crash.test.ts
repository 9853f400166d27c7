import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Batch, BatchRow } from '#contract'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { until } from '../../support/until.ts'
import { listIn, openListEngine } from '../support/list-engine.ts'

const CHILD = fileURLToPath(new URL('../children/batch-engine.ts', import.meta.url))
const SUBJECTS = ['milk', 'eggs', 'tea', 'salt', 'rice']

type Told = { kind: 'state'; batch: Batch } | { kind: 'hangs' } | { kind: 'ended'; batch: Batch }
type Moment = { hang: 'before-typing-2' | 'after-saving-2' | 'never'; killAt: (told: Told) => boolean; killWhenListed?: number }

const NEVER: Moment = { hang: 'never', killAt: () => false }

/** Runs the child until it ends, or until its moment has come; then it gets no chance to say goodbye. */
async function runChild(folder: string, { hang, killAt, killWhenListed }: Moment, ...args: string[]): Promise<Batch | undefined> {
  const child: ChildProcess = fork(CHILD, [join(folder, 'home'), listIn(folder), hang, ...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let ended: Batch | undefined
  child.on('message', (message) => {
    const told = message as Told
    if (told.kind === 'ended') ended = told.batch
    else if (killAt(told)) child.kill('SIGKILL')
  })
  const gone = once(child, 'exit')
  if (killWhenListed !== undefined) {
    await until('the list', async () => (await listOf(folder)).length === killWhenListed, 60_000)
    child.kill('SIGKILL')
  }
  const [, signal] = await gone
  expect(ended === undefined ? signal : 'ended').toBe(ended === undefined ? 'SIGKILL' : 'ended')
  return ended
}

/** The list as it is on disk. */
async function listOf(folder: string): Promise<string[]> {
  return (await readFile(listIn(folder), 'utf8').catch(() => '')).split('\n').filter((line) => line !== '')
}

/** What a new engine finds, and what a person says who looks at the list: done when the row stands there, again when it does not. */
async function lookAfterCrash(
  folder: string,
): Promise<{ batch: Batch; answers: { row: number; as: 'done' | 'again' }[]; endings: string[]; refusal: unknown }> {
  const { engine } = await openListEngine(join(folder, 'home'), listIn(folder))
  try {
    const [first] = await engine.handlers['batch.list']({})
    if (!first) throw new Error('The batch is lost.')
    const batch = await engine.handlers['batch.get']({ id: first.id })
    const list = await listOf(folder)
    const unknown = batch.rows.filter(({ state }) => state === 'unknown')
    const answers = unknown.map(({ row }) => ({ row, as: list.includes(SUBJECTS[row] ?? '') ? ('done' as const) : ('again' as const) }))
    const endings = (await engine.handlers['run.list']({})).map(({ outcome }) =>
      outcome?.kind === 'failed' ? `${outcome.reason} ${outcome.advice}` : `${outcome?.kind}`,
    )
    // Without an answer nothing goes on.
    const refusal = unknown.length > 0 && (await engine.batches.resume(batch.id, [], true).catch(({ message }: Error) => message))
    return { batch, answers, endings, refusal }
  } finally {
    await engine[Symbol.asyncDispose]()
  }
}

const states = (rows: BatchRow[]) => rows.map(({ state }) => state)

// Each child starts an engine of its own: seconds, on a busy machine.
describe('a table whose engine is killed', { timeout: 120_000 }, () => {
  it('again and again: the row under way is asked about, none before it is done again, none behind it is lost', async () => {
    const folder = await temporaryFolder()
    await runChild(folder, { hang: 'before-typing-2', killAt: ({ kind }) => kind === 'hangs' }, 'start', ...SUBJECTS)

    const first = await lookAfterCrash(folder)
    const { batch, answers, endings, refusal } = first
    expect({ state: batch.state, rows: states(batch.rows), answers, list: await listOf(folder) }).toEqual({
      state: 'paused',
      rows: ['done', 'unknown', 'ahead', 'ahead', 'ahead'],
      answers: [{ row: 1, as: 'again' }],
      list: ['milk'],
    })
    expect(batch.rows[1]?.reason).toBe('Understudy ended in the middle of this row, at “Type eggs into “Subject””.')
    expect(endings).toEqual([
      'Understudy ended in the middle of this run. It is unknown whether “Type eggs into “Subject”” took effect: it was begun, and no end of it is recorded. Look whether that was done before you run it again.',
      'done',
    ])
    expect(refusal).toBe('Row 2 was begun, and nothing says whether that was done.')

    // Killed once more, when the third row was done to its last act and nobody could write that down: the person sees it in the list.
    const resume = (moment: Moment, { answers: said }: Pick<typeof first, 'answers'>) =>
      runChild(folder, moment, 'resume', batch.id, JSON.stringify(said))
    await resume({ hang: 'after-saving-2', killAt: () => false, killWhenListed: 3 }, first)
    const second = await lookAfterCrash(folder)
    expect({ rows: states(second.batch.rows), answers: second.answers, list: await listOf(folder) }).toEqual({
      rows: ['done', 'done', 'unknown', 'ahead', 'ahead'],
      answers: [{ row: 2, as: 'done' }],
      list: ['milk', 'eggs', 'tea'],
    })

    // And once more, at no moment in particular.
    await resume({ hang: 'never', killAt: (told) => told.kind === 'state' && states(told.batch.rows)[3] === 'now' }, second)
    const ended = await resume(NEVER, await lookAfterCrash(folder))
    expect([ended?.state, states(ended?.rows ?? []), await listOf(folder)]).toEqual(['done', Array(5).fill('done'), SUBJECTS])
  })
})
