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

/**
 * How far a toolkit's coordinates are from the truth: GTK 4 counts from the window's corner, others leave out the frame. The
 * window (or its largest child) as the toolkit reports it is laid on the X window of the same size; no shift where one fits as it is.
 */
export function shiftOf(reported: (Box | undefined)[], boxes: WindowBoxes): Point {
  const shifts = reported.flatMap((box) =>
    box === undefined
      ? []
      : [boxes.client, boxes.content, boxes.outer]
          .filter(
            (truth) => Math.abs(truth.width - box.width) <= SIZE_TOLERANCE_PX && Math.abs(truth.height - box.height) <= SIZE_TOLERANCE_PX,
          )
          .map((truth) => ({ x: truth.x - box.x, y: truth.y - box.y })),
  )
  const fits = shifts.length > 0 ? shifts : reported.flatMap((box) => insetShift(box, boxes.client))
  const near = fits.find(({ x, y }) => Math.abs(x) <= SIZE_TOLERANCE_PX && Math.abs(y) <= SIZE_TOLERANCE_PX)
  return near ? { x: 0, y: 0 } : (fits[0] ?? { x: 0, y: 0 })
}

/** Windows that draw a border of their own and tell nobody: the same margin on all four sides (GTK 4 without a compositor). */
function insetShift(box: Box | undefined, client: Box): Point[] {
  if (!box) return []
  const [across, down] = [(client.width - box.width) / 2, (client.height - box.height) / 2]
  if (across <= 0 || across > LARGEST_BORDER_PX || Math.abs(across - down) > SIZE_TOLERANCE_PX) return []
  return [{ x: client.x + across - box.x, y: client.y + down - box.y }]
}

/** What holds an object: its true box, what it was wrong by itself, and what the whole window is wrong by. */
export type Holder = { box: Box | undefined; shift: Point; windowShift: Point }

/**
 * How far an object's coordinates are from the truth inside of what holds it: as far as its holder's, but for LibreOffice. The frame that
 * it draws by itself inside of a GTK window forgets the menu bar over it: it says that it begins where the window does, though it is as large as
 * the part that holds it and lies there. And GTK's own widgets inside of that frame know their place again.
 */
export function shiftInside(reported: Box | undefined, isPane: boolean, holder: Holder): Point {
  if (!reported || !holder.box) return holder.shift
  if (isPane) {
    const { width, height, x, y } = holder.box
    const fits = Math.abs(reported.width - width) <= SIZE_TOLERANCE_PX && Math.abs(reported.height - height) <= SIZE_TOLERANCE_PX
    return fits ? { x: x - reported.x, y: y - reported.y } : holder.shift
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

export function unmoved(box: Box, shift: Point): Box {
  return moved(box, { x: -shift.x, y: -shift.y })
}

export function moved(box: Box, shift: Point): Box {
  return { ...box, x: box.x + shift.x, y: box.y + shift.y }
}
