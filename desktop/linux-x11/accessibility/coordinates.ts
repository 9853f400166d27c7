import type { Box, Point } from '#contract'
import { numbers } from '../windows/facts.ts'
import type { XConnection } from '../x/connection.ts'

/** Where X says that a window is, in the three ways that toolkits measure it. */
export type WindowBoxes = {
  /** The X window itself, with the shadow that the program may draw around. */
  client: Box
  /** Without that shadow. */
  content: Box
  /** With the frame of the window manager. */
  outer: Box
}

export async function windowBoxes(x: XConnection, id: number): Promise<WindowBoxes> {
  const [geometry, origin, shadow, frame] = await Promise.all([
    x.ask<{ width: number; height: number }>((client, reply) => client.GetGeometry(id, reply)),
    x.ask<{ destX: number; destY: number }>((client, reply) => client.TranslateCoordinates(id, x.root, 0, 0, reply)),
    numbers(x, id, '_GTK_FRAME_EXTENTS'),
    numbers(x, id, '_NET_FRAME_EXTENTS'),
  ])
  const client = { x: origin.destX, y: origin.destY, width: geometry.width, height: geometry.height }
  return { client, content: grow(client, shadow, -1), outer: grow(client, frame, 1) }
}

function grow(box: Box, [left = 0, right = 0, top = 0, bottom = 0]: number[], sign: 1 | -1): Box {
  return {
    x: box.x - sign * left,
    y: box.y - sign * top,
    width: Math.max(0, box.width + sign * (left + right)),
    height: Math.max(0, box.height + sign * (top + bottom)),
  }
}

const SIZE_TOLERANCE_PX = 2
const LARGEST_BORDER_PX = 64
/** Pixels for one of the toolkit's units, the usual first: on a display of high density GTK and Qt tell units that they enlarge while drawing. */
const SCALES = [1, 2, 1.5, 1.25, 1.75, 3, 2.5]

/** How a toolkit's coordinates become true ones: enlarged, then moved. */
export type Correction = Point & { scale: number }
export const RIGHT: Correction = { x: 0, y: 0, scale: 1 }

/**
 * How far a toolkit's coordinates are from the truth: GTK 4 counts from the window's corner, others leave out the frame, all of them
 * the display's scale. The window (or its largest child) as the toolkit reports it is laid on the X window of the same size; right where
 * one fits as it is, and where nothing fits. Only the window itself may tell of a scale: a child can be half as large by chance.
 */
export function correctionOf(window: Box | undefined, children: (Box | undefined)[], boxes: WindowBoxes): Correction {
  for (const scale of SCALES) {
    const reported = scale === 1 ? [...children, window] : [window]
    const sized = reported.flatMap((box) => (box ? [enlarged(box, scale)] : []))
    const laid = sized.flatMap((box) => [boxes.client, boxes.content, boxes.outer].flatMap((truth) => laidOn(box, truth, scale)))
    const fits = laid.length > 0 ? laid : sized.flatMap((box) => insetShift(box, boxes.client))
    const near = fits.find(({ x, y }) => Math.abs(x) <= SIZE_TOLERANCE_PX && Math.abs(y) <= SIZE_TOLERANCE_PX)
    if (fits[0]) return { ...(near ? { x: 0, y: 0 } : fits[0]), scale }
  }
  return RIGHT
}

function laidOn(box: Box, truth: Box, scale: number): Point[] {
  const tolerance = SIZE_TOLERANCE_PX * scale
  const fits = Math.abs(truth.width - box.width) <= tolerance && Math.abs(truth.height - box.height) <= tolerance
  return fits ? [{ x: truth.x - box.x, y: truth.y - box.y }] : []
}

/** Windows that draw a border of their own and tell nobody: the same margin on all four sides (GTK 4 without a compositor). */
function insetShift(box: Box, client: Box): Point[] {
  const [across, down] = [(client.width - box.width) / 2, (client.height - box.height) / 2]
  if (across <= 0 || across > LARGEST_BORDER_PX || Math.abs(across - down) > SIZE_TOLERANCE_PX) return []
  return [{ x: client.x + across - box.x, y: client.y + down - box.y }]
}

function enlarged(box: Box, by: number): Box {
  return { x: box.x * by, y: box.y * by, width: box.width * by, height: box.height * by }
}

/** What holds an object: its true box, what it was wrong by itself, and what the whole window is wrong by. */
export type Holder = { box: Box | undefined; shift: Correction; windowShift: Correction }

/**
 * How far an object's coordinates are from the truth inside of what holds it: as far as its holder's, but for LibreOffice. The frame that
 * it draws by itself inside of a GTK window forgets the menu bar over it: it says that it begins where the window does, though it is as large as
 * the part that holds it and lies there. And GTK's own widgets inside of that frame know their place again.
 */
export function shiftInside(reported: Box | undefined, isPane: boolean, holder: Holder): Correction {
  if (!reported || !holder.box) return holder.shift
  if (isPane) {
    const { scale } = holder.shift
    const box = enlarged(reported, scale)
    return laidOn(box, holder.box, scale).map((by) => ({ ...by, scale }))[0] ?? holder.shift
  }
  const knows = isWithin(moved(reported, holder.windowShift), holder.box) && !isWithin(moved(reported, holder.shift), holder.box)
  return knows ? holder.windowShift : holder.shift
}

/** Widened by a pixel on each side: frames and pictures are off by one here and there. */
export function isWithin(box: Box, outer: Box): boolean {
  return (
    box.x >= outer.x - 1 &&
    box.y >= outer.y - 1 &&
    box.x + box.width <= outer.x + outer.width + 1 &&
    box.y + box.height <= outer.y + outer.height + 1
  )
}

/** Where a point of the desktop is in the toolkit's own coordinates. */
export function unmoved(point: Point, { x, y, scale }: Correction): Point {
  return { x: (point.x - x) / scale, y: (point.y - y) / scale }
}

/** A toolkit's box where it truly is, in whole pixels. */
export function moved(box: Box, { x, y, scale }: Correction): Box {
  const at = enlarged(box, scale)
  const [left, top] = [Math.round(at.x + x), Math.round(at.y + y)]
  return { x: left, y: top, width: Math.round(at.x + x + at.width) - left, height: Math.round(at.y + y + at.height) - top }
}
