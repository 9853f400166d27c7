import type { Box, Point, UiElement } from '#contract'
import type { Named } from './element.ts'

const ROW_PX = 48
const LEAST_HALF_PX = 8

/**
 * Places for things of which the flow tells only where *in* them was clicked: one below the other, each always the same, so
 * that no two are taken for one. They are made up, and the recording's notices say so.
 */
export function createPlaces(page: () => Box) {
  const places = new Map<number, Box>()
  const newPlace = (offset: Point | undefined): Box => {
    const row = places.size
    const { x, y, width, height } = page()
    const halfWidth = Math.min(Math.max(offset?.x ?? 40, LEAST_HALF_PX), width / 2 - 1)
    const halfHeight = Math.min(Math.max(offset?.y ?? 12, LEAST_HALF_PX), ROW_PX / 2)
    const perColumn = Math.max(1, Math.floor(height / ROW_PX))
    const top = y + (row % perColumn) * ROW_PX
    const left = x + Math.min(Math.floor(row / perColumn) * 40, Math.max(0, width - 2 * halfWidth - 1))
    return { x: left, y: top, width: 2 * halfWidth, height: 2 * halfHeight }
  }
  return (named: Named, offset?: Point): { point: Point; element: UiElement } => {
    const box = places.get(named.identity) ?? newPlace(offset)
    places.set(named.identity, box)
    const { role, name, path } = named
    const element: UiElement = { role, name, box, source: 'accessibility', confidence: 1, ...(path ? { path } : {}) }
    return { point: { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) }, element }
  }
}
