import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Picture, type Point, UnderstudyError } from '#contract'
import { startVirtualSession, type VirtualSession } from '#desktop'
import { createFfmpegReader, createFfmpegRecorder, findFfmpeg } from '#recorder'
import { realClock, until } from './real-clock.ts'

const run = promisify(execFile)
const box = { x: 0, y: 0, width: 640, height: 480 }
type Colour = 'red' | 'lime' | 'blue' | 'black'
const COLOURS: Record<Colour, number[]> = { red: [255, 0, 0], lime: [0, 255, 0], blue: [0, 0, 255], black: [0, 0, 0] }

let session: VirtualSession
let ffmpeg: string
let folder: string
let file: string
beforeAll(async () => {
  session = await startVirtualSession({ width: box.width, height: box.height, accessibility: false })
  ffmpeg = (await findFfmpeg())!
})
afterAll(() => session.stop())
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'understudy-video-'))
  file = join(folder, 'screen.mkv')
})
afterEach(() => rm(folder, { recursive: true }))

const recorder = () => createFfmpegRecorder({ ffmpeg, clock: realClock, env: session.env })
const reader = () => createFfmpegReader({ ffmpeg })

/** Paints the screen and tells between which times that happened. */
async function paint(colour: Colour): Promise<{ colour: Colour; begunMs: number; doneMs: number }> {
  const begunMs = realClock.nowMs()
  await run('xsetroot', ['-solid', colour], { env: session.env })
  return { colour, begunMs, doneMs: realClock.nowMs() }
}

/** The colour in the middle of a picture, by its nearest name. */
function colourOf(picture: Picture | undefined): Colour | undefined {
  return picture && colourAt(picture, { x: Math.floor(picture.width / 2), y: Math.floor(picture.height / 2) })
}
function brightest(picture: Picture, x: number, y: number): number {
  const at = (y * picture.width + x) * 4
  return Math.max(...picture.data.subarray(at, at + 3))
}
function colourAt(picture: Picture | undefined, { x, y }: Point): Colour | undefined {
  if (!picture) return undefined
  const at = (y * picture.width + x) * 4
  const far = (colour: Colour) => COLOURS[colour].reduce((sum, part, index) => sum + Math.abs(part - picture.data[at + index]!), 0)
  return (Object.keys(COLOURS) as Colour[]).toSorted((a, b) => far(a) - far(b))[0]
}

/** The ffmpeg that writes `file`: the guard's child, found by its command line. */
async function processesWriting(path: string): Promise<{ pid: number; command: string }[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const found = await Promise.all(
    pids.map(async (pid) => ({ pid: Number(pid), command: await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '') })),
  )
  return found.filter(({ command }) => command.includes(path))
}
const isFfmpeg = ({ command }: { command: string }) => command.startsWith(ffmpeg)

describe('a video of the screen', () => {
  it('holds at every time what was on the screen then, and counts its frames', async () => {
    await paint('black')
    const video = await recorder().start({ file, box, framesPerSecond: 15 })
    const rest = () => realClock.wait(700, { reason: 'frames of one colour' })
    await rest()
    const painted: Awaited<ReturnType<typeof paint>>[] = []
    for (const colour of ['red', 'lime', 'blue', 'red', 'black'] as const) {
      painted.push(await paint(colour))
      await rest()
    }
    await video.stop()
    expect(video.framesSeen()).toBeGreaterThan(20)

    // A frame is taken every 67 ms and may be late on a busy machine.
    const slackMs = 200
    const asked = painted.flatMap(({ begunMs, doneMs }) => [begunMs - slackMs, doneMs + slackMs].map((time) => time - video.startedAtMs))
    const expected = ['black', 'red', 'red', 'lime', 'lime', 'blue', 'blue', 'red', 'red', 'black']
    expect((await reader().framesAt(file, asked)).map(colourOf)).toEqual(expected)
    // In any order, twice the same, and where there is nothing.
    const mixed = [asked[5]!, -500, asked[1]!, asked[5]!, 3_600_000]
    expect((await reader().framesAt(file, mixed)).map(colourOf)).toEqual([expected[5], undefined, expected[1], expected[5], undefined])
    const [picture] = await reader().framesAt(file, [500])
    expect({ ...picture, data: picture?.data.length }).toEqual({ ...box, x: undefined, y: undefined, data: 640 * 480 * 4, box })
  })

  it('films the part of the screen that was asked for', async () => {
    await paint('lime')
    const part = { x: 100, y: 50, width: 200, height: 100 }
    const video = await recorder().start({ file, box: part, framesPerSecond: 15 })
    const openMs = realClock.nowMs() - video.startedAtMs
    await until('there are frames', () => (video.newest()?.videoMs ?? 0) > openMs + 500)
    await video.stop()
    const [picture] = await reader().framesAt(file, [openMs + 400])
    expect([picture?.width, picture?.height, colourOf(picture)]).toEqual([200, 100, 'lime'])
  })

  it('keeps nothing of the screen while it is covered', async () => {
    await paint('red')
    const video = await recorder().start({ file, box, framesPerSecond: 15 })
    const at = (name: string) => realClock.wait(800, { reason: name }).then(() => realClock.nowMs() - video.startedAtMs)
    const before = await at('open')
    video.cover(true)
    const during = await at('covered')
    video.cover(false)
    const after = await at('open again')
    await video.stop()
    // What came a moment before is covered, too.
    expect((await reader().framesAt(file, [before - 400, during, after])).map(colourOf)).toEqual(['red', 'black', 'red'])
  })

  it('hides the parts it was told of, from a moment before it was told, and nothing else', async () => {
    await paint('red')
    const video = await recorder().start({ file, box, framesPerSecond: 15 })
    const parts = Array.from({ length: 40 }, (_, index) => ({
      x: 8 + 60 * (index % 10),
      y: 8 + 100 * Math.floor(index / 10),
      width: 37,
      height: 51,
    }))
    const at = (name: string) => realClock.wait(800, { reason: name }).then(() => realClock.nowMs() - video.startedAtMs)
    const before = await at('nothing hidden')
    const toldMs = realClock.nowMs() - video.startedAtMs
    video.hide(parts)
    const during = await at('forty parts hidden')
    video.hide(parts.slice(39))
    const later = await at('one part hidden')
    video.hide([])
    const after = await at('nothing hidden')
    await video.stop()
    // The times that frames are stamped with may be a frame off.
    const frames = await reader().framesAt(file, [before - 300, toldMs - 100, during, later, after])
    const seen = frames.map((frame) => parts.map((part) => colourAt(frame, { x: part.x + 18, y: part.y + 25 })))
    const all = (colour: Colour) => parts.map(() => colour)
    expect(seen).toEqual([all('red'), all('black'), all('black'), [...all('red').slice(1), 'black'], all('red')])
    // To its corners, and not much further.
    const corners = parts.flatMap(({ x, y, width, height }) => [
      { x: x + 1, y: y + 1 },
      { x: x + width - 2, y: y + height - 2 },
    ])
    expect(new Set(corners.map((corner) => colourAt(frames[2], corner)))).toEqual(new Set(['black']))
    const outside = parts.flatMap(({ x, y, width, height }) => [
      { x: x - 7, y },
      { x: x + width + 6, y: y + height },
      { x, y: y + height + 6 },
    ])
    expect(new Set(outside.map((point) => colourAt(frames[2], point)))).toEqual(new Set(['red']))
    // Nothing of the screen behind is left under the black.
    expect(Math.max(...corners.map(({ x, y }) => brightest(frames[2]!, x, y)))).toBeLessThan(40)
  })

  it('does not show what was there while a part was hidden when it is shown again', async () => {
    await paint('red')
    const video = await recorder().start({ file, box, framesPerSecond: 15 })
    await realClock.wait(600, { reason: 'some red frames' })
    video.hide([box])
    await paint('lime')
    await realClock.wait(600, { reason: 'lime frames that nobody may see' })
    await paint('red')
    video.hide([])
    await realClock.wait(800, { reason: 'more red frames' })
    const endMs = realClock.nowMs() - video.startedAtMs
    await video.stop()
    const frames = await reader().framesAt(
      file,
      Array.from({ length: Math.floor(endMs / 50) }, (_, index) => 50 * index),
    )
    expect(new Set(frames.map(colourOf))).toEqual(new Set(['red', 'black']))
    const newest = video.newest()!
    expect(newest.videoMs).toBeGreaterThan(1500)
    expect(Math.abs(video.startedAtMs + newest.videoMs - newest.seenMs)).toBeLessThan(1500)
  })

  it('is readable to its last half second after ffmpeg was killed, and says that it died', async () => {
    const before = await paint('red')
    const video = await recorder().start({ file, box, framesPerSecond: 15 })
    await realClock.wait(1000, { reason: 'some red frames' })
    const { doneMs } = await paint('blue')
    await until('a blue second was filmed', () => realClock.nowMs() > doneMs + 1500)
    for (const { pid } of (await processesWriting(file)).filter(isFfmpeg)) process.kill(pid, 'SIGKILL')
    expect(await video.died).toMatch(/^ffmpeg stopped: /)
    const frames = await reader().framesAt(
      file,
      [doneMs - 500, doneMs + 500].map((time) => time - video.startedAtMs),
    )
    expect(frames.map(colourOf)).toEqual([before.colour, 'blue'])
    await video.stop()
    expect(await processesWriting(file)).toEqual([])
  })

  it('ends by itself when the program that started it is killed', async () => {
    const program = `
      import { createFfmpegRecorder } from '#recorder'
      import { realClock } from '#test/recorder/real-clock.ts'
      const recorder = createFfmpegRecorder({ ffmpeg: ${JSON.stringify(ffmpeg)}, clock: realClock })
      await recorder.start({ file: ${JSON.stringify(file)}, box: ${JSON.stringify(box)}, framesPerSecond: 15 })
      process.stdout.write('filming')
    `
    const child = session.start(process.execPath, ['--input-type=module', '--eval', program], { stdio: 'pipe' })
    let said = ''
    child.stdout?.on('data', (data: Buffer) => (said += data))
    await until('the child films', () => said === 'filming')
    expect((await processesWriting(file)).some(isFfmpeg)).toBe(true)
    child.kill('SIGKILL')
    await until('nobody writes the video any more', async () => (await processesWriting(file)).length === 0)
    expect((await stat(file)).size).toBeGreaterThan(0)
  })

  it('says in words why it cannot film', async () => {
    const nowhere = createFfmpegRecorder({ ffmpeg, clock: realClock, env: { ...session.env, DISPLAY: ':65000' } })
    await expect(nowhere.start({ file, box, framesPerSecond: 15 })).rejects.toThrow(/could not be filmed.*:65000/)
    const missing = createFfmpegRecorder({ ffmpeg: join(folder, 'no-ffmpeg'), clock: realClock, env: session.env })
    await expect(missing.start({ file, box, framesPerSecond: 15 })).rejects.toBeInstanceOf(UnderstudyError)
    expect(await processesWriting(file)).toEqual([])
  })

  it('says in words when there is no video to read', async () => {
    await expect(reader().framesAt(file, [0])).rejects.toThrow('No frame can be read')
    await expect(createFfmpegReader({ ffmpeg: join(folder, 'no-ffmpeg') }).framesAt(file, [0])).rejects.toBeInstanceOf(UnderstudyError)
    expect(await reader().framesAt(file, [])).toEqual([])
  })
})
