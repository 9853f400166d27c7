import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Desktop, PageLook, Picture, Scene } from '#contract'
import { openDesktop, startVirtualSession } from '#desktop'
import { createEyes, createTextReader } from '#perception'
import { createSystemClock } from '../../engine/clock.ts'
import { writeResults } from '../support/results.ts'
import { percent, table } from '../support/table.ts'
import { STATES, type State } from './states.ts'

type Looks = { page: string; name: string; told: PageLook; read: PageLook }

/**
 * Shows real windows in many states, compares every two of them, and counts how often one page is taken for two and two for one:
 * as accessibility tells them, and as they are read from pixels. `--keep FOLDER` writes the looks there.
 */
export async function run(options: string[]): Promise<void> {
  const keep = options.includes('--keep') ? options[options.indexOf('--keep') + 1] : undefined
  const looks = await allLooks()
  if (keep) {
    await mkdir(keep, { recursive: true })
    await writeFile(join(keep, 'looks.json'), `[\n${looks.map((look) => JSON.stringify(look)).join(',\n')}\n]\n`)
  }
  const [told, read] = [compared(looks, 'told'), compared(looks, 'read')]
  const cases = [...told.cases, ...read.cases]
  const rows = cases.map(({ how, a, b, truly, similarity }) => [how, a, b, truly, String(similarity)])
  process.stdout.write(`${table([['how', 'a', 'b', 'truly', 'similarity'], ...rows])}\n`)
  await writeResults({ name: 'pages', figures: { states: looks.length, ...told.figures, ...read.figures }, cases, options })
}

async function allLooks(): Promise<Looks[]> {
  const reader = createTextReader()
  const eyes = createEyes({ reader })
  const looks: Looks[] = []
  try {
    for (const state of STATES) {
      const scene = await shown(state)
      if (!scene) process.stderr.write(`${state.page}, ${state.name}: its window did not come; it is left out.\n`)
      else
        looks.push({
          page: state.page,
          name: state.name,
          told: await eyes.pageLook(scene),
          read: await eyes.pageLook({ ...scene, elements: [] }),
        })
    }
  } finally {
    await reader.close()
  }
  return looks
}

type Mistake = { how: string; a: string; b: string; truly: string; similarity: number; reasons: string[] }

/** Every two looks, and those that are judged wrongly. */
function compared(looks: Looks[], how: 'told' | 'read'): { figures: Record<string, number>; cases: Mistake[] } {
  const { comparePages } = createEyes({ reader: undefined })
  const pairs = looks.flatMap((a, index) =>
    looks.slice(index + 1).map((b) => ({ a, b, truly: a.page === b.page, ...comparePages(a[how], b[how]) })),
  )
  const same = pairs.filter(({ truly }) => truly)
  const other = pairs.filter(({ truly }) => !truly)
  const wrong = pairs.filter((pair) => pair.same !== pair.truly)
  const missed = wrong.filter(({ truly }) => truly).length
  const taken = wrong.length - missed
  process.stdout.write(
    `${how}: ${percent((same.length - missed) / same.length)} of one page known, ${percent(taken / other.length)} of two pages taken for one\n`,
  )
  return {
    figures: {
      [`${how}SamePairs`]: same.length,
      [`${how}SameTakenForTwo`]: missed,
      [`${how}OtherPairs`]: other.length,
      [`${how}OtherTakenForOne`]: taken,
    },
    cases: wrong.map(({ a, b, truly, similarity, reasons }) => ({
      how,
      a: `${a.page}: ${a.name}`,
      b: `${b.page}: ${b.name}`,
      truly: truly ? 'same' : 'other',
      similarity,
      reasons,
    })),
  }
}

async function shown(state: State): Promise<Scene | undefined> {
  await using session = await startVirtualSession()
  await using desktop = await openDesktop({ clock: createSystemClock(), env: session.env })
  const tool = (args: string[]) => new Promise((resolve) => session.start('xdotool', args).once('close', resolve).once('error', resolve))
  await tool(['mousemove', '1279', '799'])
  session.start(state.command, await state.args(session), { env: state.env ?? {} })
  const first = await rested(desktop, state.program, 'normal')
  if (!first) return undefined
  if (state.size) await tool(['windowsize', String(first.window.id), ...state.size.map(String)])
  for (const step of state.steps ?? []) await tool(step)
  // Awaited here: the session ends with this function.
  return state.size || state.steps ? await rested(desktop, state.program, state.kind ?? 'normal') : first
}

/** The program's window once it has looked the same for a second and a half. */
async function rested(desktop: Desktop, program: string, kind: 'normal' | 'dialog'): Promise<Scene | undefined> {
  const { watch } = createEyes({ reader: undefined })
  const deadline = performance.now() + 40_000
  let watching = watch()
  let seen: { id: number; picture: Picture } | undefined
  let sinceMs = performance.now()
  while (performance.now() < deadline) {
    await pause(200)
    const window = (await desktop.windows()).find((each) => each.program === program && each.kind === kind)
    if (!window) continue
    const picture = await desktop.capture(window.box)
    if (window.id !== seen?.id) watching = watch()
    const stirring = watching.stirring(picture)
    if (window.id !== seen?.id || stirring.length > 0) sinceMs = performance.now()
    seen = { id: window.id, picture }
    if (performance.now() - sinceMs < 1_500) continue
    const elements = await desktop.elements(window)
    if (elements.length > 3) return { window, picture, elements }
  }
  return undefined
}
