import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { RecordedEvent } from '#contract'
import { createFakeDesktop, createFakeTap, type FakeState } from '#desktop'
import { readRecording, startRecording } from '#recorder'
import { createFakeClock } from '#test/recorder/fake-clock.ts'
import { createCountedIds } from '#test/support/counted-ids.ts'
import { createChance } from '../capture/chance.ts'
import { busyPerson, type Doing, programWindow } from './person.ts'

const WINDOWS = 3
const SAMPLE_EVERY_MS = 5 * 60_000

export type Sample = { minutes: number; heapMiB: number; rssMiB: number; eventsMiB: number; events: number }
export type FedHour = {
  samples: Sample[]
  plainMiB: number
  dumpsWholeMiB: number
  read: { ms: number; heapMiB: number; peakRssMiB: number; gestures: number; events: number }
}

/** Records `minutes` of a busy person on a fake desktop, with time compressed; the recorder, its file and its reader are the real ones. */
export async function feed(minutes: number, parentFolder: string): Promise<FedHour> {
  const { clock, advance, finish } = createFakeClock({ turns: 3 })
  const windows = Array.from({ length: WINDOWS }, (_, index) => programWindow(index + 1))
  const desktop = createFakeDesktop({ windows })
  const tap = createFakeTap()
  const session = await finish(
    startRecording({ desktop, tap, video: undefined, clock, ids: createCountedIds() }, { parentFolder, goal: 'An hour of work' }),
  )
  const startMs = clock.nowMs()
  const samples: Sample[] = []
  const file = join(session.folder, 'events.jsonl')
  const sample = async () => {
    samples.push({
      minutes: (clock.nowMs() - startMs) / 60_000,
      ...memory(),
      eventsMiB: mib((await stat(file)).size),
      events: session.state().eventCount,
    })
  }
  await advance(1000)
  await sample()
  for (const doing of busyPerson(createChance(7), WINDOWS)) {
    if (doing.kind === 'rest') await advance(doing.forMs)
    else if (doing.kind === 'input') tap.push({ ...doing.event, atMs: clock.nowMs() })
    else desktop.change((state) => changed(state, doing))
    const passedMs = clock.nowMs() - startMs
    if (passedMs >= samples.length * SAMPLE_EVERY_MS) await sample()
    if (passedMs >= minutes * 60_000) break
  }
  await finish(session.stop())
  return { samples, ...(await readBack(session.folder)) }
}

function changed(state: FakeState, doing: Exclude<Doing, { kind: 'rest' | 'input' }>): FakeState {
  const [front, ...others] = state.windows
  if (!front) return state
  switch (doing.kind) {
    case 'front': {
      const window = state.windows[doing.window] ?? front
      return { ...state, windows: [window, ...state.windows.filter((each) => each !== window)] }
    }
    case 'write': {
      const written = (value: string) => (value.length > 60 ? '' : value) + doing.character
      const elements = front.elements.map((one, index) => (index === 0 ? { ...one, value: written(one.value ?? '') } : one))
      return { ...state, windows: [{ ...front, elements }, ...others], focus: { windowId: front.id, index: 0 } }
    }
    case 'scroll': {
      const elements = front.elements.map((one, index) => (index < 20 ? one : { ...one, box: { ...one.box, y: one.box.y + doing.byPx } }))
      return { ...state, windows: [{ ...front, elements }, ...others] }
    }
    case 'change': {
      const elements = front.elements.map((one, index) => (index === 20 + doing.row ? { ...one, name: `${one.name}, read` } : one))
      return { ...state, windows: [{ ...front, elements }, ...others] }
    }
  }
}

async function readBack(folder: string): Promise<Pick<FedHour, 'plainMiB' | 'dumpsWholeMiB' | 'read'>> {
  const before = memory().heapMiB
  const startMs = performance.now()
  const recording = await readRecording(folder)
  const ms = performance.now() - startMs
  const peakRssMiB = mib(process.memoryUsage().rss)
  const { heapMiB } = memory()
  const size = (events: RecordedEvent[]) => mib(events.reduce((sum, event) => sum + JSON.stringify(event).length + 1, 0))
  // What was written says the same as what was told: the reader gives whole dumps.
  if ((await readFile(join(folder, 'events.jsonl'), 'utf8')).trimEnd().split('\n').length !== recording.events.length) {
    throw new Error('Events are missing')
  }
  return {
    plainMiB: size(recording.events),
    dumpsWholeMiB: size(recording.events.filter(({ kind }) => kind === 'elements')),
    read: { ms, heapMiB: heapMiB - before, peakRssMiB, gestures: recording.gestures.length, events: recording.events.length },
  }
}

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

function memory(): { heapMiB: number; rssMiB: number } {
  collect()
  const { heapUsed, rss } = process.memoryUsage()
  return { heapMiB: mib(heapUsed), rssMiB: mib(rss) }
}

export function mib(bytes: number): number {
  return Math.round((bytes / 1024 / 1024) * 100) / 100
}
