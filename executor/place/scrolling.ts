import type { Point, Role, Scene, Step } from '#contract'
import { centreOf, contains } from '#contract'
import { carryOut, type NotLetThrough } from '../act/act.ts'
import type { Run } from '../run/run.ts'
import { SCROLL_MS } from '../run/times.ts'
import { atRest, CARET_SHARE, observe } from './scene.ts'

/** A bound for lists that grow as they are scrolled. */
const MOST_GOES = 60
/** What one notch of the wheel moves at most in any of the toolkits; rows must not be passed over unseen. */
const NOTCH_PX = 120
const MOST_NOTCHES = 24

/** `moved`: the screen changed before the wheel could be turned. */
export type Scrolled =
  | { kind: 'found'; scene: Scene }
  | { kind: 'end'; scene: Scene }
  | { kind: 'moved' }
  | { kind: 'ended'; acted: NotLetThrough }

type Scrolling = { scene: Scene /** Where the wheel is turned. */; at: Point; direction: 1 | -1 }

/** Scrolls in a closed loop: turns the wheel, waits for what it did, looks, until `look` has found what it looks for, says stop, or the list has an end. */
export async function scrollTowards(
  run: Run,
  step: Step,
  { scene: first, at, direction }: Scrolling,
  look: (scene: Scene) => Promise<'found' | 'stop' | 'further'>,
): Promise<Scrolled> {
  const seen = seenHeight(first, at)
  let notches = Math.max(1, Math.min(MOST_NOTCHES, Math.floor((0.7 * seen) / NOTCH_PX)))
  let scene = first
  for (let go = 0; go < MOST_GOES; go++) {
    const wheel = { kind: 'scroll' as const, notchesX: 0, notchesY: direction * notches, at }
    const acted = await carryOut(run, step, wheel, { window: scene.window, scene }, 'recovery')
    if (acted.kind === 'moved') return acted
    if (acted.kind !== 'acted') return { kind: 'ended', acted }
    const before = scene
    if (!(await hasMoved(run, before))) return { kind: 'end', scene }
    scene = await sceneAfter(run, before)
    const looked = await look(scene)
    if (looked === 'found') return { kind: 'found', scene }
    if (looked === 'stop') return { kind: 'end', scene }
    // A wheel that moves little may be turned further, as long as some of what was seen is still there.
    const moved = movedBy(before, scene)
    if (moved !== undefined && moved < 0.35 * seen) notches = Math.min(MOST_NOTCHES, 2 * notches)
  }
  return { kind: 'end', scene }
}

export const SCROLLS: Role[] = ['scrollbar', 'document', 'list', 'table', 'tree', 'panel']
const ENTRIES: Role[] = ['cell', 'list-item', 'tree-item']

/**
 * How much of the list is seen at once, as far as it is told. A long list is told as long as it is, but of what is in it only what
 * shows.
 */
function seenHeight({ window, elements }: Scene, at: Point): number {
  const list = elements
    .filter(({ role, box }) => SCROLLS.includes(role) && role !== 'scrollbar' && contains(box, at))
    .map(({ box }) => box)
    .sort((a, b) => a.height - b.height)[0]
  const held = elements.filter(({ role, box }) => !SCROLLS.includes(role) && list && contains(list, centreOf(box)))
  const entries = held.filter(({ role }) => ENTRIES.includes(role))
  const inside = entries.length > 0 ? entries : held
  if (!list || inside.length === 0) return Math.min(window.box.height, list?.height ?? window.box.height)
  const top = Math.min(...inside.map(({ box }) => box.y))
  return Math.min(window.box.height, list.height, Math.max(...inside.map(({ box }) => box.y + box.height)) - top)
}

/** What scrolls smoothly begins late: only when nothing has moved for a while is it the list's end. */
async function hasMoved(run: Run, { picture }: Scene): Promise<boolean> {
  const moved = await run.pace.until('the list to move', SCROLL_MS, async () =>
    run.eyes.changed(picture, await run.desktop.capture(picture.box)) > CARET_SHARE ? true : undefined,
  )
  return moved ?? false
}

/**
 * What is seen once all stands still. What is told may come later than what is shown, and piece by piece: as long as it is the same as
 * before it is of before, and until two looks agree it is of no moment at all.
 */
async function sceneAfter(run: Run, before: Scene): Promise<Scene> {
  await atRest(run, before.picture.box)
  if (before.elements.length === 0) return observe(run, before.window)
  const told = ({ elements }: Scene) => JSON.stringify(elements.map(({ role, name, box }) => [role, name, box]))
  const was = told(before)
  let last: string | undefined
  const followed = await run.pace.until('the list to be told anew', SCROLL_MS, async () => {
    const now = await observe(run, before.window)
    const [words, lastWords] = [told(now), last]
    last = words
    return words !== was && words === lastWords ? now : undefined
  })
  return followed ?? observe(run, before.window)
}

/** How far what is told by a name of its own in both scenes has moved up or down, as most of it did; undefined when nothing is, or nothing moved. */
function movedBy(before: Scene, now: Scene): number | undefined {
  const were = before.elements.filter(({ name }) => name !== '')
  const places = Map.groupBy(were, ({ role, name }) => `${role} ${name}`)
  const moves = now.elements
    .flatMap(({ role, name, box }) => {
      const [was, twin] = places.get(`${role} ${name}`) ?? []
      return !was || twin || was.box.y === box.y ? [] : [Math.abs(box.y - was.box.y)]
    })
    .sort((a, b) => a - b)
  return moves[Math.floor(moves.length / 2)]
}
