import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { RecordingManifest } from '#contract'
import { scriptedPerson } from '../recorder/events.ts'
import { type Answer, commandLine } from '../support/command-line.ts'

/** The command line, with recordings that a crash cut short. */
async function withRecordings() {
  const { home, run } = await commandLine()
  /** A recording that a crash cut short. */
  const cutShort = async (id: string) => {
    const manifest: Partial<Record<keyof RecordingManifest, unknown>> = {
      version: 1,
      id,
      goal: 'Write a note',
      startedAt: '2026-01-02T03:04:05.000Z',
      endedAt: null,
      durationMs: null,
      platform: 'fake',
      displays: [],
      video: null,
      notices: [],
      eventCount: 0,
    }
    const folder = join(home, 'recordings', id)
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest))
    const lines = scriptedPerson()
      .write('ab')
      .events.map((event) => `${JSON.stringify(event)}\n`)
    await writeFile(join(folder, 'events.jsonl'), `${lines.join('')}{"kind":"key`)
  }
  return { home, run, cutShort }
}
const json = ({ out }: Answer) => JSON.parse(out)

describe('understudy recordings', () => {
  it('lists, repairs, shows, exports and imports; options belong to the command that they stand behind', async () => {
    const { home, run, cutShort } = await withRecordings()
    await cutShort('recording-1')
    expect((await run('recordings')).out).toMatch(/^recording-1 .*Write a note \(cut short\)\n$/)
    expect(json(await run('record', '--repair', 'all', '--json'))).toEqual({
      repaired: [expect.objectContaining({ id: 'recording-1', gestureCount: 1, repairedAt: expect.any(String) })],
      failed: [],
    })
    expect((await run('record', '--repair', 'all')).out).toBe('No recording was cut short.\n')
    expect((await run('record', '--repair', join(home, 'recordings', 'recording-1'))).out).toMatch(/^recording-1: .*1 actions/)
    expect(json(await run('recordings', 'show', 'last', '--json'))).toMatchObject({ gestures: [{ kind: 'type', text: 'ab' }] })
    const { file, bytes } = json(await run('recordings', 'export', 'last', '--json'))
    expect([file, bytes > 100]).toEqual([join(home, 'exports', 'recording-1.understudy'), true])
    expect((await run('recordings', 'import', file)).out).toMatch(/^recording-[\w-]+: 1 actions\.\n/)
    expect(json(await run('recordings', '--json'))).toHaveLength(2)
    expect((await run('recordings', '--delete', 'recording-1')).out).toBe('Removed recording-1.\n')
  })

  it.each<[string[], number, RegExp]>([
    [['recordings', 'show', 'last'], 3, /Nothing is recorded yet/],
    [['recordings', 'show', 'tasks'], 3, /There is no recording tasks/],
    [['recordings', 'show', 'recording-9'], 3, /There is no recording recording-9/],
    [['recordings', 'show'], 2, /missing required argument/],
    [['recordings', 'import', 'nowhere.json'], 3, /nowhere\.json/],
    [['recordings', 'redact', 'recording-9'], 2, /not clear what to take out/],
    [['recordings', 'shwo', 'last'], 2, /too many arguments|unknown command/],
    [['record', '--repair', 'nothing'], 3, /neither a recording nor a folder/],
    [['record', '--repair', 'all', '--goal', 'x'], 2, /To repair is not to record/],
    [['record', '--only', ' '], 2, /name of a program/],
    [['record', '--only', 'shop:'], 2, /title behind the colon/],
    [['record', '--only', 'Shop', '--without', 'shop'], 2, /shop is to be recorded, and never/],
    [['record', '--seconds', '0'], 2, /number above 0/],
    [['record'], 10, /DISPLAY/],
  ])('answers %j clearly', async (args, status, words) => {
    const { run } = await commandLine()
    const answer = await run(...args)
    expect([answer.status, answer.out]).toEqual([status, ''])
    expect(answer.err).toMatch(words)
  })
})
