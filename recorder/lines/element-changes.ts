import { z } from 'zod'
import { UiElement } from '#contract'

/**
 * One dump of a window's elements told by what differs from an earlier one: most of a window stays as it is, or moves as a whole
 * when a list is scrolled. `copy` takes `count` elements of the earlier dump from `from` on, moved by `dx`, `dy`.
 */
const Copy = z.object({
  from: z.number().int().nonnegative(),
  count: z.number().int().positive(),
  dx: z.number().optional(),
  dy: z.number().optional(),
})
type Copy = z.infer<typeof Copy>
export const ElementChanges = z.array(z.union([z.object({ copy: Copy }), z.object({ add: UiElement })]))
export type ElementChanges = z.infer<typeof ElementChanges>

/** A dump made ready to be compared with: what each element is but for its place, and where each such thing stands. */
export type Comparable = { elements: readonly UiElement[]; looks: string[]; places: Map<string, number[]> }

export function comparable(elements: readonly UiElement[]): Comparable {
  const looks = elements.map(lookOf)
  const places = new Map<string, number[]>()
  for (const [index, look] of looks.entries()) {
    const same = places.get(look)
    if (same) same.push(index)
    else places.set(look, [index])
  }
  return { elements, looks, places }
}

/** What makes `after` out of `before`. Always exact: what cannot be copied to the last digit is written out. */
export function changesOf(before: Comparable, after: Comparable): ElementChanges {
  const changes: ElementChanges = []
  for (const [index, element] of after.elements.entries()) {
    const last = changes.at(-1)
    const running = last && 'copy' in last ? last.copy : undefined
    if (running && continues(running, before, element, after.looks[index])) running.count++
    else changes.push(copyOf(before, element, after.looks[index]) ?? { add: element })
  }
  return changes
}

/** Undefined when the changes are of another dump than `before`. Elements that did not change are the very same objects. */
export function applied(before: readonly UiElement[], changes: ElementChanges): UiElement[] | undefined {
  const after: UiElement[] = []
  for (const change of changes) {
    if ('add' in change) {
      after.push(change.add)
      continue
    }
    const { from, count, dx = 0, dy = 0 } = change.copy
    if (from + count > before.length) return undefined
    for (const element of before.slice(from, from + count)) after.push(dx === 0 && dy === 0 ? element : moved(element, dx, dy))
  }
  return after
}

function lookOf(element: UiElement): string {
  const { box, ...rest } = element
  return JSON.stringify([box.width, box.height, rest])
}

function continues(copy: Copy, before: Comparable, element: UiElement, look: string | undefined): boolean {
  const index = copy.from + copy.count
  const there = before.elements[index]
  return there !== undefined && before.looks[index] === look && isMoved(there, element, copy.dx ?? 0, copy.dy ?? 0)
}

function copyOf(before: Comparable, element: UiElement, look: string | undefined): { copy: Copy } | undefined {
  const same = before.places.get(look ?? '') ?? []
  const from = same.find((index) => isMoved(before.elements[index], element, 0, 0)) ?? same[0]
  const there = from === undefined ? undefined : before.elements[from]
  if (from === undefined || there === undefined) return undefined
  const [dx, dy] = [element.box.x - there.box.x, element.box.y - there.box.y]
  if (!isMoved(there, element, dx, dy)) return undefined
  return { copy: { from, count: 1, ...(dx === 0 ? {} : { dx }), ...(dy === 0 ? {} : { dy }) } }
}

function isMoved(before: UiElement | undefined, after: UiElement, dx: number, dy: number): boolean {
  return before !== undefined && before.box.x + dx === after.box.x && before.box.y + dy === after.box.y
}

function moved(element: UiElement, dx: number, dy: number): UiElement {
  const { box } = element
  return { ...element, box: { ...box, x: box.x + dx, y: box.y + dy } }
}
