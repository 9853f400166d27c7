import { describe, expect, it } from 'vitest'
import type { Page, PageId, PictureId, Transition } from '#contract'
import { edgePath } from '../../../renderer/state/edge-path.ts'
import { mapLayout, NODE } from '../../../renderer/state/map-layout.ts'
import { paletteEntries } from '../../../renderer/state/palette-entries.ts'
import { type Pictures, worldOf } from '../world/index.ts'

const page = (id: string, day: number): Page => ({
  id: id as PageId,
  look: { window: { program: 'p', title: 't', kind: 'normal' }, hash: '0'.repeat(16), elements: [] },
  name: id,
  purpose: '',
  version: 1,
  variants: [],
  recordings: [],
  seenCount: 1,
  firstSeenAt: `2026-01-0${day}T00:00:00Z`,
  lastSeenAt: `2026-01-0${day}T00:00:00Z`,
})
const way = (from: string, to: string, by = 'x', count = 1): Transition => ({
  from: from as PageId,
  to: to as PageId,
  by,
  count,
  successCount: count,
  recordings: [],
})
const column = (x: number) => x / (NODE.width + NODE.gapX)

describe('the map of pages', () => {
  it('puts pages in columns by their distance from where one comes in', () => {
    const { nodes } = mapLayout([page('c', 3), page('a', 1), page('b', 2)], [way('a', 'b'), way('b', 'c')])
    expect(Object.fromEntries(nodes.map((node) => [node.id, column(node.x)]))).toEqual({ a: 0, b: 1, c: 2 })
  })

  it('begins with the page seen first where every page is led to', () => {
    const { nodes } = mapLayout([page('b', 2), page('a', 1)], [way('a', 'b'), way('b', 'a')])
    expect(Object.fromEntries(nodes.map((node) => [node.id, column(node.x)]))).toEqual({ a: 0, b: 1 })
  })

  it('joins ways between the same pages to one arrow with their counts together', () => {
    const { edges } = mapLayout([page('a', 1), page('b', 2)], [way('a', 'b', 'Save', 3), way('a', 'b', 'Cancel', 1), way('b', 'a')])
    expect(edges).toEqual([
      { from: 'a', to: 'b', count: 4, by: ['Save', 'Cancel'], back: false },
      { from: 'b', to: 'a', count: 1, by: ['x'], back: true },
    ])
  })

  it('never lays one page upon another, and leaves out ways to pages that are not shown', () => {
    const pages = Array.from({ length: 9 }, (_, index) => page(`p${index}`, (index % 8) + 1))
    const { nodes, edges } = mapLayout(pages, [way('p0', 'p1'), way('p0', 'p2'), way('p0', 'gone')])
    const places = new Set(nodes.map(({ x, y }) => `${x} ${y}`))
    expect([places.size, edges.length]).toEqual([9, 2])
  })

  it('is empty without pages', () => {
    expect(mapLayout([], [])).toMatchObject({ nodes: [], edges: [] })
  })

  it('leads a way back over several columns round below the pages between', () => {
    const layout = mapLayout([page('a', 1), page('b', 2), page('c', 3)], [way('a', 'b'), way('b', 'c'), way('c', 'a')])
    const back = layout.edges.find((edge) => edge.from === 'c')!
    const middle = edgePath(back, layout)!.middle
    expect(middle.y).toBeGreaterThan(Math.max(...layout.nodes.map((node) => node.y + NODE.height)))
    expect(middle.y).toBeLessThanOrEqual(layout.height)
  })
})

describe('the palette', () => {
  const world = worldOf(new Proxy({}, { get: () => '0'.repeat(64) as PictureId }) as Pictures)
  const tasks = world.tasks.map((task) => ({ ...task, stepCount: 1, runCount: 0, successCount: 0, lastRunAt: null }))
  const texts = (typed: string) => paletteEntries(typed, tasks, world.pages).map(({ kind, text }) => `${kind}: ${text}`)

  it('offers tasks and places before anything is typed', () => {
    expect(texts('')).toEqual([
      'run: Write a note to recipient about topic',
      'run: Enter the invoice of supplier over amount due on due date',
      'run: Delete the file file',
      'run: Enter the invoices of supplier over amount',
      'go: Home',
      'go: Record',
      'go: Recordings',
      'go: Tasks',
      'go: Pages',
      'go: History',
      'go: Settings',
    ])
  })

  it('finds by any words in any order, and offers the words themselves as a request', () => {
    expect(texts('note run')).toEqual(['run: Write a note to recipient about topic', 'ask: Ask: note run'])
    expect(texts('save mousepad')).toEqual(['page: The dialog “Save As” of Mousepad', 'ask: Ask: save mousepad'])
  })
})
