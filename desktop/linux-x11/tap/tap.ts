import type { Clock, InputEvent, InputTap, MouseButton } from '#contract'
import { followKeymap } from '../keyboard/live-keymap.ts'
import { connectToX, type XConnection } from '../x/connection.ts'
import { refuseXwayland } from '../x/xwayland.ts'
import { createComposer, readComposeTable } from './compose.ts'
import { createKeyReader } from './key-reader.ts'
import { type RawInput, startRecordSource } from './record-source.ts'
import { createServerTime } from './server-time.ts'

const BUTTONS: Record<number, MouseButton> = { 1: 'left', 2: 'middle', 3: 'right' }
const WHEEL: Record<number, { notchesX: number; notchesY: number }> = {
  4: { notchesX: 0, notchesY: -1 },
  5: { notchesX: 0, notchesY: 1 },
  6: { notchesX: -1, notchesY: 0 },
  7: { notchesX: 1, notchesY: 0 },
}

/**
 * The input on an X server, through its RECORD extension. uiohook-napi listens the same way underneath, but on X11 it says less:
 * no characters, code 0 for keys outside a US keyboard, coordinates moved by the first monitor's corner, one display for a
 * process, and it ends the process when that display goes. It serves where there is nothing better.
 * Errors: `no-display` when the server cannot be reached, `wayland-only` when it is Wayland's, `set-up` when it lacks RECORD or XKB.
 */
export async function openX11Tap({ clock, env }: { clock: Clock; env: NodeJS.ProcessEnv }): Promise<InputTap> {
  const display = env.DISPLAY ?? ''
  // Said now, not at the first recording.
  const probe = await connectToX(display)
  try {
    await refuseXwayland(probe)
    await probe.extension('record')
  } finally {
    await probe.close()
  }
  return { start: (listener) => listen(clock, env, display, listener) }
}

async function listen(
  clock: Clock,
  env: NodeJS.ProcessEnv,
  display: string,
  listener: (event: InputEvent) => void,
): Promise<() => Promise<void>> {
  const x = await connectToX(display)
  try {
    return await listenOn(x, clock, env, display, listener)
  } catch (error) {
    await x.close()
    throw error
  }
}

async function listenOn(
  x: XConnection,
  clock: Clock,
  env: NodeJS.ProcessEnv,
  display: string,
  listener: (event: InputEvent) => void,
): Promise<() => Promise<void>> {
  const [keymap, table] = await Promise.all([followKeymap(x), readComposeTable(env)])
  const keys = createKeyReader(createComposer(table))
  const time = createServerTime(clock)
  const waiting: { input: RawInput; atMs: number }[] = []
  let draining: Promise<void> | undefined
  let stopped = false

  const eventOf = async (input: RawInput, atMs: number): Promise<InputEvent | undefined> => {
    const point = { x: input.x, y: input.y }
    switch (input.kind) {
      case 'move':
        return { kind: 'pointer-move', atMs, point }
      case 'key-down':
      case 'key-up': {
        // After a round trip we have heard of every change to the map that came before this key.
        await x.sync()
        const map = await keymap.now()
        if (input.kind === 'key-up') return { kind: 'key-up', atMs, key: keys.up(map, input.detail, input.state) }
        return { kind: 'key-down', atMs, ...keys.down(map, input.detail, input.state) }
      }
      case 'button-down':
      case 'button-up': {
        const button = BUTTONS[input.detail]
        if (button) return { kind: input.kind === 'button-down' ? 'pointer-down' : 'pointer-up', atMs, point, button }
        const turn = WHEEL[input.detail]
        // Side buttons beyond the wheel have no place in a recording.
        return turn && input.kind === 'button-down' ? { kind: 'wheel', atMs, point, ...turn } : undefined
      }
    }
  }
  const drain = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      // The server may go in the middle: what was heard and cannot be read any more is dropped.
      const event = await eventOf(next.input, next.atMs).catch(() => undefined)
      if (event && !stopped) listener(event)
    }
    draining = undefined
  }
  const stopSource = await startRecordSource(x, display, {
    onStart: (serverMs) => time.seen(serverMs),
    onInput(input) {
      waiting.push({ input, atMs: time.seen(input.serverMs) })
      draining ??= drain()
    },
  })
  return async () => {
    await stopSource()
    // What was heard before the stop still counts.
    await draining
    stopped = true
    await x.close()
  }
}
