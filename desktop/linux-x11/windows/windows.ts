import { contains, type Point, type WindowInfo } from '#contract'
import type { XConnection } from '../x/connection.ts'
import { factsOf, numbers, unlessGone, type WindowFacts } from './facts.ts'

/** All visible top-level windows, topmost first: the managed ones, and what pops up past the window manager. */
export async function listWindows(x: XConnection): Promise<WindowInfo[]> {
  return (await shownWindows(x)).map(({ window }) => window)
}

/** The managed windows that show nothing now: minimised, or on another workspace. */
export async function listPutAway(x: XConnection): Promise<WindowInfo[]> {
  const managed = await numbers(x, x.root, '_NET_CLIENT_LIST')
  const found = (await Promise.all(managed.map((id) => factsOf(x, id, { hidden: true })))).filter((facts) => facts !== undefined)
  return found.map((facts) => infoOf(facts, found, undefined))
}

/** The window that a click at this point would go to: windows that let clicks through do not count. */
export async function windowAt(x: XConnection, point: Point): Promise<WindowInfo | undefined> {
  const [shown, { child }] = await Promise.all([
    shownWindows(x),
    x.ask<{ child: number }>((client, reply) =>
      client.TranslateCoordinates(x.root, x.root, Math.round(point.x), Math.round(point.y), reply),
    ),
  ])
  return shown.find(({ topLevel, window }) => topLevel === child && contains(window.box, point))?.window
}

/** Each window with the child of the root that holds it: itself, or its frame. */
async function shownWindows(x: XConnection): Promise<{ topLevel: number; window: WindowInfo }[]> {
  const [topLevels, managed, active] = await Promise.all([childrenOf(x, x.root), numbers(x, x.root, '_NET_CLIENT_LIST'), activeId(x)])
  const clientsByTop = await topLevelsOf(x, managed, new Set(topLevels))
  const found = await Promise.all(
    topLevels.map(async (topLevel) => {
      const client = clientsByTop.get(topLevel)
      const facts = await factsOf(x, client ?? topLevel)
      if (!facts) return undefined
      // Under a window manager, a plain top-level that is not managed is a frame of the manager's own.
      const shown = client !== undefined || ((facts.overrideRedirect || managed.length === 0) && worthNaming(facts))
      return shown ? { topLevel, facts } : undefined
    }),
  )
  const shown = found.filter((each) => each !== undefined).reverse()
  const all = shown.map(({ facts }) => facts)
  return shown.map(({ topLevel, facts }) => ({ topLevel, window: infoOf(facts, all, active) }))
}

export async function activeWindow(x: XConnection): Promise<WindowInfo | undefined> {
  const id = await activeId(x)
  const facts = id === undefined ? undefined : await factsOf(x, id)
  return facts && infoOf(facts, [facts], id)
}

/** The window that gets the keys: the manager's word, or without one the top-level that holds the input focus. */
export async function activeId(x: XConnection): Promise<number | undefined> {
  const [named] = await numbers(x, x.root, '_NET_ACTIVE_WINDOW')
  if (named) return named
  const { focus } = await x.ask<{ focus: number }>((client, reply) => client.GetInputFocus(reply))
  return focus > 1 && focus !== x.root ? topLevelOf(x, focus) : undefined
}

/** Climbs to the child of the root window that holds `id`. */
export async function topLevelOf(x: XConnection, id: number): Promise<number | undefined> {
  return unlessGone(async () => {
    let current = id
    for (;;) {
      const { parent } = await x.ask<{ parent: number }>((client, reply) => client.QueryTree(current, reply))
      if (parent === x.root || parent === 0) return current
      current = parent
    }
  })
}

/** Managed windows by the top-level (the manager's frame, or themselves) that holds them. */
async function topLevelsOf(x: XConnection, managed: number[], topLevels: Set<number>): Promise<Map<number, number>> {
  const pairs = await Promise.all(managed.map(async (id) => ({ id, top: topLevels.has(id) ? id : await topLevelOf(x, id) })))
  return new Map(pairs.flatMap(({ id, top }) => (top === undefined ? [] : [[top, id] as const])))
}

async function childrenOf(x: XConnection, id: number): Promise<number[]> {
  const { children } = await x.ask<{ children: number[] }>((client, reply) => client.QueryTree(id, reply))
  return children
}

/** Programs keep tiny windows for their own ends. */
function worthNaming(facts: WindowFacts): boolean {
  return facts.box.width > 4 && facts.box.height > 4
}

/** Ids of one program share their upper bits: how a menu without a name of its own is known. */
const RESOURCE_BITS = 0x1f_ffff

export function sameClient(a: number, b: number): boolean {
  return (a & ~RESOURCE_BITS) === (b & ~RESOURCE_BITS)
}

function infoOf(facts: WindowFacts, all: WindowFacts[], active: number | undefined): WindowInfo {
  const { id, title, box, outer, owner, kind } = facts
  const kin = all.find((each) => each.program !== '' && sameClient(each.id, id))
  const processId = facts.processId ?? kin?.processId
  return {
    id,
    title,
    program: facts.program || kin?.program || '',
    ...(processId ? { processId } : {}),
    box,
    ...(outer ? { outer } : {}),
    ...(owner ? { owner } : {}),
    kind,
    active: id === active,
  }
}
