import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright'
import { type Box, centreOf, type UiElement, type WindowInfo } from '#contract'
import { gtkSettings } from '../../locate/programs/toolkits.ts'
import { openStage, type Stage, until } from '../../locate/set/stage.ts'
import type { Find } from '../person/person.ts'

export type Wanted = {
  program: string
  role?: UiElement['role'] | UiElement['role'][]
  name?: string | RegExp
  /** Of several the how-manieth from the top, from 0. */
  at?: number
  /** Only in windows of this title. */
  title?: RegExp
  /** Where in the thing a person presses; its middle without. */
  press?: (box: Box) => { x: number; y: number }
}

/** The programs of a demonstration on a display of their own. */
export interface World extends AsyncDisposable {
  readonly stage: Stage
  /** The command line of each program that was started, by the program's lasting name. */
  readonly commands: Record<string, string[]>
  /** Starts a program with files of its own, waits for its window and puts it in its place. */
  start(options: {
    command: string
    args?: (folder: string) => string[]
    program: string
    at: Box
    files?: Record<string, string>
    prepare?: (folder: string) => void
    /** Its own settings (XDG_CONFIG_HOME). */
    settings?: Record<string, string>
    title?: RegExp
    /** A window that welcomes people, and the button by which it is sent away. */
    greeting?: { title: RegExp; button: string }
  }): Promise<{ window: WindowInfo; folder: string }>
  /** The pages that browsers show, for whoever checks from outside what became of them. */
  readonly pages: Page[]
  /** Closes something before the display ends. */
  closing(close: () => Promise<void>): void
  /** What accessibility tells of a program's windows, menus and dialogs. */
  told(wanted: Wanted): Find
}

const WITHIN_MS = 60_000
export const SCREEN = { width: 1280, height: 800 }

/** `env`: what its programs find in their environment besides: another theme, another size of letters. */
export async function openWorld({ env = {} }: { env?: Record<string, string> } = {}): Promise<World> {
  const stage = await openStage(SCREEN)
  const { session, desktop } = stage
  Object.assign(session.env, env)
  const commands: Record<string, string[]> = {}
  const cleanUp = new AsyncDisposableStack()
  cleanUp.use(stage)
  const told: World['told'] = (wanted) => () =>
    until(`${JSON.stringify({ ...wanted, name: String(wanted.name) })}`, WITHIN_MS, async () => {
      const windows = (await desktop.windows()).filter(
        ({ program, title }) => program === wanted.program && (wanted.title?.test(title) ?? true),
      )
      const all: { element: UiElement; window: WindowInfo }[] = []
      for (const window of windows) {
        for (const element of await desktop.elements(window)) if (fits(element, wanted)) all.push({ element, window })
      }
      all.sort((a, b) => a.element.box.y - b.element.box.y || a.element.box.x - b.element.box.x)
      const one = all[wanted.at ?? 0]
      if (!one) return undefined
      const { role, name, box } = one.element
      return { role, name, box, point: roundedPoint((wanted.press ?? centreOf)(box)), window: one.window }
    })
  return {
    stage,
    commands,
    pages: [],
    closing: (close) => cleanUp.defer(close),
    async start({ command, args = () => [], program, at, files = {}, prepare, settings = {}, title = /./, greeting }) {
      const folder = join(session.home, 'files', program.replaceAll(' ', '-'))
      await writeFiles(folder, files)
      prepare?.(folder)
      const config = join(session.home, 'settings', program.replaceAll(' ', '-'))
      await writeFiles(config, { ...gtkSettings(), ...settings })
      commands[program] = [command, ...args(folder)]
      session.start(command, args(folder), { env: { XDG_CONFIG_HOME: config }, cwd: folder })
      if (greeting) await stage.click((await told({ program, title: greeting.title, name: greeting.button })()).point)
      const found = await until(`a window of ${program}`, WITHIN_MS, async () =>
        (await desktop.windows()).find((window) => window.program === program && title.test(window.title)),
      )
      await stage.settled(found)
      const window = await stage.place(found, at)
      await until(`accessibility of ${program}`, WITHIN_MS, async () => (await desktop.elements(window)).length > 3)
      await stage.settled(window)
      return { window, folder }
    },
    told,
    [Symbol.asyncDispose]: () => cleanUp.disposeAsync(),
  }
}

function fits(element: UiElement, { role, name }: Wanted): boolean {
  if (element.box.width < 2 || element.box.height < 2) return false
  if (role !== undefined && !(Array.isArray(role) ? role : [role]).includes(element.role)) return false
  return name === undefined || (typeof name === 'string' ? element.name === name : name.test(element.name))
}

function roundedPoint({ x, y }: { x: number; y: number }): { x: number; y: number } {
  return { x: Math.round(x), y: Math.round(y) }
}

async function writeFiles(folder: string, files: Record<string, string>): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  }
}
