import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type RunEvent, type RunId, type StepId, UnderstudyError } from '#contract'
import { createJournal, firstBrokenLine, readJournal } from '../../engine/journal.ts'
import { createStillClock } from '../support/still-clock.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const id = 'run-1' as RunId
const act = (number: number): RunEvent => ({ kind: 'act-end', stepId: `step-${number}` as StepId })

async function written(events: RunEvent[]): Promise<string> {
  const folder = await temporaryFolder()
  const journal = await createJournal(folder, id, createStillClock(1000))
  await Promise.all(events.map((event) => journal.append(event)))
  await journal.close()
  return folder
}

describe('the journal of a run', () => {
  it('gives back what was appended, in order, as an unbroken chain', async () => {
    const lines = (await readJournal(await written([act(1), act(2), act(3)]), id)) ?? []
    expect(lines.map(({ sequence, atMs, event }) => ({ sequence, atMs, event }))).toEqual(
      [1, 2, 3].map((number) => ({ sequence: number - 1, atMs: 1000, event: act(number) })),
    )
    expect(firstBrokenLine(lines)).toBeUndefined()
  })

  it('names the first line that was changed afterwards', async () => {
    const folder = await written([act(1), act(2), act(3)])
    const file = join(folder, id, 'journal.jsonl')
    await writeFile(file, (await readFile(file, 'utf8')).replace('step-2', 'step-9'))
    expect(firstBrokenLine((await readJournal(folder, id)) ?? [])).toBe(1)
  })

  it('names the place where a line was taken out', async () => {
    const lines = (await readJournal(await written([act(1), act(2), act(3)]), id)) ?? []
    expect(firstBrokenLine(lines.filter((_, index) => index !== 1))).toBe(1)
  })

  it('leaves out a last line that a crash cut short', async () => {
    const folder = await written([act(1)])
    await appendFile(join(folder, id, 'journal.jsonl'), '{"version":1,"sequ')
    expect((await readJournal(folder, id))?.length).toBe(1)
  })

  it('is undefined for a run that has none', async () => {
    expect(await readJournal(await temporaryFolder(), id)).toBeUndefined()
  })

  it('refuses a journal from a newer version with words', async () => {
    const folder = await written([act(1)])
    const file = join(folder, id, 'journal.jsonl')
    await writeFile(file, (await readFile(file, 'utf8')).replace('"version":1', '"version":99'))
    await expect(readJournal(folder, id)).rejects.toEqual(
      new UnderstudyError(
        'from-the-future',
        'The journal of run-1 was written by a newer Understudy.',
        'Update Understudy to read it; nothing was changed.',
      ),
    )
  })

  it('never begins a second time', async () => {
    const folder = await written([act(1)])
    await expect(createJournal(folder, id, createStillClock(1))).rejects.toMatchObject({ code: 'EEXIST' })
  })
})
