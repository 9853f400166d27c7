import type { Box } from '#contract'

/** Which component each pixel of a mask belongs to (0: none), and the boxes around components 1, 2, … in that order. */
export type Components = { labels: Int32Array; boxes: Box[] }

/** Eight-connected components of a mask (any value but 0 belongs), by two passes with union-find. */
export function componentsOf(mask: Uint8Array, width: number, height: number): Components {
  const labels = new Int32Array(width * height)
  const forest = createForest()
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (!mask[at]) continue
      let label = x > 0 ? (labels[at - 1] as number) : 0
      const last = y > 0 ? Math.min(width - 1, x + 1) : -1
      for (let i = Math.max(0, x - 1); i <= last; i++) {
        const above = labels[at - width + i - x] as number
        if (above) label = label ? forest.join(label, above) : above
      }
      labels[at] = label || forest.add()
    }
  }
  return numbered(labels, forest, width, height)
}

type Forest = { add(): number; rootOf(label: number): number; join(a: number, b: number): number; size(): number }

function createForest(): Forest {
  const parents: number[] = [0]
  const rootOf = (label: number): number => {
    let root = label
    while (parents[root] !== root) root = parents[root] as number
    for (let at = label; parents[at] !== root; ) {
      const next = parents[at] as number
      parents[at] = root
      at = next
    }
    return root
  }
  return {
    add: () => parents.push(parents.length) - 1,
    rootOf,
    join: (a, b) => {
      if (a === b) return a
      const [one, other] = [rootOf(a), rootOf(b)]
      parents[Math.max(one, other)] = Math.min(one, other)
      return Math.min(one, other)
    },
    size: () => parents.length,
  }
}

function numbered(labels: Int32Array, forest: Forest, width: number, height: number): Components {
  const numbers = new Int32Array(forest.size())
  const edges: { left: number; top: number; right: number; bottom: number }[] = []
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (!labels[at]) continue
      const root = forest.rootOf(labels[at] as number)
      if (!numbers[root]) numbers[root] = edges.push({ left: x, top: y, right: x, bottom: y })
      const number = numbers[root] as number
      labels[at] = number
      const box = edges[number - 1] as (typeof edges)[number]
      if (x < box.left) box.left = x
      if (x > box.right) box.right = x
      box.bottom = y
    }
  }
  const boxes = edges.map(({ left, top, right, bottom }): Box => ({ x: left, y: top, width: right - left + 1, height: bottom - top + 1 }))
  return { labels, boxes }
}
