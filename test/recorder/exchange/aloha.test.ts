import { execFile } from 'node:child_process'
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { Gesture } from '#contract'
import { createFfmpegReader, findFfmpeg, gesturesOf, importRecording, readRecording } from '#recorder'
import { convertAloha } from '../../../recorder/exchange/aloha/convert.ts'
import { createCountedIds } from '../../support/counted-ids.ts'
import { createStillClock } from '../../support/still-clock.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const SAMPLE = new URL('../../recordings/aloha/input-log.txt', import.meta.url).pathname
const CHROME = 'chrome.exe - Shop - Google Chrome'
const options = async () => ({ parentFolder: await temporaryFolder(), ids: createCountedIds(), clock: createStillClock() })

/** A log of these messages, a tenth of a second apart; `[message, window, gapMs]`. */
function logOf(...messages: (string | [message: string, window?: string, gapMs?: number])[]): string {
  let atMs = 0
  const lines = messages.map((one) => {
    const [message, window = CHROME, gapMs = 100] = typeof one === 'string' ? [one] : one
    atMs += gapMs
    const stamp = new Date(atMs).toISOString().slice(11, 23)
    return JSON.stringify({ timestamp: stamp, message, window })
  })
  return ['# Input Recording Log', '# Started: 2025-09-12 08:54:17.407', '# Format: JSON per line', '', ...lines, ''].join('\n')
}
const brief = (gesture: Gesture) => {
  switch (gesture.kind) {
    case 'type':
      return gesture.text
    case 'press':
      return [...gesture.modifiers, gesture.key].join('+') + (gesture.times > 1 ? `×${gesture.times}` : '')
    case 'click':
      return [
        ...gesture.modifiers,
        `${gesture.button}${gesture.count === 1 ? '' : gesture.count}`,
        `${gesture.point.x},${gesture.point.y}`,
      ].join(' ')
    case 'drag':
      return `drag ${gesture.path.map(({ x, y }) => `${x},${y}`).join(' ')}`
    case 'scroll':
      return `scroll ${gesture.notchesX},${gesture.notchesY}`
  }
}
const gestures = (...messages: Parameters<typeof logOf>) => gesturesOf(convertAloha(logOf(...messages)).events).map(brief)

describe('the real log of ShowUI-Aloha', () => {
  it('becomes what the person did, corrections done and case kept', async () => {
    const { folder, recording, unread } = await importRecording(SAMPLE, await options())
    const { manifest, events, gestures: done } = await readRecording(folder)
    expect(done.map(brief)).toEqual([
      ...['left 955,101', 'qatar airways', 'Return', 'left 668,592', 'left 463,1092', 'left 2177,1344', 'left 520,1078', 'Singapore'],
      ...['left 685,488', 'Los ', 'left 1023,477', 'left 579,286', 'left 1345,389', 'left 920,828', 'left 2030,1182', 'left 1991,491'],
    ])
    expect(manifest).toMatchObject({
      startedAt: '2025-09-12T08:54:17.407Z',
      durationMs: 42_321,
      displays: [{ name: '0', box: { x: 0, y: 0, width: 2560, height: 1440 }, scale: 1 }],
      video: null,
      importedFrom: 'showui-aloha',
    })
    expect(recording.gestureCount).toBe(16)
    const windows = events.flatMap((event) => (event.kind === 'window' ? [[event.atMs, event.window?.program, event.window?.title]] : []))
    expect(windows).toEqual([
      [342, 'chrome', 'New Tab - Google Chrome'],
      [5741, 'chrome', 'qatar airways - Google Search - Google Chrome'],
      [8143, 'chrome', 'Book Flights - Book & Fly from Singapore | Qatar Airways - Google Chrome'],
      [35_838, 'chrome', 'Qatar Airways - Google Chrome'],
    ])
    // Its first click went to the window that came to the front, its last one to the recorder's own.
    expect(unread.map(({ line, why }) => [line, why])).toEqual([
      [107, 'It was done in the window of ShowUI-Aloha itself.'],
      [108, 'It was done in the window of ShowUI-Aloha itself.'],
    ])
    const kept = await readFile(join(folder, 'unread.txt'), 'utf8')
    for (const { text } of unread) expect(kept).toContain(text)
  })

  it('brings the video beside it, in the size of the display and from when it began', async () => {
    const ffmpeg = (await findFfmpeg()) ?? ''
    const folder = await temporaryFolder()
    const log = await readFile(SAMPLE, 'utf8')
    await writeFile(
      join(folder, 'log.txt'),
      log.replace('"video_start_time": "2025-09-12 08:54:17.407"', '"video_start_time": "2025-09-12 08:54:18.007"'),
    )
    const source = 'color=red:size=640x360:rate=10:duration=3'
    await promisify(execFile)(ffmpeg, [
      '-v',
      'error',
      '-f',
      'lavfi',
      '-i',
      source,
      '-pix_fmt',
      'yuv420p',
      join(folder, 'Quick-Recording.mp4'),
    ])
    const { folder: imported } = await importRecording(folder, { ...(await options()), ffmpeg })
    const { manifest } = await readRecording(imported)
    expect(manifest.video).toEqual({
      file: 'screen.mkv',
      startedAtMs: 600,
      framesPerSecond: 10,
      box: { x: 0, y: 0, width: 2560, height: 1440 },
    })
    const [frame] = await createFfmpegReader({ ffmpeg }).framesAt(join(imported, 'screen.mkv'), [1000])
    expect([frame?.width, frame?.height, (frame?.data[0] ?? 0) > 200, (frame?.data[1] ?? 255) < 60]).toEqual([2560, 1440, true, true])
    const { recording } = await importRecording(join(folder, 'log.txt'), await options())
    expect(recording.notices).toContain('The video beside it was not taken in, because ffmpeg was not found.')
  })

  it('is found in a folder, and a film that cannot be read is told and left out', async () => {
    const folder = await temporaryFolder()
    await cp(SAMPLE, join(folder, 'input_log.txt'))
    await writeFile(join(folder, 'film.mp4'), 'no film')
    const { recording } = await importRecording(folder, { ...(await options()), ffmpeg: (await findFfmpeg()) ?? '' })
    expect(recording).toMatchObject({
      gestureCount: 16,
      notices: expect.arrayContaining(['The video beside it could not be read, and was not taken in.']),
    })
  })
})

describe('what logs of ShowUI-Aloha hold', () => {
  const click = (at: string) => [`LClick at (${at})`, `LRelease at (${at})`]

  it('keys that its own reader loses: Tab, Escape, arrows, function keys, hotkeys', () => {
    const keys = ['TAB', 'ESC', 'UP', 'F5', 'DELETE'].flatMap((key) => [`Key Press: ${key}`, `Key Release: ${key}`])
    expect(gestures(...keys)).toEqual(['Tab', 'Escape', 'Up', 'F5', 'Delete'])
    const combined = [
      'Hotkey: CTRL',
      'Hotkey: CTRL+S',
      'Key Release: S',
      'Key Release: CTRL',
      'Hotkey: ALT',
      'Hotkey: ALT+TAB',
      'Key Release: TAB',
      'Key Release: ALT',
    ]
    expect(gestures(...combined)).toEqual(['ctrl+s', 'alt+Tab'])
    expect(gestures('Hotkey: WIN', 'Hotkey: WIN+R', 'Key Release: R', 'Key Release: WIN')).toEqual(['super+r'])
  })

  it('case and signs by Shift, also when the release of Shift was lost', () => {
    const shifted = ['Hotkey: SHIFT', 'Hotkey: SHIFT+A', 'Key Release: A', 'Hotkey: SHIFT+1', 'Key Release: 1']
    expect(gestures(...shifted, 'Key Release: SHIFT', 'Key Press: B', 'Key Release: B')).toEqual(['A!b'])
    expect(gestures(...shifted, 'Key Press: B', 'Key Release: B')).toEqual(['A!b'])
  })

  it('modifiers that are held while clicking', () => {
    expect(gestures('Hotkey: CTRL', ...click('5, 6'), 'Key Release: CTRL', ...click('50, 60'))).toEqual(['ctrl left 5,6', 'left 50,60'])
  })

  it('right clicks, places left of the first monitor, and wheels of one notch a record, each go by itself', () => {
    expect(gestures('RClick at (-1200, 40)', 'RRelease at (-1200, 40)')).toEqual(['right -1200,40'])
    const wheel = (way: string, gapMs: number): [string, undefined, number] => [`Scroll${way} at (10, 20)`, undefined, gapMs]
    expect(gestures(wheel('Up', 50), wheel('Up', 50), wheel('Down', 50), wheel('Down', 30_000))).toEqual([
      'scroll 0,-2',
      'scroll 0,1',
      'scroll 0,1',
    ])
  })

  it.each([
    ['instead of the second press', ['LClick at (9, 9)', 'LRelease at (9, 9)', 'LDoubleClick at (9, 9)', 'LRelease at (9, 9)']],
    [
      'beside it',
      ['LClick at (9, 9)', 'LRelease at (9, 9)', 'LClick at (9, 9)', ['LDblClick at (9, 9)', undefined, 1], 'LRelease at (9, 9)'],
    ],
    ['alone', ['LDoubleClick at (9, 9)', 'LRelease at (9, 9)']],
    ['after one press', ['LClick at (9, 9)', 'LDoubleClick at (9, 9)', 'LRelease at (9, 9)']],
  ] as [string, Parameters<typeof logOf>][])('a double-click whose record comes %s', (_, messages) => {
    expect(gestures(...messages)).toEqual(['left2 9,9'])
  })

  it('a drag with its way, with and without a press before its record', () => {
    const drag = ['DragStart at (10, 10)', 'DragMove at (60, 12)', 'DragMove at (60, 90)', 'LDragEnd at (90, 90)']
    expect(gestures(...drag)).toEqual(['drag 10,10 60,12 60,90 90,90'])
    expect(gestures('LClick at (10, 10)', ...drag, 'LRelease at (90, 90)')).toEqual(['drag 10,10 60,12 60,90 90,90'])
  })

  it('a press that brings another program to the front belongs to that one', () => {
    const log = logOf(
      'Initial Active Window: notepad.exe - a.txt',
      ['LClick at (5, 5)', 'notepad.exe - a.txt'],
      ['Active Window: chrome.exe - Shop', 'notepad.exe - a.txt'],
    )
    const windows = convertAloha(log).events.flatMap((event) => (event.kind === 'window' ? [[event.window?.program, event.atMs]] : []))
    expect(windows).toEqual([
      ['notepad', 100],
      ['chrome', 200],
    ])
  })

  it('lines that nobody knows: each is kept with its number and the reason', () => {
    const text = `${logOf(...click('1, 1'), 'MWobble at (3, 3)', 'Key Press: HYPERDRIVE', 'Something else')}{"timestamp": "00:00:09.0", "mess\n# Mood: good\n`
    const { unread, events } = convertAloha(text)
    expect(gesturesOf(events).map(brief)).toEqual(['left 1,1'])
    expect(unread.map(({ line, why }) => [line, why])).toEqual([
      [7, 'An act of the mouse that is not known.'],
      [8, 'The key HYPERDRIVE is not known.'],
      [9, 'A message that is not known.'],
      [10, 'No record: it is no JSON with timestamp, message and window.'],
      [11, 'A head that is not known.'],
    ])
  })
})
