import {
  type Action,
  type ApprovedAction,
  type Box,
  type Clock,
  contains,
  type Desktop,
  type Picture,
  type UiElement,
  type WindowInfo,
} from '#contract'

/** A window of the fake desktop. `silent`: it tells nothing to accessibility, its elements are only seen. */
export type FakeWindow = WindowInfo & { elements: UiElement[]; silent?: boolean; modal?: boolean }

/** What happens in the world when something is done to it: by the name of what was clicked, by `key:ctrl+s`, by `start:mousepad`. */
export type Reactions = Record<string, (world: World) => void>

/** A small desktop in memory: windows with fields and buttons that behave like those of real programs, as far as the executor can tell. */
export type World = Desktop & {
  all: FakeWindow[]
  /** Minimised: they come back when they are brought to the front. */
  away: FakeWindow[]
  performed: Action[]
  /** Each act and each letter typed, with the clock's time. */
  doneAtMs: number[]
  released: number
  /** Where rings were drawn. */
  highlighted: Box[]
  reactions: Reactions
  focused: UiElement | undefined
  /** Called before each act has its effect; may throw. */
  beforePerform: ((action: Action) => void | Promise<void>) | undefined
  open(window: FakeWindow): void
  close(id: number): void
  activate(id: number): void
  window(id: number): FakeWindow
  element(name: string): UiElement
}

export function fakeWindow(given: Partial<FakeWindow> & { id: number; program: string }): FakeWindow {
  return {
    title: `Untitled - ${given.program}`,
    box: { x: 0, y: 0, width: 200, height: 120 },
    kind: 'normal',
    active: false,
    elements: [],
    ...given,
  }
}

export function element(role: UiElement['role'], name: string, box: Box, given: Partial<UiElement> = {}): UiElement {
  return { role, name, box, source: 'accessibility', confidence: 1, ...given }
}

export function createWorld(clock: Clock, windows: FakeWindow[], reactions: Reactions = {}): World {
  let allSelected = false

  const infoOf = ({ elements: _elements, silent: _silent, modal: _modal, ...info }: FakeWindow): WindowInfo => structuredClone(info)
  const topAt = (point: { x: number; y: number }) => world.all.find((window) => contains(window.box, point))
  const react = (what: string) => world.reactions[what]?.(world)

  function click(point: { x: number; y: number }): void {
    const window = topAt(point)
    if (!window) return
    world.activate(window.id)
    const hit = window.elements.findLast((one) => contains(one.box, point))
    if (!hit) return
    if (hit.role === 'field' || hit.role === 'password' || hit.role === 'document') {
      world.focused = hit
      allSelected = false
    }
    react(hit.name)
  }

  async function type(text: string, { signal, onPart }: { signal?: AbortSignal; onPart?: () => void } = {}): Promise<void> {
    for (const letter of text) {
      await clock.wait(1, { reason: 'typing', signal })
      onPart?.()
      world.doneAtMs.push(clock.nowMs())
      if (!world.focused) continue
      const before = allSelected ? '' : (world.focused.value ?? '')
      allSelected = false
      world.focused.value = before + (world.focused.role === 'password' ? '●' : letter)
    }
    react('typed')
  }

  async function perform({ action }: ApprovedAction, options?: { signal?: AbortSignal; onPart?: () => void }): Promise<void> {
    // It looks at its signal only while it types or waits: whoever must not act any more must not call it.
    await world.beforePerform?.(action)
    world.performed.push(structuredClone(action))
    world.doneAtMs.push(clock.nowMs())
    if (action.kind === 'click') click(action.at)
    if (action.kind === 'type') await type(action.text, options)
    if (action.kind === 'focus-window') world.activate(action.windowId)
    if (action.kind === 'start-program') react(`start:${action.program}`)
    if (action.kind === 'scroll') react(action.notchesY > 0 ? 'scroll:down' : 'scroll:up')
    if (action.kind === 'drag') react('drag')
    if (action.kind === 'wait') await clock.wait(action.forMs, { reason: action.reason, signal: options?.signal })
    if (action.kind === 'press') {
      const chord = [...action.modifiers, action.key].join('+')
      if (chord === 'ctrl+a') allSelected = true
      react(`key:${chord}`)
    }
  }

  const world: World = {
    all: windows,
    away: [],
    performed: [],
    doneAtMs: [],
    released: 0,
    highlighted: [],
    reactions,
    focused: undefined,
    beforePerform: undefined,
    platform: 'fake',
    open(window) {
      world.all.unshift(window)
      if (window.kind !== 'menu') world.activate(window.id)
    },
    close(id) {
      world.all = world.all.filter((window) => window.id !== id)
      const [next] = world.all
      if (next && !world.all.some((window) => window.active)) world.activate(next.id)
    },
    activate(id) {
      const back = world.away.find((window) => window.id === id)
      world.away = world.away.filter((window) => window.id !== id)
      if (back) world.open(back)
      const modal = world.all.find((window) => window.modal)
      if (modal && modal.id !== id) return
      const window = world.all.find((one) => one.id === id)
      if (!window || (window.active && world.all[0] === window)) return
      for (const other of world.all) other.active = other.id === id
      world.all = [window, ...world.all.filter((other) => other.id !== id)]
      if (!window.elements.includes(world.focused as UiElement)) world.focused = undefined
    },
    window(id) {
      const window = world.all.find((one) => one.id === id)
      if (!window) throw new Error(`no window ${id}`)
      return window
    },
    element(name) {
      const found = world.all.flatMap((window) => window.elements).find((one) => one.name === name)
      if (!found) throw new Error(`no element ${name}`)
      return found
    },
    displays: async () => [{ name: 'fake', box: { x: 0, y: 0, width: 640, height: 480 }, scale: 1 }],
    windows: async () => world.all.map(infoOf),
    putAway: async () => world.away.map(infoOf),
    activeWindow: async () => world.all.filter((window) => window.active).map(infoOf)[0],
    capture: async (box = { x: 0, y: 0, width: 640, height: 480 }) => paint(world.all, world.focused, box),
    pointer: async () => ({ x: 0, y: 0 }),
    async elementAt(point) {
      const window = topAt(point)
      return window?.silent ? undefined : structuredClone(window?.elements.findLast((one) => contains(one.box, point)))
    },
    async elements({ id }) {
      const window = world.all.find((one) => one.id === id)
      return window && !window.silent ? structuredClone(window.elements) : []
    },
    async focusedElement() {
      const window = world.all.find((one) => one.active)
      return window?.silent || !world.focused || !window?.elements.includes(world.focused) ? undefined : structuredClone(world.focused)
    },
    perform,
    async releaseAll() {
      world.released++
    },
    async highlight(box, { forMs, signal }) {
      world.highlighted.push(box)
      await clock.wait(forMs, { reason: 'the ring to be seen', signal }).catch(() => {})
    },
    accessibilityProblem: async () => undefined,
    commandOf: async () => undefined,
    [Symbol.asyncDispose]: async () => {},
  }
  return world
}

/** Every visible thing gets a colour of its own out of what it is, what it holds and whether it has the cursor. */
function paint(windows: FakeWindow[], focused: UiElement | undefined, box: Box): Picture {
  const width = Math.round(box.width)
  const height = Math.round(box.height)
  const pixels = new Uint32Array(width * height).fill(0xff202020)
  const fill = (part: Box, colour: number) => {
    for (let y = Math.max(0, Math.round(part.y - box.y)); y < Math.min(height, Math.round(part.y + part.height - box.y)); y++) {
      for (let x = Math.max(0, Math.round(part.x - box.x)); x < Math.min(width, Math.round(part.x + part.width - box.x)); x++) {
        pixels[y * width + x] = colour
      }
    }
  }
  for (const window of [...windows].reverse()) {
    fill(window.box, colourOf(`${window.id}`))
    for (const one of window.elements)
      fill(one.box, colourOf(JSON.stringify([one.role, one.name, one.value, one.checked, one === focused])))
  }
  return { width, height, data: new Uint8Array(pixels.buffer), box }
}

function colourOf(text: string): number {
  let hash = 2166136261
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 16777619)
  return (hash | 0xff000000) >>> 0
}
