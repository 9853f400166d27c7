import type { Clock, Point, UiElement, WindowInfo } from '#contract'
import type { XConnection } from '../x/connection.ts'
import { accessibilityAddress, openAtSpiBus } from './bus.ts'
import { dumpElements } from './dump.ts'
import { elementOf, pathTo, seeFromBelow } from './element.ts'
import { elementAtPoint } from './hit.ts'
import { type AccessibleWindow, findAccessibleWindows, holderOf } from './programs.ts'
import { createReader, type Reader } from './reader.ts'
import { STATE } from './states.ts'

/** What programs tell about themselves over AT-SPI. Nothing here throws for a program's sake: no answer is nothing seen. */
export interface Accessibility {
  /** Why nothing can be told, in words; undefined when it works. */
  problem(): Promise<string | undefined>
  elementAt(window: WindowInfo, point: Point): Promise<UiElement | undefined>
  elements(window: WindowInfo, options: { limit: number; signal?: AbortSignal }): Promise<UiElement[]>
  focused(window: WindowInfo): Promise<UiElement | undefined>
  close(): void
}

const FOCUS_LIMIT = 4
const FOCUS_DUMP_LIMIT = 600

export function createAccessibility(x: XConnection, env: NodeJS.ProcessEnv, clock: Clock): Accessibility {
  type Connection = { reader: Reader; alive: () => boolean; close: () => void }
  let opening: Promise<Connection | undefined> | undefined

  const connection = async (): Promise<Connection | undefined> => {
    const current = await opening
    if (current?.alive()) return current
    // Also after a failure: the bus may have come up since.
    opening = (async () => {
      const address = await accessibilityAddress(x, env)
      const bus = address === undefined ? undefined : await openAtSpiBus(address)
      return bus && { reader: createReader(bus), alive: bus.alive, close: bus.close }
    })()
    return opening
  }
  // Programs offer what they show once the accessibility bus is up; the first question would come too early for them.
  void connection().catch(() => undefined)

  /** Asks in each place where the window may be known, until one answers. */
  const firstAnswer = async <T>(window: WindowInfo, ask: (reader: Reader, target: AccessibleWindow) => Promise<T | undefined>) => {
    const reader = (await connection())?.reader
    if (!reader) return undefined
    for (const target of await findAccessibleWindows(x, reader, window)) {
      const answer = await ask(reader, target)
      if (answer !== undefined) return answer
    }
    return undefined
  }

  return {
    async problem() {
      if (await connection()) return undefined
      return env.DBUS_SESSION_BUS_ADDRESS
        ? 'The accessibility bus does not answer: install at-spi2-core and start the session again. Until then, names of buttons and fields are read from the picture.'
        : 'There is no session bus, so programs cannot tell what they show: start Understudy inside your desktop session, or under dbus-run-session. Until then, names of buttons and fields are read from the picture.'
    },
    elementAt: (window, point) =>
      firstAnswer(window, async (reader, target) => {
        const element = await elementAtPoint(reader, target, window.box, point, clock)
        // A menu whose own window is empty is told of in its owner's tree.
        return element?.role === 'window' && window.kind === 'menu' ? undefined : element
      }),
    async elements(window, options) {
      const answer = await firstAnswer(window, async (reader, target) => {
        const elements = await dumpElements(reader, target, window.box, options)
        return window.kind === 'menu' && elements.every(({ role }) => role === 'window') ? undefined : elements
      })
      return answer ?? []
    },
    focused: (window) => firstAnswer(window, (reader, target) => focusedIn(reader, target, window)),
    close() {
      // An opening that was cut short by the end of the display has nothing to close.
      void opening?.then(
        (current) => current?.close(),
        () => undefined,
      )
    },
  }
}

async function focusedIn(reader: Reader, target: AccessibleWindow, window: WindowInfo): Promise<UiElement | undefined> {
  for (const root of target.roots) {
    const matches = await reader.withState(root, STATE.focused, FOCUS_LIMIT)
    if (matches === undefined) {
      // The toolkit cannot search: look through all that it shows.
      const all = await dumpElements(reader, target, window.box, { limit: FOCUS_DUMP_LIMIT })
      return all.findLast((element) => element.focused)
    }
    // The innermost comes last in the order of the tree.
    const ref = matches.at(-1)
    if (ref) {
      const [seen, path] = await Promise.all([seeFromBelow(reader, ref, holderOf(target)), pathTo(reader, ref)])
      return seen.box && elementOf(reader, { ...seen, box: seen.box }, window.box, path)
    }
  }
  return undefined
}
