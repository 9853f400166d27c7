import { execFile, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RecordingDetail } from '#contract'
import { openX11Stage, type X11Stage } from '../desktop/x11-stage.ts'
import { until } from '../support/until.ts'

let stage: X11Stage
beforeAll(async () => {
  stage = await openX11Stage({ width: 1024, height: 700 })
  stage.session.start('mousepad')
  await stage.act({ kind: 'focus-window', windowId: (await stage.windowOf('mousepad')).id })
})
afterAll(() => stage?.close())

describe('understudy record at a terminal', () => {
  it('records the chosen program, shows its health, and obeys the keys typed at it', async () => {
    const env = { ...stage.session.env, UNDERSTUDY_HOME: join(stage.session.home, 'understudy') }
    const shown = join(stage.session.home, 'terminal.txt')
    const command = `${process.execPath} engine/cli/main.ts record --only mousepad --goal "Say hello"`
    // `script` gives it a terminal of its own; what is written to `script` is typed at it.
    const terminal = spawn('script', ['-qfec', command, shown], { env, stdio: ['pipe', 'ignore', 'ignore'] })
    const ended = new Promise<number | null>((resolve) => terminal.once('exit', resolve))
    const screen = () => readFile(shown, 'utf8').catch(() => '')
    const says = (what: RegExp) => until(`the terminal to say ${what}`, async () => what.test(await screen()), 40_000)
    await says(/Ctrl\+C when it is done/)
    await says(/● [\d.]+ s {2}\d+ events {2}[1-9]\d* frames/)
    await stage.type('hello')
    await says(/[1-9]\d+ events/)
    terminal.stdin.write('nThe greeting\r')
    terminal.stdin.write('m')
    terminal.stdin.write('v')
    await says(/◌ private/)
    await stage.type('mine alone')
    terminal.stdin.write('v')
    const before = (await screen()).length
    await until('it to go on', async () => (await screen()).slice(before).includes('●'))
    terminal.stdin.write('\u0003')
    expect(await ended).toBe(0)
    expect(await screen()).toContain('Learn it: understudy learn recording-')

    const { stdout } = await promisify(execFile)(process.execPath, ['engine/cli/main.ts', 'recordings', 'show', 'last', '--json'], { env })
    const detail = RecordingDetail.parse(JSON.parse(stdout))
    expect(detail.gestures.map((gesture) => (gesture.kind === 'type' ? gesture.text : gesture.kind))).toEqual(['hello'])
    expect(detail).toMatchObject({
      summary: { goal: 'Say hello', gestureCount: 1 },
      scope: { only: [{ program: 'mousepad' }], never: [] },
      programs: ['mousepad'],
      markers: [
        { note: 'The greeting', milestone: false },
        { note: '', milestone: true },
      ],
    })
  })
})
