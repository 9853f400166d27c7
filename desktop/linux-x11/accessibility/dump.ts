import { type Box, Cancelled, type UiElement } from '#contract'
import type { Ref } from './bus.ts'
import { moved } from './coordinates.ts'
import { elementOf, pathEntry, type Seen } from './element.ts'
import { type AccessibleWindow, insideOf } from './programs.ts'
import type { Reader } from './reader.ts'
import { CONTAINERS, NAMED_BY_CONTENT, OPENS_ELSEWHERE, roleOf } from './roles.ts'

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

  const lookAt = async (ref: Ref): Promise<Node | undefined> => {
    if (looksLeft <= 0 || !inTime()) return undefined
    looksLeft--
    const states = await reader.states(ref)
    if (!target.isShown(states)) return undefined
    const [role, reported, childRefs] = await Promise.all([reader.role(ref), reader.extents(ref), reader.children(ref)])
    const children = await Promise.all(childRefs.slice(0, CHILD_LIMIT).map(lookAt))
    const box = reported && moved(reported, target.shift)
    return { ref, states, role, box, children: children.filter((child) => child !== undefined) }
  }
  const trees = (await Promise.all(target.roots.map(lookAt))).filter((node) => node !== undefined)

  const describe = async (node: Node, above: Above): Promise<UiElement[]> => {
    if (!inTime()) return []
    const { box } = node
    const shown = box && (!target.borrowed || (above.opened && insideOf(box, window)))
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
  return found.flat().slice(0, limit)
}

/** Leaves out boxes that only lay out other things, and texts that their parent already says. */
function worthTelling(element: UiElement, parent: UiElement | undefined): boolean {
  if (CONTAINERS.has(element.role) && element.name === '' && element.value === undefined) return false
  if (element.role !== 'text' || !parent) return true
  return parent.role !== 'field' && !(NAMED_BY_CONTENT.has(parent.role) && parent.name.includes(element.name))
}
