import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { RunEvent, RunId, StepId } from '#contract'
import { actedIn, endOfCutShort, howLeft } from '../../engine/cut-short.ts'
import { createJournal } from '../../engine/journal.ts'
import { createStillClock } from '../support/still-clock.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const RUN = 'run-1' as RunId
const SAVE = 'step-save' as StepId
const begun: RunEvent = { kind: 'step-start', stepId: SAVE, index: 0, sentence: 'Click “Save”', tier: 0 }
const acting: RunEvent = { kind: 'act-start', stepId: SAVE, digest: 'd' }
const acted: RunEvent = { kind: 'act-end', stepId: SAVE }
const ended: RunEvent = { kind: 'run-end', outcome: { kind: 'done' }, tookMs: 1, modelCalls: 0 }
const takenOver: RunEvent = { kind: 'paused', because: 'You took over.', by: 'take-over' }

async function cutAfter(...events: RunEvent[]) {
  const runs = await temporaryFolder()
  const journal = await createJournal(runs, RUN, createStillClock())
  for (const event of events) await journal.append(event)
  await journal.close()
  const left = await howLeft(runs, RUN)
  return { left, end: endOfCutShort(left), acted: await actedIn(runs, RUN) }
}
const REASON = 'Understudy ended in the middle of this run.'

describe('a run that a crash cut short', () => {
  it('with an act begun and no end of it says which step nobody knows of', async () => {
    expect(await cutAfter(begun, acting)).toEqual({
      left: { kind: 'half', last: 'Click “Save”', open: { step: SAVE, sentence: 'Click “Save”' } },
      end: {
        kind: 'failed',
        at: SAVE,
        reason: `${REASON} It is unknown whether “Click “Save”” took effect: it was begun, and no end of it is recorded.`,
        advice: 'Look whether that was done before you run it again.',
      },
      acted: true,
    })
  })

  it('between two acts says what was done last', async () => {
    expect(await cutAfter(begun, acting, acted)).toMatchObject({
      left: { kind: 'half', last: 'Click “Save”' },
      end: { reason: REASON, advice: 'The last thing that was done is “Click “Save””. See what is there, then run the rest.' },
    })
  })

  it('before its first act may be run again; not so when the person had taken over', async () => {
    expect(await cutAfter(begun)).toMatchObject({
      left: { kind: 'untouched' },
      end: { advice: 'Nothing was done yet: run it again.' },
      acted: false,
    })
    expect(await cutAfter(begun, takenOver)).toMatchObject({ left: { kind: 'half' }, acted: true })
  })

  it('after its end was written has that end', async () => {
    expect(await cutAfter(begun, acting, acted, ended)).toEqual({
      left: { kind: 'ended', outcome: { kind: 'done' } },
      end: { kind: 'done' },
      acted: true,
    })
  })

  it('that never began is untouched, and one whose journal cannot be read is taken for the worst', async () => {
    const runs = await temporaryFolder()
    expect([await howLeft(runs, RUN), await actedIn(runs, RUN)]).toEqual([{ kind: 'untouched' }, false])
    await mkdir(join(runs, RUN))
    await writeFile(join(runs, RUN, 'journal.jsonl'), '{"version":1,"nonsense":true}\n')
    expect([await howLeft(runs, RUN), await actedIn(runs, RUN)]).toEqual([{ kind: 'half' }, true])
  })
})
