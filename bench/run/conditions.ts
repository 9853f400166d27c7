import { setTimeout as pause } from 'node:timers/promises'
import type { World } from '../learn/stage/world.ts'
import { until } from '../locate/set/stage.ts'
import { type Workflow, windowOf } from './workflow.ts'

/** What is otherwise than it was when the task was shown. */
export type Condition = {
  name: string
  fits(workflow: Workflow): boolean
  /** What the programs find in their environment. */
  env?(workflow: Workflow): Record<string, string>
  /** Before the run. What it returns ends it. */
  before?(world: World, workflow: Workflow): Promise<() => Promise<void>>
  /** In the middle of the run, once. */
  amid?(world: World, workflow: Workflow): Promise<void>
}

const always = () => true
const onWeb = ({ kind }: Workflow) => kind === 'web'
const nothing = async () => {}

async function theirWindow(world: World, workflow: Workflow) {
  return until(`the window of ${workflow.program}`, 20_000, () => windowOf(world, workflow))
}

async function inPage(world: World, code: string): Promise<void> {
  await world.pages[0]?.evaluate(code)
}

const DARK = 'html { filter: invert(0.9) hue-rotate(180deg); background: #111 } body { font-family: serif }'
const ELSEWHERE = `body { display: flex; flex-direction: column } nav, h1 { order: 0 } table, ul { order: 1 } p, form { order: 2 } div { order: 3 }
form:not([hidden]) { display: flex; flex-wrap: wrap; flex-direction: row-reverse; justify-content: flex-end; gap: 14px }`

/** Of half a second, how long the slow program does nothing. */
const STOPPED_MS = 380
const RUNNING_MS = 120

export const CONDITIONS: Condition[] = [
  { name: 'undisturbed', fits: always },
  {
    name: 'moved',
    fits: always,
    async before(world, workflow) {
      const window = await theirWindow(world, workflow)
      await world.stage.place(window, { x: window.box.x + 170, y: window.box.y + 60 })
      return nothing
    },
  },
  {
    name: 'resized',
    fits: always,
    async before(world, workflow) {
      const window = await theirWindow(world, workflow)
      const { x, y, width, height } = window.box
      await world.stage.place(window, { x, y, width: Math.round(width * 0.85), height: Math.round(height * 0.88) })
      return nothing
    },
  },
  {
    name: 'theme',
    fits: ({ kind }) => kind !== 'x11',
    env: ({ kind }): Record<string, string> => {
      if (kind === 'gtk') return { GTK_THEME: 'Adwaita:dark' }
      return kind === 'qt' ? { QT_FONT_DPI: '112' } : {}
    },
    async before(world, { kind }) {
      if (kind === 'web') await world.pages[0]?.addStyleTag({ content: DARK })
      return nothing
    },
  },
  {
    name: 'slow',
    fits: always,
    async before(world, workflow) {
      const { id } = await theirWindow(world, workflow)
      return slowed(Number(await world.stage.tool('xdotool', 'getwindowpid', `${id}`)))
    },
  },
  {
    name: 'pop-up',
    fits: always,
    async amid(world, { kind }) {
      if (kind === 'web') await inPage(world, `ask('News', 'There is a new version of this page.')`)
      else await foreignWindow(world)
    },
  },
  {
    name: 'renamed',
    fits: ({ button }) => button !== undefined,
    async before(world, { button }) {
      if (!button) return nothing
      const { selector, otherwise } = button
      await inPage(
        world,
        `for (const button of document.querySelectorAll(${JSON.stringify(selector)})) button.textContent = ${JSON.stringify(otherwise)}`,
      )
      return nothing
    },
  },
  {
    name: 'relocated',
    fits: onWeb,
    async before(world) {
      await world.pages[0]?.addStyleTag({ content: ELSEWHERE })
      return nothing
    },
  },
  {
    name: 'wrong-start',
    fits: always,
    async before(world, workflow) {
      if (workflow.kind === 'web') {
        await inPage(world, `document.querySelector('nav button').click(); scrollTo(0, document.body.scrollHeight)`)
        return nothing
      }
      const window = await theirWindow(world, workflow)
      await world.stage.tool('xdotool', 'windowminimize', '--sync', `${window.id}`)
      return nothing
    },
  },
]

/** A program that does nothing most of the time, as under load. */
async function slowed(pid: number): Promise<() => Promise<void>> {
  let over = false
  const loop = (async () => {
    while (!over) {
      process.kill(pid, 'SIGSTOP')
      await pause(STOPPED_MS)
      process.kill(pid, 'SIGCONT')
      await pause(RUNNING_MS)
    }
  })().catch(() => {})
  return async () => {
    over = true
    await loop
  }
}

/** Another program comes to the front by itself and lies over the window. */
async function foreignWindow({ stage }: World): Promise<void> {
  const title = 'Software Updater'
  stage.session.start('xterm', [
    '-class',
    'Updater',
    '-title',
    title,
    '-geometry',
    '70x14+120+160',
    '-e',
    'sh',
    '-c',
    'echo "Updates are ready."; exec sleep 600',
  ])
  await stage.window({ title })
}
