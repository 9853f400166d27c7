import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Picture, UnderstudyError } from '#contract'
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
  if (!picture) return undefined
  const at = (Math.floor(picture.height / 2) * picture.width + Math.floor(picture.width / 2)) * 4
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
    await until('there are frames', () => video.framesSeen() > 5)
    await video.stop()
    const [picture] = await reader().framesAt(file, [200])
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
    expect((await reader().framesAt(file, [before, during, after])).map(colourOf)).toEqual(['red', 'black', 'red'])
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
