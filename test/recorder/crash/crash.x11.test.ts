import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startVirtualSession, type VirtualSession } from '#desktop'
import { findFfmpeg } from '#recorder'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { until } from '../../support/until.ts'
import { crashTrial, VICTIMS } from './trial.ts'

/** Half a second is what may be lost; the rest is for a machine that does much else. `bench/crash` measures it. */
const MOST_LOST_MS = 500 + 1500

let session: VirtualSession
let ffmpeg: string
beforeAll(async () => {
  ffmpeg = (await findFfmpeg()) ?? ''
  session = await startVirtualSession({ width: 640, height: 480 })
  session.start('xterm', ['-e', 'cat'])
  await until('the terminal is there', async () => (await session.processes()).length > 3)
})
afterAll(() => session.stop())

describe('SIGKILL at a random moment', () => {
  // The X server last: nothing is left after it.
  it.each(VICTIMS)(
    'of the %s loses nothing that was done a while before, and what is left is a whole recording',
    { timeout: 120_000 },
    async (victim) => {
      const trial = await crashTrial(session, { victim, afterMs: 1500 + 1000 * Math.random(), ffmpeg, folder: await temporaryFolder() })
      expect(trial).toMatchObject({ inOrder: true, lastFrameThere: true, summary: { endedAt: expect.any(String) } })
      expect(trial.keysSent).toBeGreaterThan(3)
      expect(trial.lostKeysMs).toBeLessThan(MOST_LOST_MS)
      expect(trial.lostFramesMs).toBeLessThan(MOST_LOST_MS)
      const byItself = victim === 'ffmpeg' || victim === 'x-server'
      const words = byItself ? /The recording ended because/ : /was cut short/
      expect(trial.summary.notices).toContainEqual(expect.stringMatching(words))
    },
  )
})
