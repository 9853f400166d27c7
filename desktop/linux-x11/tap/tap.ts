import type { Clock, InputEvent, InputTap, KeyName, MouseButton, Point } from '#contract'
import { followKeymap } from '../keyboard/live-keymap.ts'
import { connectToX, type XConnection } from '../x/connection.ts'
import { refuseXwayland } from '../x/xwayland.ts'
import { createComposer, readComposeTable } from './compose.ts'
import { createHeardKeymap } from './heard-keymap.ts'
import { createKeyReader } from './key-reader.ts'
import type { MapChange } from './map-changes.ts'
import { type RawInput, startRecordSource } from './record-source.ts'
import { createServerTime } from './server-time.ts'

const BUTTONS: Record<number, MouseButton> = { 1: 'left', 2: 'middle', 3: 'right' }
const WHEEL: Record<number, { notchesX: number; notchesY: number }> = {
  4: { notchesX: 0, notchesY: -1 },
  5: { notchesX: 0, notchesY: 1 },
  6: { notchesX: -1, notchesY: 0 },
  7: { notchesX: 1, notchesY: 0 },
}

/** The keys that programs take for the same as the side buttons of a mouse. */
const SIDE_BUTTONS: Record<number, KeyName> = { 8: 'Back', 9: 'Forward' }

export type X11TapOptions = {
  clock: Clock
  env: NodeJS.ProcessEnv
  /**
   * Reads keys by the map that was known last, without asking the server whether it has changed since: for who must not wait. The server tells of another map each
   * time that another keyboard is used, and reading it takes a while.
   */
  prompt?: boolean
}

type Heard = { input: RawInput; atMs: number /** Counts up. */; number: number }

/**
 * The input on an X server, through its RECORD extension. uiohook-napi listens the same way underneath, but on X11 it says less:
 * no characters, code 0 for keys outside a US keyboard, coordinates moved by the first monitor's corner, one display for a
 * process, and it ends the process when that display goes. It serves where there is nothing better.
 * Errors: `no-display` when the server cannot be reached, `wayland-only` when it is Wayland's, `set-up` when it lacks RECORD or XKB.
 */
export async function openX11Tap({ clock, env, prompt = false }: X11TapOptions): Promise<InputTap> {
  const display = env.DISPLAY ?? ''
  // Said now, not at the first recording.
  const probe = await connectToX(display)
  try {
    await refuseXwayland(probe)
    await probe.extension('record')
  } finally {
    await probe.close()
  }
  return { start: (listener) => listen({ clock, env, prompt }, display, listener) }
}

async function listen(
  options: Required<X11TapOptions>,
  display: string,
  listener: (event: InputEvent) => void,
): Promise<() => Promise<void>> {
  const x = await connectToX(display)
  try {
    return await listenOn(x, options, display, listener)
  } catch (error) {
    await x.close()
    throw error
  }
}

async function listenOn(
  x: XConnection,
  { clock, env, prompt }: Required<X11TapOptions>,
  display: string,
  listener: (event: InputEvent) => void,
): Promise<() => Promise<void>> {
  const [live, table] = await Promise.all([followKeymap(x), readComposeTable(env)])
  const keys = createKeyReader(createComposer(table))
  const time = createServerTime(clock)
  let heard = 0
  const keymap = createHeardKeymap(x, live, () => heard)
  let lastKnown = await live.now()
  const mapFor = async (number: number) => (prompt ? lastKnown : keymap.at(number))
  let waiting: (Heard | MapChange)[] = []
  let draining: Promise<void> | undefined
  let stopped = false

  const eventOf = async ({ input, atMs, number }: Heard): Promise<InputEvent | undefined> => {
    const point = { x: input.x, y: input.y }
    switch (input.kind) {
      case 'move':
        return { kind: 'pointer-move', atMs, point }
      case 'key-down':
        return { kind: 'key-down', atMs, ...keys.down(await mapFor(number), input.detail, input.state) }
      case 'key-up':
        return { kind: 'key-up', atMs, key: keys.up(await mapFor(number), input.detail, input.state) }
      case 'button-down':
      case 'button-up':
        return buttonEvent(input, atMs, point)
    }
  }
  const drain = async () => {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      for (const next of batch) {
        if ('kind' in next) keymap.changed(next)
        // The server may go in the middle: what was heard and cannot be read any more is dropped.
        else {
          const event = await eventOf(next).catch(() => undefined)
          if (event && !stopped) listener(event)
        }
      }
    }
    draining = undefined
    if (prompt) lastKnown = await live.now().catch(() => lastKnown)
  }
  const take = (next: Heard | MapChange) => {
    waiting.push(next)
    draining ??= Promise.resolve().then(drain)
  }
  const stopSource = await startRecordSource(x, display, {
    onStart: (serverMs) => time.seen(serverMs),
    onInput: (input) => take({ input, atMs: time.seen(input.serverMs), number: ++heard }),
    onMapChange: take,
  })
  return async () => {
    await stopSource()
    // What was heard before the stop still counts.
    await draining
    stopped = true
    await x.close()
  }
}

function buttonEvent({ kind, detail }: RawInput, atMs: number, point: Point): InputEvent | undefined {
  const isDown = kind === 'button-down'
  const button = BUTTONS[detail]
  if (button) return { kind: isDown ? 'pointer-down' : 'pointer-up', atMs, point, button }
  const turn = WHEEL[detail]
  if (turn) return isDown ? { kind: 'wheel', atMs, point, ...turn } : undefined
  // Buttons beyond these have no meaning that two programs share.
  const key = SIDE_BUTTONS[detail]
  if (!key) return undefined
  return isDown ? { kind: 'key-down', atMs, key, characters: '', repeat: false } : { kind: 'key-up', atMs, key }
}
