import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { NO_RECORDING, type RecordingState, type VideoRecorder } from '#contract'
import { createFakeDesktop, createFakeTap } from '#desktop'
import { createSystemClock } from '../../engine/clock.ts'
import { openHome } from '../../engine/home.ts'
import { createIds } from '../../engine/ids.ts'
import { createRecordingShelf } from '../../engine/recording-shelf.ts'
import { createRecordingService } from '../../engine/recordings.ts'
import { BAR, createFakeVideo, LOGIN } from '../recorder/recording-rig.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { until } from '../support/until.ts'

/** A recording service over a fake desktop, on the machine's own time, with the shelf beside it. */
async function service(given: { video?: VideoRecorder } = {}) {
  const home = openHome({ UNDERSTUDY_HOME: await temporaryFolder() })
  const clock = createSystemClock()
  const ids = createIds(clock)
  const desktop = createFakeDesktop({ windows: [LOGIN, BAR, { ...BAR, id: 8, program: 'notes', title: 'Notes' }] })
  const tap = createFakeTap()
  const heard: { phase: RecordingState['phase']; listed: Promise<number>; locked: boolean }[] = []
  const recordings = createRecordingService({
    home,
    clock,
    ids,
    desktop: async () => desktop,
    tap: async () => tap,
    video: async () => (given.video ? { recorder: given.video } : { problem: 'No ffmpeg, no pictures.' }),
    isOwnWindow: ({ program }) => program === 'understudy',
    emit(name, data) {
      if (name !== 'recording.state') return
      const { phase } = data as RecordingState
      const listed = shelf.list().then((all) => all.length)
      heard.push({ phase, listed, locked: existsSync(`${home.locks}/recording.lock`) })
    },
  })
  const shelf = createRecordingShelf({
    folder: home.recordings,
    exports: home.exports,
    clock,
    ids,
    ffmpeg: async () => undefined,
    videoReader: async () => undefined,
    textReader: { read: async () => [] },
    runningId: recordings.runningId,
  })
  onTestFinished(() => recordings.close())
  const phases = () => heard.map(({ phase }) => phase).filter((phase, index, all) => phase !== all[index - 1])
  const person = {
    click() {
      const at = { atMs: clock.nowMs(), point: { x: 110, y: 230 }, button: 'left' as const }
      tap.push({ kind: 'pointer-down', ...at })
      tap.push({ kind: 'pointer-up', ...at, atMs: at.atMs + 1 })
    },
  }
  return { home, recordings, shelf, heard, phases, person, desktop }
}

describe('the recording that goes on', () => {
  it('is told from its start to its end, which is told when it is on the shelf and another may begin', async () => {
    const { recordings, shelf, heard, phases, person } = await service()
    expect([recordings.state(), recordings.runningId()]).toEqual([NO_RECORDING, undefined])
    const begun = await recordings.start('Log in')
    expect(begun).toMatchObject({ phase: 'recording', id: recordings.runningId(), notices: ['No ffmpeg, no pictures.'] })
    expect(await shelf.list()).toEqual([])
    person.click()
    const summary = await recordings.stop('Log in as Ada')
    expect(summary).toMatchObject({ id: begun.id, goal: 'Log in as Ada', gestureCount: 1 })
    expect(phases()).toEqual(['starting', 'recording', 'stopping', 'idle'])
    const end = heard.at(-1)!
    expect([await end.listed, end.locked]).toEqual([1, false])
    expect([await shelf.list(), recordings.state()]).toEqual([[summary], NO_RECORDING])
  })

  it('is gone before its end is told when it is discarded', async () => {
    const { recordings, heard, home } = await service()
    await recordings.start('')
    expect(await recordings.discard()).toEqual(NO_RECORDING)
    expect([heard.at(-1)?.phase, await heard.at(-1)?.listed, await readdir(home.recordings)]).toEqual(['idle', 0, []])
  })

  it('is one at a time', async () => {
    const { recordings } = await service()
    const { id } = await recordings.start('')
    await expect(recordings.start('')).rejects.toMatchObject({ code: 'recording-busy' })
    expect(recordings.state()).toMatchObject({ phase: 'recording', id })
  })

  it('pauses, keeps a stretch private, goes on, and takes notes and milestones', async () => {
    const { recordings, shelf } = await service()
    const { id } = await recordings.start('')
    const phases = [await recordings.pause(), await recordings.resume(), await recordings.private(), await recordings.resume()]
    expect(phases.map(({ phase }) => phase)).toEqual(['paused', 'recording', 'private', 'recording'])
    await recordings.marker('the form')
    await recordings.marker('', true)
    await recordings.stop()
    const { markers } = await shelf.get(id!)
    expect(markers).toEqual([
      { atMs: expect.any(Number), note: 'the form', milestone: false },
      { atMs: expect.any(Number), note: '', milestone: true },
    ])
  })

  it('that ended by itself is told once, can still be asked for, and does not stand in the way of the next', async () => {
    const video = createFakeVideo()
    const { recordings, heard, phases } = await service({ video: video.recorder })
    const { id } = await recordings.start('')
    video.die('ffmpeg stopped: out of memory.')
    await until('the end', async () => heard.at(-1)?.phase === 'idle')
    expect(phases()).toEqual(['starting', 'recording', 'stopping', 'idle'])
    expect(recordings.state()).toMatchObject({ phase: 'idle', id, notices: [expect.stringContaining('out of memory')] })
    expect(await recordings.stop('Said afterwards')).toMatchObject({ id, goal: 'Said afterwards' })
    const next = await recordings.start('')
    expect([next.phase, next.id === id]).toEqual(['recording', false])
  })

  it('can only be ended or marked while there is one', async () => {
    const { recordings } = await service()
    const words = 'Nothing is being recorded.'
    for (const call of [recordings.stop, recordings.discard, recordings.pause, recordings.private, recordings.resume])
      await expect(call()).rejects.toThrow(words)
    await expect(recordings.marker('')).rejects.toThrow(words)
  })

  it('keeps its scope, and offers the programs that show a window, ours left out', async () => {
    const { recordings, shelf } = await service()
    expect(await recordings.programs()).toEqual([
      { program: 'shop', titles: ['Login'] },
      { program: 'notes', titles: ['Notes'] },
    ])
    const scope = { only: [{ program: 'shop' }], never: ['vault'] }
    const { id } = await recordings.start('', { scope })
    await recordings.stop()
    expect((await shelf.get(id!)).scope).toEqual(scope)
  })

  it('leaves out the terminal that it was started from, and only that', async () => {
    const terminal = { ...LOGIN, program: 'xterm' }
    for (const [front, gestures] of [
      [terminal, 0],
      [{ ...LOGIN, processId: process.ppid }, 0],
      [{ ...LOGIN, processId: 1 }, 1],
    ] as const) {
      const { recordings, shelf, person, desktop } = await service()
      desktop.change((state) => ({ ...state, windows: [front] }))
      const { id } = await recordings.start('', { fromTerminal: true })
      person.click()
      await recordings.stop()
      expect((await shelf.get(id!)).gestures).toHaveLength(gestures)
    }
  })

  it('that could not begin leaves nothing behind, and the next may', async () => {
    const { recordings, home, desktop, phases } = await service()
    const displays = desktop.displays
    desktop.displays = () => Promise.reject(new Error('no screen today'))
    await expect(recordings.start('')).rejects.toThrow('no screen today')
    expect([await readdir(home.recordings), phases().at(-1)]).toEqual([[], 'idle'])
    desktop.displays = displays
    expect((await recordings.start('')).phase).toBe('recording')
  })
})
