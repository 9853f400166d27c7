import type { Neighbour, Point, Target, UiElement, WindowInfo } from '#contract'
import { centreOf, contains } from '#contract'

const NEIGHBOURS = 8
/** Where nothing but the place is known, so much around the point stands for the thing. */
const REACH_PX = 12

export type Described = { target: Target; confidence: number }

/** What a target is called: `button “Save”`. */
export function labelOfElement(element: Pick<UiElement, 'role' | 'name'>): string {
  const role = element.role === 'unknown' ? 'place' : element.role
  return element.name === '' ? role : `${role} “${element.name}”`
}

/** A target from accessibility alone, for recordings without pictures: what was hit, what lies around it, and its place. */
export function targetFromHit(window: WindowInfo, point: Point, hit: UiElement | undefined, elements: UiElement[]): Described {
  const element = hit ?? smallestAt(elements, point)
  const box = element?.box ?? { x: point.x - REACH_PX, y: point.y - REACH_PX, width: 2 * REACH_PX, height: 2 * REACH_PX }
  const shared = {
    window: { program: window.program, title: window.title, kind: window.kind },
    place: { ...box, x: box.x - window.box.x, y: box.y - window.box.y },
    windowSize: { width: window.box.width, height: window.box.height },
    neighbours: neighboursOf(element, centreOf(box), elements),
  }
  if (!element) return { target: { label: 'this place', ...shared, source: 'place' }, confidence: 0.2 }
  const named = element.name === '' ? {} : { name: element.name }
  const path = element.path ? { path: element.path } : {}
  return {
    target: { label: labelOfElement(element), ...shared, role: element.role, ...named, ...path, source: element.source },
    confidence: element.name === '' ? 0.5 : 0.9,
  }
}

function smallestAt(elements: UiElement[], point: Point): UiElement | undefined {
  const area = (element: UiElement) => element.box.width * element.box.height
  return elements.filter((element) => contains(element.box, point)).sort((a, b) => area(a) - area(b))[0]
}

function neighboursOf(own: UiElement | undefined, centre: Point, elements: UiElement[]): Neighbour[] {
  return elements
    .filter((element) => element.name !== '' && !(own && element.role === own.role && element.name === own.name))
    .map((element) => {
      const there = centreOf(element.box)
      return { role: element.role, name: element.name, offset: { x: there.x - centre.x, y: there.y - centre.y } }
    })
    .sort((a, b) => Math.hypot(a.offset.x, a.offset.y) - Math.hypot(b.offset.x, b.offset.y))
    .slice(0, NEIGHBOURS)
}
