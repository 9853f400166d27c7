import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import {
  type Box,
  type Clock,
  type Desktop,
  intersection,
  type Picture,
  type Point,
  type Scene,
  type UiElement,
  type WindowInfo,
} from '#contract'
import { openDesktop, startVirtualSession, type VirtualSession } from '#desktop'
import { createEyes } from '#perception'

const run = promisify(execFile)
const eyes = createEyes({ reader: undefined })

const clock: Clock = {
  nowMs: () => performance.timeOrigin + performance.now(),
  wait: (forMs, { signal }) => pause(forMs, undefined, { signal }),
}

/** A virtual session in which programs are put into the state that is to be seen. */
export interface Stage extends AsyncDisposable {
  readonly session: VirtualSession
  readonly desktop: Desktop
  /** Runs a tool of the X world in the session and gives its output. */
  tool(command: string, ...args: string[]): Promise<string>
  /** Waits for the topmost window that fits. */
  window(fits: Partial<Pick<WindowInfo, 'program' | 'kind' | 'title'>>, withinMs?: number): Promise<WindowInfo>
  /** Puts a window's content at a place; a program may not get quite the size it is given. */
  place(window: WindowInfo, box: Partial<Box>): Promise<WindowInfo>
  /** The window with the menus over it once nothing moves any more and accessibility tells the same twice. */
  settled(window: WindowInfo): Promise<Scene>
  /** Presses keys in a window, `ctrl+r`. */
  keys(window: WindowInfo, ...keys: string[]): Promise<void>
  click(at: Point): Promise<void>
  /** Waits until no window of a program is left. */
  gone(program: string): Promise<void>
  /** A folder for a program's settings. */
  folder(name: string, files?: Record<string, string>): Promise<string>
}

/** Share of pixels that may still change: a caret. */
const STILL = 0.0008
const BETWEEN_LOOKS_MS = 180
const BETWEEN_KEYS_MS = 120

export async function openStage(size = { width: 1600, height: 1000 }): Promise<Stage> {
  const session = await startVirtualSession(size)
  const desktop = await openDesktop({ clock, env: session.env })
  const tool: Stage['tool'] = async (command, ...args) => (await run(command, args, { env: session.env })).stdout
  const windowNow = async (id: number) => (await desktop.windows()).find((each) => each.id === id)

  const stage: Stage = {
    session,
    desktop,
    tool,
    window: (fits, withinMs = 60_000) =>
      until(`a window like ${JSON.stringify(fits)}`, withinMs, async () =>
        (await desktop.windows()).find((each) => Object.entries(fits).every(([key, value]) => each[key as keyof typeof fits] === value)),
      ),
    async place(window, { x = window.box.x, y = window.box.y, width, height }) {
      const id = String(window.id)
      if (width !== undefined && height !== undefined) await tool('xdotool', 'windowsize', id, `${width}`, `${height}`)
      await tool('xdotool', 'windowmove', id, `${x}`, `${y}`)
      return until('the window to be where it was put', 15_000, async () => {
        const now = await windowNow(window.id)
        const there = now && Math.abs(now.box.x - x) < 40 && Math.abs(now.box.y - y) < 60
        return there ? now : undefined
      })
    },
    async settled(window) {
      let last: { picture: Picture; elements: UiElement[] } | undefined
      return until(`“${window.title}” to come to rest`, 60_000, async () => {
        const now = await windowNow(window.id)
        if (!now) throw new Error(`“${window.title}” is gone.`)
        const scene = await sceneNow(desktop, now, size)
        const still =
          last?.picture.width === scene.picture.width &&
          last.elements.length === scene.elements.length &&
          JSON.stringify(last.elements.map(({ box }) => box)) === JSON.stringify(scene.elements.map(({ box }) => box)) &&
          eyes.changed(last.picture, scene.picture) <= STILL
        last = scene
        if (still) return scene
        await pause(BETWEEN_LOOKS_MS)
        return undefined
      })
    },
    async keys(window, ...keys) {
      await tool('xdotool', 'windowactivate', '--sync', `${window.id}`)
      for (const key of keys) {
        await tool('xdotool', 'key', key)
        await pause(BETWEEN_KEYS_MS)
      }
    },
    async click({ x, y }) {
      await tool('xdotool', 'mousemove', `${Math.round(x)}`, `${Math.round(y)}`, 'click', '1')
      await pause(BETWEEN_KEYS_MS)
    },
    async gone(program) {
      await until(
        `the windows of ${program} to close`,
        10_000,
        async () => !(await desktop.windows()).some((each) => each.program === program),
      )
    },
    async folder(name, files = {}) {
      const folder = join(session.home, 'stage', name)
      await mkdir(folder, { recursive: true })
      for (const [file, text] of Object.entries(files)) {
        await mkdir(join(folder, file, '..'), { recursive: true })
        await writeFile(join(folder, file), text)
      }
      return folder
    },
    async [Symbol.asyncDispose]() {
      await desktop[Symbol.asyncDispose]()
      await session.stop()
    },
  }
  return stage
}

/** As a run observes it: the window, the menus of its program over it, and what accessibility tells of both. */
async function sceneNow(desktop: Desktop, window: WindowInfo, size: { width: number; height: number }): Promise<Scene> {
  const windows = await desktop.windows()
  const menus = windows.filter((other) => other.kind === 'menu' && other.program === window.program && other.id !== window.id)
  const around = menus.reduce((box, menu) => joined(box, menu.box), window.box)
  const screen = { x: 0, y: 0, ...size }
  const elements = (await Promise.all([window, ...menus].map((each) => desktop.elements(each)))).flat()
  const seen = new Set<string>()
  const once = elements.filter((element) => {
    const key = JSON.stringify([element.role, element.name, element.box])
    return !seen.has(key) && seen.add(key)
  })
  return { window, picture: await desktop.capture(intersection(around, screen) ?? window.box), elements: once }
}

function joined(a: Box, b: Box): Box {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)]
  return { x, y, width: Math.max(a.x + a.width, b.x + b.width) - x, height: Math.max(a.y + a.height, b.y + b.height) - y }
}

/** Asks again until the answer is neither false nor undefined. */
export async function until<Answer>(
  what: string,
  withinMs: number,
  ask: () => Promise<Answer | undefined | false>,
): Promise<Exclude<Answer, false>> {
  const deadline = Date.now() + withinMs
  for (;;) {
    const answer = await ask()
    if (answer !== undefined && answer !== false) return answer as Exclude<Answer, false>
    if (Date.now() > deadline) throw new Error(`Waited ${withinMs} ms in vain for ${what}.`)
    await pause(50)
  }
}
