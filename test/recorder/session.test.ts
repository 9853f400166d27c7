import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { RecordingState } from '#contract'
import { readRecording } from '#recorder'
import { until } from './real-clock.ts'
import { BAR, createFakeVideo, createRig, LOGIN, middleOf, NAME, ofKind, type RigOptions, SAVE } from './recording-rig.ts'

type Rig = Awaited<ReturnType<typeof createRig>>
const rigs: Rig[] = []
async function rigOf(options?: RigOptions): Promise<Rig> {
  const rig = await createRig(options)
  rigs.push(rig)
  return rig
}
afterEach(async () => {
  for (const rig of rigs.splice(0)) {
    await rig.stop().catch(() => {})
    await rig.remove()
  }
})
const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8)
const manifestOf = async ({ session }: Rig) => JSON.parse(await readFile(join(session.folder, 'manifest.json'), 'utf8'))
const start = '2023-11-14T22:13:20.000Z'

describe('the folder of a recording', () => {
  it('is private, holds a manifest from the first moment, and the final one after the stop', async () => {
    const video = createFakeVideo()
    const rig = await rigOf({ video: video.recorder, options: { notices: ['A notice of before.'] } })
    expect([await mode(rig.session.folder), await mode(join(rig.session.folder, 'manifest.json'))]).toEqual(['700', '600'])
    const first = {
      version: 1,
      id: 'recording-1',
      goal: 'Log in',
      startedAt: start,
      endedAt: null,
      durationMs: null,
      platform: 'fake',
      displays: [{ name: 'fake', box: { x: 0, y: 0, width: 1280, height: 800 }, scale: 1 }],
      video: { file: 'screen.mkv', startedAtMs: 40, framesPerSecond: 12, box: { x: 0, y: 0, width: 1280, height: 800 } },
      notices: ['A notice of before.'],
      eventCount: 0,
    }
    expect(await manifestOf(rig)).toEqual(first)
    await rig.person.focus(SAVE)
    const summary = await rig.stop({ goal: 'Log in as Ada' })
    const { durationMs, eventCount } = summary
    expect(summary).toEqual({
      id: 'recording-1',
      goal: 'Log in as Ada',
      startedAt: start,
      endedAt: new Date(Date.parse(start) + durationMs!).toISOString(),
      durationMs: expect.any(Number),
      eventCount: (await rig.events()).length,
      notices: ['A notice of before.'],
      gestureCount: 1,
    })
    expect(await manifestOf(rig)).toEqual({ ...first, goal: 'Log in as Ada', endedAt: summary.endedAt, durationMs, eventCount })
    expect((await readdir(rig.session.folder)).toSorted()).toEqual(['events.jsonl', 'manifest.json'])
    expect(video.told).toEqual(['start 1280x800 at 12', 'stop'])
    expect(await rig.stop()).toEqual(summary)
  })

  it('holds events within a quarter of a second, while the recording goes on', async () => {
    const rig = await rigOf()
    await rig.person.click(middleOf(SAVE))
    await rig.advance(250)
    expect(ofKind(await rig.events(), 'pointer-up')).toHaveLength(1)
  })

  it('goes with a discarded recording', async () => {
    const rig = await rigOf()
    await rig.person.write('never mind')
    await rig.finish(rig.session.discard())
    expect([await readdir(rig.parentFolder), rig.tap.listening]).toEqual([[], 0])
  })

  it('is not left behind when the input cannot be listened to', async () => {
    const video = createFakeVideo()
    const deaf = { start: () => Promise.reject(new Error('no input for you')) }
    const parentFolder = join(rigs[0]?.parentFolder ?? (await rigOf()).parentFolder, 'deaf')
    await expect(rigOf({ tap: deaf, video: video.recorder, parentFolder })).rejects.toThrow('no input for you')
    expect([await readdir(parentFolder), video.told.at(-1)]).toEqual([[], 'stop'])
  })
})

describe('what is recorded of a click', () => {
  it('is the window, its elements, the way, the thing under the pointer before the press, and the press', async () => {
    const rig = await rigOf()
    await rig.advance(1000)
    await rig.person.move(middleOf(SAVE))
    await rig.advance(200)
    await rig.person.click(middleOf(SAVE))
    await rig.stop()
    const events = await rig.events()
    const window = { id: 7, title: 'Login', program: 'shop', box: LOGIN.box, kind: 'normal', active: true }
    const element = expect.objectContaining({ role: 'button', name: 'Save' })
    expect(events.slice(0, 2)).toEqual([
      { kind: 'window', atMs: 0, window, windows: [window] },
      {
        kind: 'elements',
        atMs: 0,
        windowId: 7,
        elements: [expect.objectContaining({ name: 'Name' }), expect.objectContaining({ name: 'Password' }), element],
      },
    ])
    const [move] = ofKind(events, 'pointer-move')
    const [hit] = ofKind(events, 'hit').filter(({ because }) => because === 'pointer')
    const [down] = ofKind(events, 'pointer-down')
    expect(move).toEqual({ kind: 'pointer-move', atMs: 1000, point: middleOf(SAVE) })
    expect(hit).toEqual({ kind: 'hit', atMs: expect.any(Number), point: middleOf(SAVE), element, because: 'pointer' })
    expect(down).toEqual({ kind: 'pointer-down', atMs: 1210, point: middleOf(SAVE), button: 'left' })
    expect(move!.atMs + 60 <= hit!.atMs && hit!.atMs < down!.atMs).toBe(true)
  })

  it('is asked at the press when the pointer had not rested, and then bears a later time', async () => {
    let answer: (() => void) | undefined
    const slow = (fake: { elementAt: (point: { x: number; y: number }) => Promise<unknown> }) => ({
      elementAt: async (point: { x: number; y: number }) => {
        await new Promise<void>((resolve) => {
          answer = resolve
        })
        return fake.elementAt(point) as Promise<undefined>
      },
    })
    const rig = await rigOf({ desktop: slow })
    await rig.person.move(middleOf(SAVE))
    const pressing = rig.person.click(middleOf(SAVE))
    await rig.advance(5)
    answer?.()
    await pressing
    await rig.advance(100)
    answer?.()
    await rig.stop()
    const events = await rig.events()
    const [down] = ofKind(events, 'pointer-down')
    const [hit] = ofKind(events, 'hit').filter(({ because }) => because === 'pointer')
    expect(hit!.atMs).toBeGreaterThan(down!.atMs)
  })

  it('is not asked while the pointer travels, and once for each rest', async () => {
    const asked: number[] = []
    const counting = (fake: { elementAt: (point: { x: number; y: number }) => Promise<unknown> }) => ({
      elementAt: (point: { x: number; y: number }) => {
        asked.push(point.x)
        return fake.elementAt(point) as Promise<undefined>
      },
    })
    const rig = await rigOf({ desktop: counting })
    for (let x = 110; x < 200; x += 2) await rig.person.move({ x, y: 150 })
    await rig.advance(1000)
    expect(asked).toEqual([198])
  })
})

describe('moves', () => {
  it('are thinned on the way, but the place of rest and every point of a drag are kept', async () => {
    const rig = await rigOf()
    for (let x = 110; x < 210; x++) await rig.person.move({ x, y: 150 })
    await rig.advance(500)
    const idle = ofKind(await rig.events(), 'pointer-move')
    expect(idle.length).toBeLessThan(25)
    expect(idle.at(-1)!.point.x).toBe(209)
    rig.push({ kind: 'pointer-down', atMs: rig.clock.nowMs(), point: { x: 209, y: 150 }, button: 'left' })
    for (let x = 210; x < 260; x++) await rig.person.move({ x, y: 150 })
    rig.push({ kind: 'pointer-up', atMs: rig.clock.nowMs(), point: { x: 259, y: 150 }, button: 'left' })
    await rig.stop()
    const moves = ofKind(await rig.events(), 'pointer-move').slice(idle.length)
    expect(moves.map(({ point }) => point.x)).toEqual(Array.from({ length: 50 }, (_, index) => 210 + index))
  })
})

describe('windows', () => {
  it('are written when something about them changed, and only then', async () => {
    const rig = await rigOf()
    await rig.advance(2000)
    rig.fake.change((state) => ({ ...state, windows: [{ ...LOGIN, title: 'Login failed' }] }))
    await rig.advance(2000)
    await rig.stop()
    expect(ofKind(await rig.events(), 'window').map(({ window }) => window?.title)).toEqual(['Login', 'Login failed'])
  })

  it('of our own leave no trace, nor does what goes to them', async () => {
    const isOwnWindow = ({ program }: { program: string }) => program === 'understudy'
    const rig = await rigOf({ windows: [LOGIN, BAR], options: { isOwnWindow } })
    await rig.person.focus(NAME)
    await rig.advance(500)
    await rig.person.write('Ada')
    rig.fake.change((state) => ({ ...state, windows: [BAR, LOGIN] }))
    const onBar = { x: 20, y: 20 }
    await rig.advance(200)
    await rig.person.move(onBar)
    await rig.advance(300)
    await rig.person.click(onBar)
    await rig.person.write('pause please')
    rig.push({ kind: 'wheel', atMs: rig.clock.nowMs(), point: onBar, notchesX: 0, notchesY: 1 })
    await rig.advance(500)
    rig.fake.change((state) => ({ ...state, windows: [LOGIN, BAR] }))
    await rig.person.focus(NAME)
    await rig.advance(500)
    await rig.person.write('!')
    await rig.stop()
    const { events, gestures } = await readRecording(rig.session.folder)
    expect(gestures.map((gesture) => (gesture.kind === 'type' ? gesture.text : gesture.kind))).toEqual(['click', 'Ada', 'click', '!'])
    expect(await rig.allText()).not.toContain('understudy')
    const points = events.flatMap((event) => ('point' in event ? [event.point] : []))
    expect(points.filter(({ x, y }) => x === onBar.x && y === onBar.y)).toEqual([])
  })

  it('that can no longer be seen end the recording with words', async () => {
    let gone = false
    const failing = (fake: { windows: () => Promise<never[]> }) => ({
      windows: () => (gone ? Promise.reject(new Error('the display went away')) : fake.windows()),
    })
    const rig = await rigOf({ desktop: failing as never })
    await rig.person.focus(SAVE)
    gone = true
    await rig.advance(4000)
    await until('the recording ended by itself', () => rig.session.state().phase === 'idle')
    const words = 'The recording ended because the desktop cannot be seen any more: the display went away'
    expect(await rig.stop()).toMatchObject({ gestureCount: 1, notices: expect.arrayContaining([words]) })
  })
})

describe('elements', () => {
  it('are written again only when they changed, once the person rests', async () => {
    const rig = await rigOf()
    await rig.person.focus(SAVE)
    await rig.advance(6000)
    // The focus is part of what the elements tell.
    expect(ofKind(await rig.events(), 'elements')).toHaveLength(2)
    const saved = {
      ...LOGIN,
      elements: [...LOGIN.elements, { role: 'label' as const, name: 'Saved', box: { x: 10, y: 200, width: 50, height: 20 } }],
    }
    rig.fake.change((state) => ({ ...state, windows: [saved] }))
    await rig.advance(6000)
    expect(ofKind(await rig.events(), 'elements').map(({ elements }) => elements.length)).toEqual([3, 3, 4])
  })

  it('are never asked for twice at once, and a slow answer holds back no input', async () => {
    let [going, most] = [0, 0]
    const rig = await rigOf({
      desktop: (fake, clock) => ({
        async elements(window) {
          most = Math.max(most, ++going)
          await clock.wait(900, { reason: 'a slow program' })
          going--
          return fake.elements(window)
        },
      }),
    })
    await rig.person.focus(NAME)
    await rig.person.write('Ada Lovelace')
    await rig.advance(400)
    expect(ofKind(await rig.events(), 'key-down')).toHaveLength(12)
    await rig.advance(5000)
    expect(most).toBe(1)
  })

  it('are looked at a last time when the recording stops, so that what the last act did is known', async () => {
    const rig = await rigOf()
    await rig.advance(1000)
    await rig.person.click(middleOf(SAVE))
    const stopping = rig.session.stop()
    await rig.advance(350)
    rig.fake.change((state) => ({ ...state, windows: [{ ...LOGIN, id: 8, title: 'Welcome' }] }))
    await rig.finish(stopping)
    const events = await rig.events()
    expect([ofKind(events, 'window').at(-1)?.window?.title, ofKind(events, 'elements').at(-1)?.windowId]).toEqual(['Welcome', 8])
  })
})

describe('pause', () => {
  it('keeps nothing of what is done until resume: no input, no answers, no pixels', async () => {
    const video = createFakeVideo()
    const rig = await rigOf({ video: video.recorder })
    await rig.person.focus(NAME)
    await rig.person.write('Ada')
    rig.session.pause()
    rig.session.pause()
    expect(rig.session.state().phase).toBe('paused')
    rig.fake.change((state) => ({ ...state, windows: [{ ...LOGIN, title: 'Private' }] }))
    await rig.person.write('private')
    await rig.person.click(middleOf(SAVE))
    await rig.advance(3000)
    rig.fake.change((state) => ({ ...state, windows: [LOGIN] }))
    rig.session.marker('the private part is over')
    await rig.advance(100)
    rig.session.resume()
    await rig.person.write('!')
    await rig.stop()
    const { events, gestures } = await readRecording(rig.session.folder)
    expect(gestures.map((gesture) => (gesture.kind === 'type' ? gesture.text : gesture.kind))).toEqual(['click', 'Ada', '!'])
    expect(await rig.allText()).not.toMatch(/Private|"v"/)
    expect(video.told).toEqual(['start 1280x800 at 12', 'cover true', 'cover false', 'stop'])
    const marks = events.filter((event) => ['pause', 'resume', 'marker'].includes(event.kind))
    expect(marks.map(({ kind }) => kind)).toEqual(['pause', 'marker', 'resume'])
    const between = events.filter(({ atMs }) => atMs > marks[0]!.atMs && atMs < marks[2]!.atMs)
    expect(between).toEqual([marks[1]])
  })

  it('can be the end of a recording', async () => {
    const rig = await rigOf()
    await rig.person.click(middleOf(SAVE))
    rig.session.pause()
    expect(await rig.stop()).toMatchObject({ gestureCount: 1 })
  })
})

describe('the state', () => {
  it('is told while it goes on, with live counts', async () => {
    const rig = await rigOf({ video: createFakeVideo().recorder })
    const states: RecordingState[] = []
    const forget = rig.session.onState((state) => states.push(state))
    await rig.advance(1000)
    const quiet = states.at(-1)!
    expect(quiet).toEqual({
      phase: 'recording',
      id: 'recording-1',
      elapsedMs: expect.any(Number),
      eventCount: 3,
      framesSeen: 12,
      inputSeen: true,
      notices: [],
    })
    await rig.person.click(middleOf(SAVE))
    await rig.advance(300)
    expect(states.at(-1)!.eventCount).toBeGreaterThan(quiet.eventCount + 1)
    await rig.stop()
    expect(states.slice(-2).map(({ phase }) => phase)).toEqual(['stopping', 'idle'])
    const told = states.length
    forget()
    await rig.advance(1000)
    expect(states.length).toBe(told)
  })

  it('shows when the recorder is blind: the pointer moves and no input comes', async () => {
    const rig = await rigOf()
    await rig.person.move({ x: 300, y: 300 })
    await rig.advance(3000)
    expect(rig.session.state().inputSeen).toBe(true)
    rig.fake.change((state) => ({ ...state, pointer: { x: 500, y: 300 } }))
    await rig.advance(2000)
    expect(rig.session.state()).toMatchObject({
      inputSeen: false,
      notices: [expect.stringMatching(/no pictures/), expect.stringMatching(/no input was seen/)],
    })
    await rig.person.move({ x: 501, y: 300 })
    expect(rig.session.state().inputSeen).toBe(true)
  })
})

describe('what cannot be had', () => {
  it('is told in words: no ffmpeg, no accessibility', async () => {
    const rig = await rigOf({ accessibility: false })
    await rig.person.focus(NAME)
    await rig.person.write('Ada')
    const { notices, gestureCount } = await rig.stop()
    expect(notices).toEqual(['This recording has no pictures: ffmpeg was not found.', 'This fake desktop has no accessibility.'])
    expect([gestureCount, ofKind(await rig.events(), 'hit'), ofKind(await rig.events(), 'elements')]).toEqual([2, [], []])
  })

  it('is not told twice when it was known before', async () => {
    const notices = ['ffmpeg was not found: this recording has no pictures.']
    expect((await (await rigOf({ options: { notices } })).stop()).notices).toEqual(notices)
  })

  it('may be the video alone', async () => {
    const broken = { start: () => Promise.reject(new Error('The screen could not be filmed.')) }
    const rig = await rigOf({ video: broken })
    const { notices } = await rig.stop()
    expect([notices, (await manifestOf(rig)).video]).toEqual([['This recording has no pictures. The screen could not be filmed.'], null])
  })

  it('ends the recording when the video dies, and keeps what was there', async () => {
    const video = createFakeVideo()
    const rig = await rigOf({ video: video.recorder })
    await rig.person.click(middleOf(SAVE))
    video.die('ffmpeg stopped: out of memory.')
    await rig.advance(3000)
    await until('the recording ended by itself', () => rig.session.state().phase === 'idle')
    expect(rig.tap.listening).toBe(0)
    const words = 'The recording ended because the video did. ffmpeg stopped: out of memory.'
    expect(await rig.stop({ goal: 'Save it' })).toMatchObject({
      goal: 'Save it',
      gestureCount: 1,
      notices: [words],
      endedAt: expect.any(String),
    })
  })
})
