import { type Action, contains, missingCase, type Point } from '#contract'
import {
  activeFakeWindow,
  boxOnDesktop,
  changeElement,
  type FakeElement,
  type FakeState,
  type FakeTarget,
  type FakeWindow,
  focusedFakeElement,
  TAKES_KEYS,
} from './fake-state.ts'

/** What lies under a point: the topmost window there, and its last (topmost) element there. */
export function targetAt(state: FakeState, point: Point): FakeTarget {
  const window = state.windows.find(({ box }) => contains(box, point))
  const element = window?.elements.findLast((each) => contains(boxOnDesktop(window, each), point))
  return { ...(window && { window }), ...(element && { element }) }
}

/** What an action is aimed at before it takes effect. */
export function targetOf(action: Action, state: FakeState): FakeTarget {
  if (action.kind === 'click' || action.kind === 'scroll') return targetAt(state, action.at)
  const [start] = action.kind === 'drag' ? action.path : []
  if (start) return targetAt(state, start)
  const window = activeFakeWindow(state)
  return { ...(window && { window }), ...focusedFakeElement(state) }
}

/** What every program does: focus, typing, check boxes, windows coming to the front. */
export function builtIn(action: Action, state: FakeState, target: FakeTarget): FakeState {
  switch (action.kind) {
    case 'click':
      return clicked(action.button, action.count, { ...state, pointer: action.at }, target)
    case 'drag':
      return { ...state, pointer: action.path.at(-1) ?? state.pointer }
    case 'scroll':
      return { ...state, pointer: action.at }
    case 'type':
      return typed(state, (value) => (state.allSelected ? '' : value) + action.text)
    case 'press':
      return pressed(action.key, action.modifiers.includes('ctrl'), state)
    case 'focus-window':
      return toFront(state, action.windowId)
    case 'start-program':
    case 'wait':
      return state
    default:
      return missingCase(action)
  }
}

function clicked(button: string, count: number, state: FakeState, { window, element }: FakeTarget): FakeState {
  if (!window || button !== 'left') return state
  const front = toFront(state, window.id)
  if (!element || element.enabled === false) return { ...front, allSelected: false }
  if (element.role === 'checkbox') return changeElement(front, window.id, (each) => each === element, { checked: !element.checked })
  if (element.role === 'radio') return chosen(front, window, element)
  if (!TAKES_KEYS.has(element.role)) return front
  return { ...front, focus: { windowId: window.id, index: window.elements.indexOf(element) }, allSelected: count === 3 }
}

function chosen(state: FakeState, window: FakeWindow, element: FakeElement): FakeState {
  const off = changeElement(state, window.id, ({ role }) => role === 'radio', { checked: false })
  const index = window.elements.indexOf(element)
  return changeElement(off, window.id, (_, each) => each === index, { checked: true })
}

function typed(state: FakeState, change: (value: string) => string): FakeState {
  const focused = focusedFakeElement(state)
  if (!focused || !TAKES_KEYS.has(focused.element.role)) return state
  const value = change(focused.element.value ?? '')
  return { ...changeElement(state, focused.window.id, (each) => each === focused.element, { value }), allSelected: false }
}

function pressed(key: string, ctrl: boolean, state: FakeState): FakeState {
  if (ctrl) return key === 'a' && focusedFakeElement(state) ? { ...state, allSelected: true } : state
  switch (key) {
    case 'BackSpace':
    case 'Delete':
      return typed(state, (value) =>
        state.allSelected || key === 'Delete' ? (state.allSelected ? '' : value) : [...value].slice(0, -1).join(''),
      )
    case 'Tab':
      return nextFocus(state)
    default:
      return state
  }
}

function nextFocus(state: FakeState): FakeState {
  const window = activeFakeWindow(state)
  if (!window) return state
  const places = window.elements.flatMap(({ role }, index) => (TAKES_KEYS.has(role) ? [index] : []))
  const current = state.focus?.windowId === window.id ? state.focus.index : -1
  const index = places.find((place) => place > current) ?? places[0]
  return index === undefined ? state : { ...state, focus: { windowId: window.id, index }, allSelected: true }
}

function toFront(state: FakeState, windowId: number): FakeState {
  const window = state.windows.find(({ id }) => id === windowId)
  return window ? { ...state, windows: [window, ...state.windows.filter((each) => each !== window)] } : state
}
