import type { Clock, Desktop } from '#contract'
import { withHeldButtons } from '../gestures/held-buttons.ts'
import { createPerformer } from '../gestures/perform.ts'
import { startProgram } from '../gestures/start-program.ts'
import { createLedger } from '../own-input/ledger.ts'
import { createOutgoing, throughOutgoing } from '../own-input/outgoing.ts'
import { watchHookPerson } from '../uiohook/person.ts'
import { createNutKeyboard } from './keyboard.ts'
import { loadNut } from './nut.ts'
import { nutPointer } from './pointer.ts'
import { nutCapture, nutScreen } from './screen.ts'
import { nutActiveWindow, nutFocusWindow, nutWindows } from './windows.ts'

/** What differs between the systems that are reached through nut-js alone. */
export type NutSystem = {
  platform: 'windows' | 'macos'
  /** Why accessibility cannot be used there, for the person. */
  accessibilityProblem: string
}

/** A desktop seen and moved through nut-js: the main screen, without accessibility. */
export async function openNutDesktop(system: NutSystem, { clock, env }: { clock: Clock; env: NodeJS.ProcessEnv }): Promise<Desktop> {
  const parts = await loadNut()
  const { box, scale } = await nutScreen(parts)
  // A pixel of the hook may be rounded otherwise than one of nut-js.
  const ledger = createLedger({ nearPx: 2 * scale })
  const outgoing = createOutgoing(ledger, clock)
  const keyboard = createNutKeyboard(parts, clock, outgoing)
  const performer = createPerformer(
    {
      pointer: withHeldButtons(throughOutgoing(nutPointer(parts, scale), outgoing)),
      type: (text, options) => keyboard.type(text, options),
      press: (key, modifiers) => keyboard.press(key, modifiers),
      holding: (modifiers, work) => keyboard.holding(modifiers, work),
      focusWindow: (id, signal) => nutFocusWindow(parts, clock, id, signal),
      async startProgram(program, args) {
        outgoing.part()
        await startProgram(program, args, env)
      },
      releaseKeys: () => keyboard.releaseAll(),
    },
    clock,
  )
  return {
    platform: system.platform,
    displays: async () => [{ name: 'main', box, scale }],
    windows: () => nutWindows(parts, scale),
    activeWindow: () => nutActiveWindow(parts, scale),
    capture: (wanted) => nutCapture(parts, wanted),
    async pointer() {
      const { x, y } = await parts.mouse.currentMousePosition()
      return { x: x * scale, y: y * scale }
    },
    elementAt: async () => undefined,
    elements: async () => [],
    focusedElement: async () => undefined,
    perform: (approved, options = {}) => outgoing.during(options, () => performer.perform(approved.action, options.signal)),
    async watchPerson(onInput) {
      const { x, y } = await parts.mouse.currentMousePosition()
      return watchHookPerson({ clock, scale, ledger, from: { x: x * scale, y: y * scale } }, onInput)
    },
    releaseAll: () => performer.releaseAll(),
    accessibilityProblem: async () => system.accessibilityProblem,
    commandOf: async () => undefined,
    [Symbol.asyncDispose]: () => performer.releaseAll(),
  }
}
