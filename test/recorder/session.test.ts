import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { RecordingState } from '#contract'
import { readRecording } from '#recorder'
import { until } from './real-clock.ts'
import { createFakeVideo, createRigs, LOGIN, middleOf, NAME, ofKind, SAVE } from './recording-rig.ts'

const { rigOf, end } = createRigs()
afterEach(end)
const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8)
const manifestOf = async ({ session }: Awaited<ReturnType<typeof rigOf>>) =>
  JSON.parse(await readFile(join(session.folder, 'manifest.json'), 'utf8'))
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
    expect(await manifestOf(rig)).toEqual({
      ...first,
      goal: 'Log in as Ada',
      endedAt: summary.endedAt,
      durationMs,
      eventCount,
      gestureCount: 1,
    })
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
    const parentFolder = join((await rigOf()).parentFolder, 'deaf')
    await expect(rigOf({ tap: deaf, video: video.recorder, parentFolder })).rejects.toThrow('no input for you')
    expect([await readdir(parentFolder), video.told.at(-1)]).toEqual([[], 'stop'])
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
    await rig.advance(100)
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

  it('drops answers to what was asked before it', async () => {
    const rig = await rigOf({
      desktop: (fake, clock) => ({
        async elements(window) {
          await clock.wait(500, { reason: 'a slow program' })
          return fake.elements(window)
        },
      }),
    })
    await rig.advance(200)
    rig.session.pause()
    await rig.advance(2000)
    expect(ofKind(await rig.events(), 'elements')).toEqual([])
    rig.session.resume()
    await rig.advance(2000)
    expect(ofKind(await rig.events(), 'elements')).toHaveLength(1)
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
      health: { inputEvents: 0, lastInputAgoMs: null, lastFrameAgoMs: null, clockDriftMs: null, bytes: expect.any(Number) },
      notices: [],
    })
    await rig.person.click(middleOf(SAVE))
    await rig.advance(300)
    expect(states.at(-1)!.eventCount).toBeGreaterThan(quiet.eventCount + 1)
    expect(states.at(-1)!.health).toMatchObject({ inputEvents: 2, lastInputAgoMs: expect.any(Number) })
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
