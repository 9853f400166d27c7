import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { type Action, centreOf, type Desktop, type UiElement, type WindowInfo } from '#contract'
import { openDesktop, startVirtualSession, type VirtualSession, type VirtualSessionOptions } from '#desktop'
import { connectToX } from '../../desktop/linux-x11/x/connection.ts'
import { createSystemClock } from '../../engine/clock.ts'
import { approved } from '../support/approved.ts'
import { until } from '../support/until.ts'

const run = promisify(execFile)

/** A virtual session with a desktop on it, and the few things that tests of real programs do again and again. */
export interface X11Stage {
  readonly session: VirtualSession
  readonly desktop: Desktop
  act(action: Action, signal?: AbortSignal): Promise<void>
  type(text: string, signal?: AbortSignal): Promise<void>
  /** `ctrl+shift+Left` */
  press(keys: string): Promise<void>
  click(element: UiElement | { box: UiElement['box'] }, more?: Partial<Extract<Action, { kind: 'click' }>>): Promise<void>
  windowOf(program: string, kind?: WindowInfo['kind']): Promise<WindowInfo>
  element(program: string, fits: (element: UiElement) => boolean): Promise<UiElement>
  /** Runs a tool of the X world in the session and gives its output. */
  tool(command: string, ...args: string[]): Promise<string>
  /** What the server says is pressed: keycodes, and the modifiers and buttons as its mask. */
  pressed(): Promise<{ keycodes: number[]; mask: number }>
  close(): Promise<void>
}

export async function openX11Stage(options: VirtualSessionOptions = {}): Promise<X11Stage> {
  const session = await startVirtualSession(options)
  const desktop = await openDesktop({ clock: createSystemClock(), env: session.env })
  const stage: X11Stage = {
    session,
    desktop,
    act: (action, signal) => desktop.perform(approved(action), { signal }),
    type: (text, signal) => stage.act({ kind: 'type', text, secret: false }, signal),
    press(keys) {
      const names = keys.split('+')
      return stage.act({ kind: 'press', modifiers: names.slice(0, -1) as ('ctrl' | 'shift' | 'alt' | 'super')[], key: names.at(-1) ?? '' })
    },
    click: ({ box }, more = {}) => stage.act({ kind: 'click', button: 'left', count: 1, modifiers: [], at: centreOf(box), ...more }),
    windowOf: (program, kind = 'normal') =>
      until(`a ${kind} window of ${program}`, async () =>
        (await desktop.windows()).find((each) => each.program === program && each.kind === kind),
      ),
    element: (program, fits) =>
      until(`an element of ${program}`, async () => {
        const windows = (await desktop.windows()).filter((each) => each.program === program)
        return (await Promise.all(windows.map((window) => desktop.elements(window)))).flat().find(fits)
      }),
    tool: async (command, ...args) => (await run(command, args, { env: session.env })).stdout,
    async pressed() {
      const x = await connectToX(session.display)
      const [keymap, { keyMask }] = await Promise.all([
        x.ask<Buffer>((client, reply) => client.QueryKeymap(reply)),
        x.ask<{ keyMask: number }>((client, reply) => client.QueryPointer(x.root, reply)),
      ])
      await x.close()
      return {
        keycodes: Array.from({ length: 256 }, (_, code) => code).filter((code) => ((keymap[code >> 3] ?? 0) >> (code & 7)) & 1),
        mask: keyMask,
      }
    },
    async close() {
      await desktop[Symbol.asyncDispose]()
      await session.stop()
    },
  }
  return stage
}

export const NOTHING_PRESSED = { keycodes: [], mask: 0 }
