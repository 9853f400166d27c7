import { type Box, Cancelled, intersection, type Role, type UiElement } from '#contract'
import type { Ref } from './bus.ts'
import { type Holder, isWithin } from './coordinates.ts'
import { elementOf, pathEntry, type Seen, seeObject } from './element.ts'
import { cellsInSight, isHuge } from './huge.ts'
import { type AccessibleWindow, holderOf } from './programs.ts'
import type { Reader } from './reader.ts'
import { ATSPI, CONTAINERS, NAMED_BY_CONTENT, OPENS_ELSEWHERE, roleOf } from './roles.ts'

/** Looking stops after so long with what was found: a huge table must not hold up a step. */
const TIME_LIMIT_MS = 2_500
/** Objects looked at for each element wanted, and children of one object: lists can have a million rows. */
const LOOKS_PER_ELEMENT = 5
const CHILD_LIMIT = 400

type Node = Seen & { children: Node[] }
/** What lies over a node: `opened` when something that opens windows of its own does. */
type Above = { path: string[]; parent: UiElement | undefined; opened: boolean }

/** All that a window shows, in the order of the tree. */
export async function dumpElements(
  reader: Reader,
  target: AccessibleWindow,
  window: Box,
  { limit, signal }: { limit: number; signal?: AbortSignal },
): Promise<UiElement[]> {
  const deadline = performance.now() + TIME_LIMIT_MS
  let looksLeft = limit * LOOKS_PER_ELEMENT
  const inTime = () => {
    if (signal?.aborted) throw new Cancelled('reading what the window shows')
    return performance.now() < deadline
  }

  const lookAt = async (ref: Ref, holder: Holder, goesOn = true): Promise<Node | undefined> => {
    if (looksLeft <= 0 || !inTime()) return undefined
    looksLeft--
    const seen = await seeObject(reader, ref, holder)
    if (!target.isShown(seen.states) || isGhost(seen)) return undefined
    const huge = goesOn && (await isHuge(reader, seen))
    const refs =
      huge && seen.box ? await cellsInSight(reader, ref, seen.box, seen.holds.shift) : goesOn && !huge ? await reader.children(ref) : []
    const children = await Promise.all((huge ? refs : refs.slice(0, CHILD_LIMIT)).map((child) => lookAt(child, seen.holds, !huge)))
    const shown = children.filter((child) => child !== undefined)
    return { ...seen, children: target.tellsHidden ? shown.filter((child) => !isHidden(child, seen)) : shown }
  }
  const trees = (await Promise.all(target.roots.map((root) => lookAt(root, holderOf(target))))).filter((node) => node !== undefined)

  const describe = async (node: Node, above: Above): Promise<UiElement[]> => {
    if (!inTime()) return []
    const { box } = node
    const shown = box && (!target.borrowed || (above.opened && isWithin(box, window)))
    const own = shown ? await elementOf(reader, { ...node, box }, window, above.path) : undefined
    const entry = pathEntry(own?.role ?? roleOf(node.role, node.states), own?.name ?? '')
    const below = {
      path: entry ? [...above.path, entry] : above.path,
      parent: own ?? above.parent,
      opened: above.opened || OPENS_ELSEWHERE.has(node.role),
    }
    const inner = await Promise.all(node.children.map((child) => describe(child, below)))
    return own && worthTelling(own, above.parent) ? [own, ...inner.flat()] : inner.flat()
  }
  const found = await Promise.all(trees.map((tree) => describe(tree, { path: [], parent: undefined, opened: false })))
  return withinLimit(found.flat(), limit)
}

/** LibreOffice keeps a second menu bar that is never drawn: it is said to show, but has no place. */
function isGhost({ role, box }: Seen): boolean {
  return role === ATSPI.menuBar && !box
}

const SCROLLED: ReadonlySet<Role> = new Set<Role>(['list', 'table', 'tree'])
const LIST_REACH_PX = 12

/** Qt says that all of a list shows, also what is scrolled out of sight; and it keeps the list of a closed list box in the corner of the screen. */
function isHidden(child: Seen, parent: Seen): boolean {
  if (!parent.box) return false
  const isList = parent.role === ATSPI.comboBox && child.role === ATSPI.list
  if (!child.box) return isList
  if (SCROLLED.has(roleOf(parent.role, parent.states))) return !intersection(child.box, parent.box)
  if (!isList) return false
  const { x, y, width, height } = parent.box
  const near = { x: x - LIST_REACH_PX, y: y - LIST_REACH_PX, width: width + 2 * LIST_REACH_PX, height: height + 2 * LIST_REACH_PX }
  return !intersection(child.box, near)
}

/** Where there is too much to tell, empty cells say least. */
function withinLimit(elements: UiElement[], limit: number): UiElement[] {
  let tooMany = elements.length - limit
  if (tooMany <= 0) return elements
  const kept = elements.toReversed().filter(({ role, value }) => role !== 'cell' || value !== undefined || tooMany-- <= 0)
  return kept.toReversed().slice(0, limit)
}

/** Leaves out boxes that only lay out other things, and texts that their parent already says. */
function worthTelling(element: UiElement, parent: UiElement | undefined): boolean {
  if (CONTAINERS.has(element.role) && element.name === '' && element.value === undefined) return false
  if ((element.role !== 'text' && element.role !== 'label') || !parent) return true
  return parent.role !== 'field' && !(NAMED_BY_CONTENT.has(parent.role) && parent.name.includes(element.name))
}
