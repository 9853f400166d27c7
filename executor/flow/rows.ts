import type { LoopOver, Scene, Step, UiElement } from '#contract'
import { centreOf, contains } from '#contract'
import { readyWindow } from '../place/ready-window.ts'
import { observe } from '../place/scene.ts'
import { SCROLLS, scrollTowards } from '../place/scrolling.ts'
import { placeFailure } from '../run/failures.ts'
import { type Ended, failed, notLetThrough } from '../run/outcome.ts'
import type { Run } from '../run/run.ts'
import { WINDOW_MS } from '../run/times.ts'

type Rows = Extract<LoopOver, { kind: 'rows' }>

/** The rows that had their round, by their words: how many of each are still there. */
export type RowsDone = Map<string, number>

export type NextRow = { kind: 'row'; name: string } | { kind: 'none' } | Ended

/** The next row from the top that had no round yet, scrolling down where none is shown; before the first round the list is looked at from its top. */
export async function nextRow(run: Run, over: Rows, step: Step, done: RowsDone, first: boolean): Promise<NextRow> {
  const ready = await readyWindow(run, step, WINDOW_MS)
  if (ready.kind === 'ended') return notLetThrough(step, ready.acted)
  if (ready.kind !== 'ready') return failed(step, placeFailure(run, step, ready))
  const scene = await observe(run, ready.window)
  if (first) {
    const top = await scroll(run, step, scene, over, -1, async () => 'further')
    if (top?.kind === 'ended') return notLetThrough(step, top.acted)
  }
  const shown = first ? await observe(run, ready.window) : scene
  const here = undone(await rowsIn(run, shown, over), done)
  if (here !== undefined) return { kind: 'row', name: here }
  const down = await scroll(run, step, shown, over, 1, async (now) =>
    undone(await rowsIn(run, now, over), done) === undefined ? 'further' : 'found',
  )
  if (down?.kind === 'ended') return notLetThrough(step, down.acted)
  const found = down?.kind === 'found' ? undone(await rowsIn(run, down.scene, over), done) : undefined
  return found === undefined ? { kind: 'none' } : { kind: 'row', name: found }
}

/** After a round: a row that is still there had its turn; one that is gone (deleted, moved away) leaves room for another of the same words. */
export async function rememberRow(run: Run, over: Rows, step: Step, name: string, done: RowsDone, before: number): Promise<void> {
  const now = await countOf(run, over, step, name)
  if (now >= before) done.set(name, (done.get(name) ?? 0) + 1)
}

export async function countOf(run: Run, over: Rows, step: Step, name: string): Promise<number> {
  const window = (await run.desktop.windows()).find(({ program, kind }) => program === step.window.program && kind !== 'menu')
  if (!window) return 0
  return (await rowsIn(run, await observe(run, window), over)).filter((row) => row === name).length
}

function undone(rows: string[], done: RowsDone): string | undefined {
  const met = new Map<string, number>()
  return rows.find((name) => {
    const times = (met.get(name) ?? 0) + 1
    met.set(name, times)
    return times > (done.get(name) ?? 0)
  })
}

/** The words of the rows that are shown, from the top. */
async function rowsIn(run: Run, scene: Scene, over: Rows): Promise<string[]> {
  return elementsOf(await run.eyes.look(scene), over).map(({ name }) => name)
}

/** Of a table's cells the first of each row speaks for it. */
function elementsOf(elements: UiElement[], { role, within }: Rows): UiElement[] {
  const inside = elements.filter((element) => element.role === role && element.name.trim() !== '' && isWithin(element, within))
  const fromTop = inside.toSorted((a, b) => centreOf(a.box).y - centreOf(b.box).y || a.box.x - b.box.x)
  return fromTop.filter(
    (element, index) => !fromTop.some((other, at) => at !== index && sameLine(other, element) && other.box.x < element.box.x),
  )
}

function sameLine(a: UiElement, b: UiElement): boolean {
  const y = centreOf(a.box).y
  return y > b.box.y && y < b.box.y + b.box.height
}

function isWithin({ path = [] }: UiElement, within: string): boolean {
  return within === '' || path.some((part) => part === within || part.endsWith(` ${within}`))
}

/** Undefined where all rows are shown, or where nothing could be scrolled. */
async function scroll(
  run: Run,
  step: Step,
  scene: Scene,
  over: Rows,
  direction: 1 | -1,
  look: (scene: Scene) => Promise<'found' | 'stop' | 'further'>,
) {
  const rows = elementsOf(await run.eyes.look(scene), over)
  const middle = rows[Math.floor(rows.length / 2)]
  if (!middle || showsAll(scene, rows)) return undefined
  const at = { x: Math.floor(centreOf(middle.box).x), y: Math.floor(centreOf(middle.box).y) }
  return scrollTowards(run, step, { scene, at, direction }, look)
}

/** True when the list's own box ends well below its last row and begins where its first row does: then there is nothing to scroll to. */
function showsAll({ elements }: Scene, rows: UiElement[]): boolean {
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) return true
  const list = elements
    .filter(({ role, box }) => SCROLLS.includes(role) && role !== 'scrollbar' && rows.every((row) => contains(box, centreOf(row.box))))
    .sort((a, b) => a.box.height - b.box.height)[0]
  if (!list) return false
  const [top, bottom] = [list.box.y, list.box.y + list.box.height]
  return last.box.y + 2 * last.box.height <= bottom && first.box.y - top < 2 * first.box.height + 40
}
