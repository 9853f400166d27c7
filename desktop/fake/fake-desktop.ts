import {
  type Action,
  type Box,
  Cancelled,
  type ClipboardContent,
  type Clock,
  type Desktop,
  intersection,
  type UiElement,
  UnderstudyError,
  type WindowInfo,
} from '#contract'
import { builtIn, targetAt, targetOf } from './fake-behaviour.ts'
import { drawFake } from './fake-picture.ts'
import {
  activeFakeWindow,
  boxOnDesktop,
  type FakeElement,
  type FakeReaction,
  type FakeState,
  type FakeWindow,
  focusedFakeElement,
} from './fake-state.ts'

export type { FakeElement, FakeReaction, FakeState, FakeTarget, FakeWindow } from './fake-state.ts'

export type FakeScript = {
  /** Topmost first. */
  windows: FakeWindow[]
  size?: { width: number; height: number }
  /** False: the desktop has no accessibility. */
  accessibility?: boolean
  /** What the programs do with an action, after focus and typing were dealt with. */
  react?: FakeReaction
  /** The windows of programs that can be started, by command name. */
  programs?: Record<string, (args: string[]) => FakeWindow>
  /** Makes `wait` wait; without it waits end at once. */
  clock?: Clock
}

/** The test's side of a fake desktop. */
export type FakeDesktop = {
  /** What was performed, in order. */
  readonly performed: Action[]
  readonly state: FakeState
  /** Times that everything held was let go. */
  readonly releases: number
  /** Where rings were drawn, in order. */
  readonly highlighted: Box[]
  /** Changes the desktop behind the program's back: a window moves, a dialog pops up. */
  change(change: (state: FakeState) => FakeState): void
  /** Something is copied. What tells of the clipboard tells of it at once. */
  copy(content: Omit<ClipboardContent, 'atMs'>): void
  /** The next action fails with this instead of being done. */
  failNext(error: Error): void
}

/** A desktop that exists in memory only: the same port, scripted, with pictures drawn from its elements. */
export function createFakeDesktop(script: FakeScript): Desktop & FakeDesktop {
  const { size = { width: 1280, height: 800 }, accessibility = true, react, programs = {}, clock } = script
  const screen = { x: 0, y: 0, ...size }
  const performed: Action[] = []
  const highlighted: Box[] = []
  let state: FakeState = { windows: script.windows, allSelected: false, pointer: { x: 0, y: 0 } }
  let failure: Error | undefined
  const windowListeners = new Set<() => void>()
  const clipboardListeners = new Set<(content: ClipboardContent) => void>()
  let releases = 0

  const start = (program: string, args: string[]) => {
    const window = programs[program]?.(args)
    if (!window) throw new UnderstudyError('not-found', `The program “${program}” could not be started.`, 'Check that it is installed.')
    state = { ...state, windows: [window, ...state.windows] }
  }
  const carryOut = async (action: Action, signal: AbortSignal | undefined) => {
    if (action.kind === 'wait') await clock?.wait(action.forMs, { reason: action.reason, signal })
    if (action.kind === 'start-program') start(action.program, action.arguments)
    if (action.kind === 'focus-window' && !state.windows.some(({ id }) => id === action.windowId)) {
      throw new UnderstudyError('not-found', 'The window is no longer there.', 'Open it again, then go on.')
    }
    const target = targetOf(action, state)
    state = builtIn(action, state, target)
    state = react?.(action, state, target) ?? state
  }

  return {
    platform: 'fake',
    performed,
    highlighted,
    get state() {
      return state
    },
    get releases() {
      return releases
    },
    change(change) {
      const before = state.windows
      state = change(state)
      if (state.windows !== before) for (const listener of [...windowListeners]) listener()
    },
    copy(content) {
      for (const listener of [...clipboardListeners]) listener({ ...content, atMs: clock?.nowMs() ?? 0 })
    },
    watchWindows: async (onChange) => listening(windowListeners, onChange),
    watchClipboard: async ({ texts }, onChange) =>
      listening(clipboardListeners, ({ text, ...rest }) => onChange(texts && text !== undefined ? { ...rest, text } : rest)),
    failNext(error) {
      failure = error
    },
    displays: async () => [{ name: 'fake', box: screen, scale: 1 }],
    windows: async () => state.windows.map((window) => infoOf(window, state)),
    async activeWindow() {
      const window = activeFakeWindow(state)
      return window && infoOf(window, state)
    },
    async capture(box) {
      const area = intersection(screen, box ?? screen) ?? { x: 0, y: 0, width: 0, height: 0 }
      const [x, y] = [Math.floor(area.x), Math.floor(area.y)]
      return drawFake(state, { x, y, width: Math.ceil(area.x + area.width) - x, height: Math.ceil(area.y + area.height) - y })
    },
    pointer: async () => state.pointer,
    async elementAt(point) {
      const { window, element } = targetAt(state, point)
      return accessibility && window && element && element.accessible !== false ? elementOf(window, element, state) : undefined
    },
    async elements({ id }, { limit = 600, signal } = {}) {
      if (signal?.aborted) throw new Cancelled('reading what the window shows')
      const window = state.windows.find((each) => each.id === id)
      if (!accessibility || !window) return []
      const told = window.elements.filter((element) => element.accessible !== false)
      return told.slice(0, limit).map((element) => elementOf(window, element, state))
    },
    async focusedElement() {
      const focused = accessibility ? focusedFakeElement(state) : undefined
      return focused && elementOf(focused.window, focused.element, state)
    },
    async perform({ action }, { signal } = {}) {
      if (signal?.aborted) throw new Cancelled(action.kind)
      if (failure) {
        const error = failure
        failure = undefined
        releases++
        throw error
      }
      await carryOut(action, signal)
      performed.push(action)
    },
    async releaseAll() {
      releases++
    },
    async highlight(box, { forMs, signal }) {
      if (signal?.aborted) return
      highlighted.push(box)
      await clock?.wait(forMs, { reason: 'the ring to be seen', signal }).catch(() => {})
    },
    accessibilityProblem: async () => (accessibility ? undefined : 'This fake desktop has no accessibility.'),
    commandOf: async ({ id }) => state.windows.find((window) => window.id === id)?.command,
    async [Symbol.asyncDispose]() {
      releases++
    },
  }
}

function listening<Listener>(to: Set<Listener>, listener: Listener): () => Promise<void> {
  to.add(listener)
  return async () => void to.delete(listener)
}

function infoOf({ id, title, program, box, kind = 'normal', processId, owner }: FakeWindow, state: FakeState): WindowInfo {
  return {
    id,
    title,
    program,
    ...(processId ? { processId } : {}),
    box,
    ...(owner ? { owner } : {}),
    kind,
    active: activeFakeWindow(state)?.id === id,
  }
}

function elementOf(window: FakeWindow, element: FakeElement, state: FakeState): UiElement {
  const { role, name, value, checked, selected, enabled = true } = element
  const focused = focusedFakeElement(state)?.element === element
  return {
    role,
    name,
    ...(value === undefined || role === 'password' ? {} : { value }),
    box: boxOnDesktop(window, element),
    source: 'accessibility',
    confidence: 1,
    focused,
    ...(checked === undefined ? {} : { checked }),
    ...(selected === undefined ? {} : { selected }),
    enabled,
    path: [`window ${window.title}`],
  }
}
