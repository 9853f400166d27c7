import type { Locator } from 'playwright'
import type { Box } from '#contract'

/** A page's own account of where its view begins on the screen; its frame is drawn above, and alike at both sides. */
const VIEW_ORIGIN = '({ x: screenX + (outerWidth - innerWidth) / 2, y: screenY + (outerHeight - innerHeight) })'

/** Where a thing of a page in a real window stands on the screen, in logical pixels. For scripted people, who click with the mouse. Errors: when it is not shown. */
export async function screenPlace(locator: Locator): Promise<Box> {
  await locator.waitFor()
  const box = await locator.boundingBox()
  if (!box) throw new Error(`${locator} is not shown.`)
  const origin = await locator.page().evaluate<{ x: number; y: number }>(VIEW_ORIGIN)
  return { ...box, x: origin.x + box.x, y: origin.y + box.y }
}
