import { appendFileSync, truncateSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Box, Clock, Desktop, InputEvent, InputTap, KeyName, Point, RecordedEvent, VideoInProgress, VideoRecorder } from '#contract'
import { createFakeDesktop, createFakeTap, type FakeElement, type FakeWindow } from '#desktop'
import { type RecordingOptions, type RecordingPorts, type RecordingSession, readRecording, startRecording } from '#recorder'
import { createCountedIds } from '../support/counted-ids.ts'
import { createFakeClock } from './fake-clock.ts'

export const NAME: FakeElement = { role: 'field', name: 'Name', value: '', box: { x: 10, y: 40, width: 200, height: 20 } }
export const PASSWORD: FakeElement = { role: 'password', name: 'Password', box: { x: 10, y: 80, width: 200, height: 20 } }
export const SAVE: FakeElement = { role: 'button', name: 'Save', box: { x: 10, y: 120, width: 80, height: 20 } }
export const LOGIN: FakeWindow = {
  id: 7,
  title: 'Login',
  program: 'shop',
  box: { x: 100, y: 100, width: 400, height: 300 },
  elements: [NAME, PASSWORD, SAVE],
}
export const BAR: FakeWindow = {
  id: 99,
  title: 'Understudy',
  program: 'understudy',
  box: { x: 0, y: 0, width: 300, height: 50 },
  elements: [],
}

/** The middle of an element of LOGIN, on the desktop. */
export function middleOf({ box }: FakeElement): Point {
  return { x: LOGIN.box.x + box.x + box.width / 2, y: LOGIN.box.y + box.y + box.height / 2 }
}

/** A video recorder that films nothing and remembers what it was told. */
export function createFakeVideo() {
  const told: string[] = []
  const hidden: Box[][] = []
  let newest: ReturnType<VideoInProgress['newest']>
  let die: (why: string) => void = () => {}
  const recorder: VideoRecorder = {
    async start({ box, framesPerSecond, covered }): Promise<VideoInProgress> {
      told.push(`start ${box.width}x${box.height} at ${framesPerSecond}${covered ? ' covered' : ''}`)
      const died = new Promise<string>((resolve) => {
        die = resolve
      })
      return {
        startedAtMs: 1_700_000_000_040,
        framesSeen: () => 12,
        died,
        cover: (covered) => told.push(`cover ${covered}`),
        hide(boxes) {
          hidden.push([...boxes])
        },
        newest: () => newest,
        stop: async () => void told.push('stop'),
      }
    },
  }
  return {
    recorder,
    told,
    /** What was to be black, each time it changed. */
    hidden,
    die: (why: string) => die(why),
    /** A frame came. */
    frame(seenMs: number, videoMs: number) {
      newest = { seenMs, videoMs }
    },
  }
}

/** A file that is written at once: a fake clock does not wait for the disk. */
export const openAtOnce: NonNullable<RecordingPorts['openFile']> = async (path) => {
  appendFileSync(path, '')
  return {
    append: async (text) => appendFileSync(path, text),
    cut: async (bytes) => truncateSync(path, bytes),
    sync: async () => {},
    close: async () => {},
  }
}

export type RigOptions = {
  windows?: FakeWindow[]
  accessibility?: boolean
  video?: VideoRecorder
  options?: Partial<RecordingOptions>
  /** Replaces parts of the fake desktop. */
  desktop?: (fake: Desktop, clock: Clock) => Partial<Desktop>
  tap?: InputTap
  openFile?: RecordingPorts['openFile']
  echo?: RecordingPorts['echo']
  parentFolder?: string
}

export type Rig = Awaited<ReturnType<typeof createRig>>

/** A recording on a fake desktop, with a person who acts on it. */
export async function createRig({ windows = [LOGIN], accessibility = true, video, options, ...rest }: RigOptions = {}) {
  const parentFolder = rest.parentFolder ?? (await mkdtemp(join(tmpdir(), 'understudy-recording-')))
  const { clock, advance, finish } = createFakeClock()
  const fake = createFakeDesktop({ windows, accessibility, clock })
  const desktop: Desktop = { ...fake, ...rest.desktop?.(fake, clock) }
  const tap = createFakeTap()
  const ids = createCountedIds()
  const starting = startRecording(
    { desktop, tap: rest.tap ?? tap, video, clock, ids, openFile: rest.openFile ?? openAtOnce, echo: rest.echo },
    { parentFolder, goal: 'Log in', ...options },
  )
  const session: RecordingSession = await finish(starting)
  const push = (event: InputEvent) => tap.push(event)
  const atMs = () => clock.nowMs()
  const person = {
    async move(point: Point) {
      fake.change((state) => ({ ...state, pointer: point }))
      push({ kind: 'pointer-move', atMs: atMs(), point })
      await advance(10)
    },
    async click(point: Point) {
      push({ kind: 'pointer-down', atMs: atMs(), point, button: 'left' })
      await advance(60)
      push({ kind: 'pointer-up', atMs: atMs(), point, button: 'left' })
    },
    /** Clicks into an element of LOGIN, which gets the focus. */
    async focus(element: FakeElement) {
      await person.move(middleOf(element))
      await person.click(middleOf(element))
      fake.change((state) => ({ ...state, focus: { windowId: LOGIN.id, index: LOGIN.elements.indexOf(element) } }))
    },
    down: (key: KeyName, characters = '') => push({ kind: 'key-down', atMs: atMs(), key, characters, repeat: false }),
    up: (key: KeyName) => push({ kind: 'key-up', atMs: atMs(), key }),
    async strike(key: KeyName, characters = '', everyMs = 60) {
      person.down(key, characters)
      await advance(everyMs / 2)
      person.up(key)
      await advance(everyMs / 2)
    },
    async write(text: string, everyMs = 60) {
      for (const character of text) await person.strike(character === ' ' ? 'space' : character, character, everyMs)
    },
  }
  return {
    session,
    fake,
    tap,
    person,
    clock,
    advance,
    finish,
    push,
    parentFolder,
    stop: (how?: { goal?: string }) => finish(session.stop(how)),
    events: async (): Promise<RecordedEvent[]> => (await readRecording(session.folder)).events,
    /** All that lies in the folder, as one text. */
    allText: async () =>
      (await Promise.all((await readdir(session.folder)).map((name) => readFile(join(session.folder, name), 'utf8')))).join('\n'),
    remove: () => rm(parentFolder, { recursive: true, force: true }),
  }
}

export const kindsOf = (events: RecordedEvent[]) => events.map((event) => event.kind)
export function ofKind<Kind extends RecordedEvent['kind']>(events: RecordedEvent[], kind: Kind) {
  return events.filter((event): event is Extract<RecordedEvent, { kind: Kind }> => event.kind === kind)
}

/** Rigs that end with their test. */
export function createRigs() {
  const rigs: Rig[] = []
  return {
    async rigOf(options?: RigOptions): Promise<Rig> {
      const rig = await createRig(options)
      rigs.push(rig)
      return rig
    },
    async end(): Promise<void> {
      for (const rig of rigs.splice(0)) {
        await rig.stop().catch(() => {})
        await rig.remove()
      }
    },
  }
}
