import { type ChildProcess, execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { VirtualSession } from '#desktop'
import { createBenchClock } from '../capture/clock.ts'
import { FromEngine, type Middle, type ToEngine } from './messages.ts'
import { openWire, type Wire, type WireEvent } from './wire.ts'

/** What the person does in a trial. `button`: the app's own Stop, which is a call and no input. */
export type Doing = Input | 'button'
type Input = 'panic' | 'key' | 'click' | 'wheel' | 'motion'

export type Trial = {
  doing: Doing
  middle: Middle
  /** From the person's event in the server, or their call, to the last event of ours on the wire; 0 when none came after it. */
  lastEventMs: number
  /** From there until the run can begin nothing more (panic, button), or until the pause is told. */
  toldMs: number
  /** Panic, button: until the run has ended, with everything released and its journal closed. */
  endedMs: number
  /** Presses and moves of ours after that. Must be 0. */
  actsAfter: number
  /** Keys and buttons that were down after that. Must be 0. */
  held: number
  /** How the run ended, or why it was paused. */
  outcome: string
}

const CHORD = ['Control_L', 'Alt_L', 'Escape']
const DONE_BY: Record<Exclude<Input, 'motion'>, string[]> = {
  panic: ['key', '--delay', '3', 'ctrl+alt+Escape'],
  key: ['key', 'F8'],
  click: ['click', '2'],
  wheel: ['click', '5'],
}
const PERSONS_BUTTON: Partial<Record<Doing, number>> = { click: 2, wheel: 5 }
const ANSWER_WITHIN_MS = 60_000
/** A mouse that moves so soon after the start is that of the person who pressed “Start”: it does not pause. */
const LEAVING_MS = 1_030
/** So long nothing may follow. */
const AFTER_MS = 400
/** Far enough from each edge of every screen. */
const MIDDLE_PX = 300
const READ_WITHIN_MS = 5_000

const run = promisify(execFile)
const clock = createBenchClock()

/** The engine's process and what watches it from outside. */
export interface Trials extends AsyncDisposable {
  one(doing: Doing, middle: Middle, afterMs: number): Promise<Trial>
}

/** On a session with an editor open. The engine's own process ends before the session does, as nut-js wants it. */
export async function openTrials(session: VirtualSession): Promise<Trials> {
  const env = { ...session.env, UNDERSTUDY_HOME: join(session.home, 'understudy') }
  const engine = fork(fileURLToPath(new URL('./engine-process.ts', import.meta.url)), { env })
  const hear = listenTo(engine)
  await hear('ready')
  const wire = await openWire(session.display, clock)
  const keycodes = { chord: await wire.keycodesOf(CHORD), escape: await wire.keycodesOf(['Escape']), f8: await wire.keycodesOf(['F8']) }
  const isPersons = (doing: Doing) => (event: WireEvent) => {
    if (doing === 'button') return false
    const isKey = event.kind === 'key-down' || event.kind === 'key-up'
    if (doing === 'panic') return isKey && keycodes.chord.includes(event.detail)
    if (doing === 'key') return isKey && keycodes.f8.includes(event.detail)
    return event.kind.startsWith('button') && event.detail === PERSONS_BUTTON[doing]
  }
  const ask = (message: ToEngine) => engine.send(message)

  return {
    async one(doing, middle, afterMs) {
      // The first key of the chord would pause the run already: the panic key is to be measured without that help.
      ask({ kind: 'run', middle, pauseOnInput: doing !== 'panic' })
      const { runStartMs } = await hear('under-way')
      const earliestMs = doing === 'motion' ? runStartMs + LEAVING_MS : 0
      await pause(Math.max(afterMs, earliestMs - clock.nowMs()))
      wire.clear()
      const stops = doing === 'panic' || doing === 'button'
      const seen: Promise<Told> = hear(stops ? 'stopped' : 'paused')
      seen.catch(() => {})
      const calledMs = clock.nowMs()
      if (doing === 'button') ask({ kind: 'stop' })
      else await run('xdotool', doing === 'motion' ? awayFromEdges(wire.events.at(-1)) : DONE_BY[doing], { env })
      const told = await seen
      const end = stops ? await hear('ended') : undefined
      const since = wire.events.length
      await pause(AFTER_MS)
      const persons = isPersons(doing)
      const began = doing === 'button' ? undefined : await beginOf(wire, doing, persons, keycodes.escape)
      const beganMs = began?.atMs ?? calledMs
      const ours = wire.events.filter((event) => !persons(event) && !(doing === 'motion' && event === began))
      const later = wire.events.slice(since).filter((event) => ours.includes(event) && !event.kind.endsWith('-up'))
      const lastMs = Math.max(beganMs, ...ours.map(({ atMs }) => atMs))
      const held = await wire.held()
      if (!stops) {
        const ended = hear('ended')
        ask({ kind: 'stop' })
        await ended
      }
      return {
        doing,
        middle,
        lastEventMs: lastMs - beganMs,
        toldMs: told.atMs - beganMs,
        endedMs: end ? end.atMs - beganMs : 0,
        actsAfter: later.length,
        held,
        outcome: end ? end.outcome : told.kind === 'paused' ? told.because : '',
      }
    },
    async [Symbol.asyncDispose]() {
      await wire[Symbol.asyncDispose]()
      const gone = once(engine, 'exit')
      if (engine.exitCode !== null) return
      engine.disconnect()
      await gone
    },
  }
}

/** The event with which the person's doing begins: the last key of the chord, the first of the others. On a busy machine it may be read late. */
async function beginOf(wire: Wire, doing: Input, persons: (event: WireEvent) => boolean, lastKey: number[]): Promise<WireEvent> {
  const isBegin = (event: WireEvent, index: number) => {
    if (doing === 'motion') return event.kind === 'move' && isJump(wire.events[index - 1], event)
    return persons(event) && (doing !== 'panic' || (event.kind === 'key-down' && lastKey.includes(event.detail)))
  }
  const deadlineMs = clock.nowMs() + READ_WITHIN_MS
  for (;;) {
    const began = wire.events.find(isBegin)
    if (began) return began
    if (clock.nowMs() > deadlineMs) {
      throw new Error(`What the person did (${doing}) was not seen on the wire. Last: ${JSON.stringify(wire.events.slice(-4))}`)
    }
    await pause(AFTER_MS / 10)
  }
}

/** A jump of the mouse that ends on the screen, wherever the jumps before have brought it. */
function awayFromEdges(last: WireEvent | undefined): string[] {
  const { x, y } = last ?? { x: 0, y: 0 }
  return ['mousemove_relative', '--', x > MIDDLE_PX ? '-70' : '70', y > MIDDLE_PX ? '-30' : '30']
}

/** Ours go in small steps. */
function isJump(before: WireEvent | undefined, { x, y }: WireEvent): boolean {
  return before !== undefined && Math.hypot(x - before.x, y - before.y) > 40
}

type Told = Exclude<FromEngine, { kind: 'ready' }>

/** What the engine tells, none of it missed: each call takes what comes next of a kind, and drops what came before it. */
function listenTo(engine: ChildProcess) {
  const told: FromEngine[] = []
  const news = new EventTarget()
  engine.on('message', (raw) => {
    told.push(FromEngine.parse(raw))
    news.dispatchEvent(new Event('told'))
  })
  const gone = new AbortController()
  engine.once('exit', (code) => gone.abort(new Error(`The engine’s process ended with ${code}.`)))
  return async <Kind extends FromEngine['kind']>(kind: Kind): Promise<Extract<FromEngine, { kind: Kind }>> => {
    const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)])
    for (;;) {
      for (let message = told.shift(); message !== undefined; message = told.shift()) {
        if (message.kind === kind) return message as Extract<FromEngine, { kind: Kind }>
        if (message.kind === 'ended') throw new Error(`The run ended and was not ${kind}: ${message.outcome}`)
      }
      await once(news, 'told', { signal })
    }
  }
}
