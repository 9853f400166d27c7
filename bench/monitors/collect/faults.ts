import { fileURLToPath } from 'node:url'
import type { Desktop, Step, WindowInfo } from '#contract'
import type { World } from '../../learn/stage/world.ts'
import { lot } from '../../locate/set/half.ts'
import { FAULTS, type FaultKind, type RunFacts } from '../run-facts.ts'
import { digestOf } from './digest-of.ts'

export type PlannedFault = RunFacts['fault']

const PAGE_FAULTS: readonly FaultKind[] = [
  'letters',
  'slow',
  'renamed',
  'pop-up',
  'removed',
  'disabled',
  'drifting',
  'scrolled',
  'text-lost',
  'undone',
]
const ON_PAGES_ONLY: readonly FaultKind[] = [...PAGE_FAULTS.filter((kind) => kind !== 'slow' && kind !== 'text-lost'), 'navigated']
/** Disturb nobody for long: nothing of them has to go. */
const HARMLESS: readonly FaultKind[] = ['none', 'moved', 'letters', 'slow']
/** Hold everything still: what did not come at once will not come. */
const STILL: readonly FaultKind[] = [
  'swallowed',
  'frozen',
  'renamed',
  'removed',
  'disabled',
  'scrolled',
  'text-lost',
  'navigated',
  'closed',
]

/** What chance gives the `number`th run of a task. Half of what goes away goes after the first failed try. */
export function drawFault(task: string, number: number, { steps, web }: { steps: readonly Step[]; web: boolean }): PlannedFault {
  const draw = (what: string) => lot(`monitors ${task} ${number} ${what}`)
  const kinds = FAULTS.filter((kind) => web || !ON_PAGES_ONLY.includes(kind))
  const kind = kinds[(number + Math.floor(lot(`monitors ${task}`) * kinds.length)) % kinds.length] ?? 'none'
  const at = kind === 'undone' || kind === 'moved' || kind === 'letters' ? 0 : placeFor(kind, steps, draw('at'))
  const lifts = draw('lifts')
  const stays = HARMLESS.includes(kind) || kind === 'closed' || kind === 'undone' || lifts < 0.55
  return { kind, at, lifts: stays ? null : lifts < 0.8 ? 1 : lifts < 0.92 ? 2 : 3 }
}

function placeFor(kind: FaultKind, steps: readonly Step[], chance: number): number {
  const fits = (step: Step) => {
    if (kind === 'text-lost') return step.act.kind === 'type'
    if (kind === 'disabled' || kind === 'renamed' || kind === 'removed') return step.act.kind === 'click'
    return step.act.kind !== 'wait'
  }
  const places = steps.flatMap((step, index) => (fits(step) ? [index] : []))
  return places[Math.floor(chance * places.length)] ?? 0
}

export interface Fault {
  readonly desktop: Desktop
  readonly on: boolean
  /** On, and nothing will come of waiting. */
  readonly still: boolean
  /** Before the step at its place; once. */
  begin(step: Step): Promise<void>
  end(): Promise<void>
  /** What the work is now, as a digest; empty where nothing tells. */
  work(): Promise<string>
}

type Faults = { on(kind: FaultKind, name: string, ms: number): boolean; off(): void; work(): string }
declare const faults: Faults

/** A fault that is put between the executor and a world. `acted` is called with each act. */
export async function openFault(
  world: World,
  planned: PlannedFault,
  options: { program: string; slowMs: number; acted: () => void; folderState: () => Promise<string> },
): Promise<Fault & { kind: () => FaultKind }> {
  const { program, slowMs, acted, folderState } = options
  const page = world.pages[0]
  const desktop = world.stage.desktop
  await page?.addScriptTag({ path: fileURLToPath(new URL('page-faults.js', import.meta.url)) })
  let on = false
  let kind = planned.kind
  let last = ''
  const undo: (() => void | Promise<void>)[] = []
  const windowNow = async (): Promise<WindowInfo | undefined> => (await desktop.windows()).find((window) => window.program === program)

  const signal = async (name: 'SIGSTOP' | 'SIGCONT') => {
    for (const pid of await pidsOf(world, await windowNow(), page !== undefined)) {
      try {
        process.kill(pid, name)
      } catch {
        // It has ended meanwhile.
      }
    }
  }
  const work = async () => {
    if (!page) return folderState()
    if (on && (kind === 'frozen' || kind === 'navigated' || kind === 'closed')) return last
    const told = await Promise.race([
      page.evaluate(() => faults.work()).catch(() => ''),
      new Promise<string>((give) => setTimeout(give, 4_000, '')),
    ])
    last = told === '' ? last : digestOf(told)
    return last
  }

  async function begin(step: Step): Promise<void> {
    on = true
    const name = step.target?.name ?? ''
    if (page && PAGE_FAULTS.includes(kind)) {
      const could = await page.evaluate(([what, whom, ms]) => faults.on(what, whom, ms), [kind, name, slowMs] as const)
      if (!could) kind = 'swallowed'
      else undo.push(() => page.evaluate(() => faults.off()))
    } else if (kind === 'frozen') {
      await signal('SIGSTOP')
      undo.push(() => signal('SIGCONT'))
    } else if (kind === 'navigated' && page) {
      const address = page.url()
      await page.goto(new URL(address.includes('sign-in') ? 'order.html' : 'sign-in.html', address).href)
      undo.push(async () => {
        await page.goBack()
        await page.waitForLoadState()
        await page.addScriptTag({ path: fileURLToPath(new URL('page-faults.js', import.meta.url)) })
      })
    } else if (kind === 'closed') {
      const window = await windowNow()
      if (page) await page.close()
      else if (window) await world.stage.tool('xdotool', 'windowclose', `${window.id}`)
    } else if (kind === 'focus-stolen') {
      const steal = setInterval(() => {
        void desktop
          .windows()
          .then(async (windows) => {
            const other = windows.find((window) => window.title === 'Notes')
            if (other && !other.active) await world.stage.tool('xdotool', 'windowactivate', `${other.id}`)
          })
          .catch(() => {})
      }, 350)
      undo.push(() => clearInterval(steal))
    } else if (kind === 'moved') {
      const window = await windowNow()
      if (window) await world.stage.place(window, { x: window.box.x + 120, y: window.box.y + 50 })
    }
    if (kind === 'moved' || kind === 'letters') on = false
  }

  async function end(): Promise<void> {
    on = false
    for (const back of undo.splice(0).reverse()) await Promise.race([back(), new Promise<void>((give) => setTimeout(give, 8_000))])
  }

  const faulty: Desktop = new Proxy(desktop, {
    get(target, key) {
      if (key !== 'perform') {
        const value: unknown = Reflect.get(target, key, target)
        return typeof value === 'function' ? value.bind(target) : value
      }
      const perform: Desktop['perform'] = async (approved, more) => {
        acted()
        const { kind: act } = approved.action
        const harmless = act === 'focus-window' || act === 'scroll' || act === 'wait'
        if (on && !harmless && (kind === 'swallowed' || (kind === 'text-lost' && !page && act === 'type'))) return
        await target.perform(approved, more)
        if (on && kind === 'slow' && !page) {
          await signal('SIGSTOP')
          const over = setTimeout(() => void signal('SIGCONT'), slowMs)
          undo.push(
            () => clearTimeout(over),
            () => signal('SIGCONT'),
          )
        }
      }
      return perform
    },
  })
  return {
    desktop: faulty,
    get on() {
      return on && !HARMLESS.includes(kind)
    },
    get still() {
      return on && STILL.includes(kind)
    },
    kind: () => kind,
    begin,
    end,
    work,
  }
}

/** Of a page the processes that draw it: the browser's own still answers, as it does when a page hangs. */
async function pidsOf(world: World, window: WindowInfo | undefined, web: boolean): Promise<number[]> {
  const pid = window?.processId
  if (pid === undefined) return []
  if (!web) return [pid]
  const all = (await world.stage.tool('ps', '-eo', 'pid=,ppid=,args=')).split('\n').map((line) => {
    const [own, parent, ...words] = line.trim().split(/\s+/)
    return { own: Number(own), parent: Number(parent), draws: words.includes('--type=renderer') }
  })
  const family = new Set([pid])
  // A parent comes before its children, but for numbers that begin anew.
  for (let round = 0; round < 3; round++) for (const { own, parent } of all) if (family.has(parent)) family.add(own)
  return all.filter(({ own, draws }) => draws && family.has(own)).map(({ own }) => own)
}
