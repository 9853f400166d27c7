import type { Action, Box, Point, UiElement, WindowInfo } from '#contract'

/** An element of a scripted window. Its box is relative to the window, so that the window can move. */
export type FakeElement = Pick<UiElement, 'role' | 'name'> &
  Partial<Pick<UiElement, 'value' | 'checked' | 'selected' | 'enabled'>> & {
    box: Box
    /** False for things that can be seen but that accessibility does not tell. */
    accessible?: boolean
  }

export type FakeWindow = Pick<WindowInfo, 'id' | 'title' | 'program' | 'box'> &
  Partial<Pick<WindowInfo, 'kind' | 'processId' | 'owner'>> & {
    elements: FakeElement[]
    /** How the program is started again. */
    command?: string[]
  }

/** All of the scripted desktop. The first window is on top and has the keys (unless it is a menu). */
export type FakeState = {
  windows: FakeWindow[]
  /** Which element of the active window has the focus, by its place in `elements`. */
  focus?: { windowId: number; index: number }
  /** True when all text of the focused field is selected. */
  allSelected: boolean
  pointer: Point
}

/** What an action met: the window and the element under the pointer, or those that have the keys. */
export type FakeTarget = { window?: FakeWindow; element?: FakeElement }

/** The program's answer to an action, after the built-in one. Returning nothing leaves the state as it is. */
export type FakeReaction = (action: Action, state: FakeState, target: FakeTarget) => FakeState | undefined

export const TAKES_KEYS: ReadonlySet<string> = new Set(['field', 'password', 'combobox', 'spinner'])

export function boxOnDesktop(window: FakeWindow, element: FakeElement): Box {
  return { ...element.box, x: window.box.x + element.box.x, y: window.box.y + element.box.y }
}

export function activeFakeWindow(state: FakeState): FakeWindow | undefined {
  return state.windows.find(({ kind }) => kind !== 'menu')
}

export function focusedFakeElement(state: FakeState): { window: FakeWindow; element: FakeElement } | undefined {
  const window = activeFakeWindow(state)
  const element = state.focus && window?.id === state.focus.windowId ? window.elements[state.focus.index] : undefined
  return window && element && { window, element }
}

/** A copy of the state in which one element is changed. */
export function changeElement(
  state: FakeState,
  windowId: number,
  fits: (element: FakeElement, index: number) => boolean,
  change: Partial<FakeElement>,
): FakeState {
  return {
    ...state,
    windows: state.windows.map((window) =>
      window.id === windowId
        ? { ...window, elements: window.elements.map((element, index) => (fits(element, index) ? { ...element, ...change } : element)) }
        : window,
    ),
  }
}
