import { type Box, intersection, type WindowInfo } from '#contract'

/**
 * The parts of the screen that show what is no part of the recording, in whole pixels, none over another. What lies above such a
 * window and belongs to the recording stays to be seen. `windows`: topmost first.
 */
export function hiddenBoxes(
  windows: readonly WindowInfo[],
  how: { isOutside: (window: WindowInfo) => boolean; screens: readonly Box[]; chosenOnly: boolean },
): Box[] {
  let hidden = how.chosenOnly ? [...how.screens] : []
  // As they were painted: the lowest first.
  for (const window of windows.toReversed()) {
    const outside = how.isOutside(window)
    const box = wholePixels(window.outer ?? window.box, outside)
    hidden = hidden.flatMap((each) => without(each, box))
    if (outside) hidden.push(...how.screens.flatMap((screen) => intersection(screen, box) ?? []))
  }
  return hidden
}

/** Half a pixel of a hidden thing is hidden. */
function wholePixels({ x, y, width, height }: Box, outward: boolean): Box {
  const [low, high] = outward ? [Math.floor, Math.ceil] : [Math.ceil, Math.floor]
  return { x: low(x), y: low(y), width: high(x + width) - low(x), height: high(y + height) - low(y) }
}

/** What is left of a box when another lies over it: at most four boxes. */
function without(box: Box, over: Box): Box[] {
  const cut = intersection(box, over)
  if (!cut) return [box]
  const [right, bottom] = [box.x + box.width, box.y + box.height]
  const [cutRight, cutBottom] = [cut.x + cut.width, cut.y + cut.height]
  return [
    { x: box.x, y: box.y, width: box.width, height: cut.y - box.y },
    { x: box.x, y: cut.y, width: cut.x - box.x, height: cut.height },
    { x: cutRight, y: cut.y, width: right - cutRight, height: cut.height },
    { x: box.x, y: cutBottom, width: box.width, height: bottom - cutBottom },
  ].filter(({ width, height }) => width > 0 && height > 0)
}
