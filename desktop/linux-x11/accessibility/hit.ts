import { areaOf, type Box, type Clock, contains, type Point, type Role, type UiElement } from '#contract'
import type { Ref } from './bus.ts'
import { type Correction, type Holder, isWithin, unmoved } from './coordinates.ts'
import { elementOf, pathTo, type Seen, seeObject } from './element.ts'
import { isHuge } from './huge.ts'
import { type AccessibleWindow, holderOf } from './programs.ts'
import type { Reader } from './reader.ts'
import { OPENS_ELSEWHERE, roleOf } from './roles.ts'

const DEPTH_LIMIT = 40
const CHILD_LIMIT = 150
/** What a person means who points at the words or the picture inside. */
const MEANT: ReadonlySet<Role> = new Set<Role>([
  'button',
  'toggle',
  'link',
  'tab',
  'menu-item',
  'list-item',
  'tree-item',
  'cell',
  'checkbox',
  'radio',
  'field',
  'combobox',
])
const PARTS: ReadonlySet<Role> = new Set<Role>(['text', 'label', 'image', 'icon', 'panel', 'unknown'])
const PART_DEPTH = 4
const SECOND_THOUGHTS_MS = [20, 25]

type Hit = Seen & { box: Box }

/** The innermost thing at a point of a window. */
export async function elementAtPoint(
  reader: Reader,
  target: AccessibleWindow,
  window: Box,
  point: Point,
  clock: Clock,
): Promise<UiElement | undefined> {
  const top = holderOf(target)
  const look = (ref: Ref, holder: Holder) => seeObject(reader, ref, holder)

  const ask = (from: Ref, shift: Correction) => {
    const { x, y } = unmoved(point, shift)
    return reader.atPoint(from, x, y)
  }
  const askAgain = async (root: Ref): Promise<Ref | undefined> => {
    const guess = await ask(root, target.shift)
    for (const forMs of SECOND_THOUGHTS_MS) {
      await clock.wait(forMs, { reason: 'the page tells what lies at a point' })
      const answer = await ask(root, target.shift)
      if (answer?.path !== guess?.path) return answer
    }
    return guess
  }

  /** Asks the toolkit level by level; it knows best what lies on top. */
  const byToolkit = async (root: Ref): Promise<Seen | undefined> => {
    let current: Seen | undefined
    for (let depth = 0; depth < DEPTH_LIMIT; depth++) {
      const next = current || !target.guessesFirst ? await ask(current?.ref ?? root, (current?.holds ?? top).shift) : await askAgain(root)
      if (!next || (current && next.bus === current.ref.bus && next.path === current.ref.path)) return current
      const seen = await look(next, current?.holds ?? top)
      if (!seen.box || !contains(seen.box, point) || !target.isShown(seen.states)) return current
      current = seen
    }
    return current
  }

  /** Goes down the tree itself: into what holds the point, and into what opens windows of its own. */
  const byTree = async (seen: Seen, depth: number, opened: boolean): Promise<Hit | undefined> => {
    const meansIt = seen.box && contains(seen.box, point) && (!target.borrowed || (opened && isWithin(seen.box, window)))
    const here = meansIt && seen.box ? { ...seen, box: seen.box } : undefined
    const goesOn = here || depth === 0 || target.borrowed || OPENS_ELSEWHERE.has(seen.role) || !seen.box
    if (depth > DEPTH_LIMIT || !goesOn) return here
    const children = await Promise.all((await childrenOf(seen)).map((child) => look(child, seen.holds)))
    const below = opened || OPENS_ELSEWHERE.has(seen.role)
    const hits = await Promise.all(children.filter((child) => target.isShown(child.states)).map((child) => byTree(child, depth + 1, below)))
    return smallest(hits.filter((hit) => hit !== undefined)) ?? here
  }

  /** Of a sheet only the cell at the point. */
  const childrenOf = async (seen: Seen): Promise<Ref[]> => {
    if (!(await isHuge(reader, seen))) return (await reader.children(seen.ref)).slice(0, CHILD_LIMIT)
    const cell = await ask(seen.ref, seen.holds.shift)
    return cell ? [cell] : []
  }

  /** From a word or a picture up to the button around it. */
  const meant = async (hit: Hit): Promise<Hit> => {
    let current: Seen | undefined = hit
    for (let depth = 0; current && depth < PART_DEPTH && PARTS.has(roleOf(current.role, current.states)); depth++) {
      const parent: Ref | undefined = await reader.parent(current.ref)
      current = parent && (await look(parent, { ...current.holds, box: undefined }))
      if (current?.box && MEANT.has(roleOf(current.role, current.states)) && contains(current.box, point))
        return { ...current, box: current.box }
    }
    return hit
  }

  for (const root of target.roots) {
    const start = target.borrowed ? undefined : await byToolkit(root)
    const hit = await byTree(start ?? (await look(root, top)), start ? 1 : 0, false)
    if (hit) {
      const best = await meant(hit)
      return elementOf(reader, best, window, await pathTo(reader, best.ref))
    }
  }
  return undefined
}

/** Where several things hold the point, the smallest is meant; of equal ones the last, which is drawn on top. */
function smallest(hits: Hit[]): Hit | undefined {
  return hits.reduce<Hit | undefined>((best, hit) => (best && areaOf(best.box) < areaOf(hit.box) ? best : hit), undefined)
}
