import type { Clock, Desktop } from '#contract'
import { withHeldButtons } from '../gestures/held-buttons.ts'
import { createPerformer } from '../gestures/perform.ts'
import type { PointerDevice } from '../gestures/pointer-gestures.ts'
import { startProgram } from '../gestures/start-program.ts'
import { loadNut } from '../nut/nut.ts'
import { nutPointer } from '../nut/pointer.ts'
import { createLedger } from '../own-input/ledger.ts'
import { createOutgoing, type Outgoing, throughOutgoing } from '../own-input/outgoing.ts'
import { createAccessibility } from './accessibility/accessibility.ts'
import { createCaughtUp } from './act/caught-up.ts'
import { focusWindow } from './act/focus-window.ts'
import { createInjector } from './act/injector.ts'
import { keepAbove } from './act/keep-above.ts'
import { withSettledRelease } from './act/settled-release.ts'
import { xtestPointer } from './act/xtest-pointer.ts'
import { readX11Clipboard, watchX11Clipboard } from './clipboard.ts'
import { highlight } from './highlight.ts'
import { followKeymap } from './keyboard/live-keymap.ts'
import { createSpareKeys } from './keyboard/spare-keys.ts'
import { createTypist } from './keyboard/typist.ts'
import { watchX11Person } from './tap/person.ts'
import { captureScreen } from './windows/capture.ts'
import { commandOfProcess } from './windows/command.ts'
import { listDisplays } from './windows/displays.ts'
import { watchX11Windows } from './windows/watch.ts'
import { activeWindow, listPutAway, listWindows, windowAt } from './windows/windows.ts'
import { connectToX, type XConnection } from './x/connection.ts'
import { refuseXwayland } from './x/xwayland.ts'

export type X11DesktopOptions = {
  clock: Clock
  env: NodeJS.ProcessEnv
  /** What moves the mouse. By default nut-js on the process's own display; it knows no other, so elsewhere the X test extension. */
  pointer?: 'nut-js' | 'xtest'
}

const DEFAULT_LIMIT = 600

/** A desktop on an X server. Errors: `no-display` when it cannot be reached, `wayland-only` when it is Wayland's, `set-up` when it lacks an extension. */
export async function openX11Desktop(options: X11DesktopOptions): Promise<Desktop> {
  const x = await connectToX(options.env.DISPLAY ?? '')
  try {
    await refuseXwayland(x)
    return await desktopOn(x, options)
  } catch (error) {
    await x.close()
    throw error
  }
}

async function desktopOn(x: XConnection, { clock, env, pointer }: X11DesktopOptions): Promise<Desktop> {
  const display = env.DISPLAY ?? ''
  const { pixel_width: width, pixel_height: height } = x.screen
  const ledger = createLedger({ within: { x: 0, y: 0, width, height } })
  const outgoing = createOutgoing(ledger, clock)
  const injector = await createInjector(x, outgoing)
  const keymap = await followKeymap(x)
  const caughtUp = await createCaughtUp(x, clock)
  const spare = createSpareKeys(x, keymap, clock, caughtUp)
  const typist = createTypist({ x, keymap, injector, outgoing, spare, clock, caughtUp })
  const accessibility = createAccessibility(x, env, clock)
  const xtest = xtestPointer(injector)
  const moves = pointer ?? (env.DISPLAY === process.env.DISPLAY ? 'nut-js' : 'xtest')
  const nut = moves === 'nut-js' ? nutOr(xtest, outgoing) : undefined
  const performer = createPerformer(
    {
      pointer: withHeldButtons(withSettledRelease(nut?.pointer ?? throughOutgoing(xtest, outgoing), x, clock)),
      type: (text, options) => typist.type(text, options),
      press: (key, modifiers, signal) => typist.press(key, modifiers, { signal }),
      holding: (modifiers, work) => typist.holding(modifiers, work),
      focusWindow: (id, signal) => focusWindow(x, clock, id, signal),
      async startProgram(program, args) {
        outgoing.part()
        await startProgram(program, args, env)
      },
      releaseKeys: () => injector.releaseAll(),
    },
    clock,
  )
  let closed: Promise<void> | undefined
  const close = async () => {
    await performer.releaseAll().catch(() => {})
    await spare.giveBack().catch(() => {})
    accessibility.close()
    await x.close()
  }

  return {
    platform: 'linux-x11',
    displays: () => listDisplays(x),
    windows: () => listWindows(x),
    activeWindow: () => activeWindow(x),
    putAway: () => listPutAway(x),
    capture: (box) => captureScreen(x, box),
    async pointer() {
      const at = await x.ask<{ rootX: number; rootY: number }>((client, reply) => client.QueryPointer(x.root, reply))
      return { x: at.rootX, y: at.rootY }
    },
    async elementAt(point) {
      const window = await windowAt(x, point)
      return window && accessibility.elementAt(window, point)
    },
    elements: (window, { limit = DEFAULT_LIMIT, signal } = {}) => accessibility.elements(window, { limit, signal }),
    async focusedElement() {
      const window = await activeWindow(x)
      return window && accessibility.focused(window)
    },
    async getReady() {
      await nut?.load()
    },
    perform: (approved, options = {}) => outgoing.during(options, () => performer.perform(approved.action, options.signal)),
    async releaseAll() {
      await performer.releaseAll()
      await injector.releaseEverybodys()
    },
    accessibilityProblem: () => accessibility.problem(),
    watchPerson: (onInput) => watchX11Person({ display, clock, ledger }, onInput),
    watchWindows: (onChange) => watchX11Windows(display, onChange),
    watchClipboard: ({ texts }, onChange) => watchX11Clipboard({ display, clock, texts }, onChange),
    clipboardText: () => readX11Clipboard({ display, clock }),
    highlight: (box, options) => highlight(x, clock, box, options),
    keepAbove: ({ id }) => keepAbove(x, id),
    commandOf: ({ processId }) => commandOfProcess(processId),
    [Symbol.asyncDispose]: () => {
      closed ??= close()
      return closed
    },
  }
}

/**
 * nut-js comes with its first use, or before it by `load`: a desktop that only looks, or that only lets go, does without its native code. Its hundreds of files
 * hold up the process for 0.1 s and more.
 */
function nutOr(fallback: PointerDevice, outgoing: Outgoing): { load: () => Promise<unknown>; pointer: PointerDevice } {
  let loading: Promise<PointerDevice> | undefined
  const device = () => {
    // Where its native part is missing, the X server can do the same.
    loading ??= loadNut().then(
      (parts) => throughOutgoing(nutPointer(parts), outgoing),
      () => throughOutgoing(fallback, outgoing),
    )
    return loading
  }
  return {
    load: device,
    pointer: {
      move: async (point) => (await device()).move(point),
      down: async (button) => (await device()).down(button),
      up: async (button) => (await device()).up(button),
      wheel: async (direction) => (await device()).wheel(direction),
    },
  }
}
