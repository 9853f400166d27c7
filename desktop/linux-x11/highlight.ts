import type { Shape } from 'x11'
import type { Box, Clock } from '#contract'
import type { XConnection } from './x/connection.ts'

/** No thicker than what `listWindows` takes for a program's own small window: so the ring is none of the desktop's windows. */
const RING_PX = 4
/** Between the box and the ring: nothing of the ring lies on what it shows. */
const GAP_PX = 2
/** The blue that stands for acting now. */
const COLOUR = 0x2b6fe0
const INPUT_OUTPUT = 1

/**
 * Draws a ring around a box, outside of it, out of four thin windows that no window manager manages, that take no click and no key. They go when the time is
 * over, when the signal aborts, and with the connection. Errors: `set-up` when the server cannot let clicks through a window.
 */
export async function highlight(
  x: XConnection,
  clock: Clock,
  box: Box,
  { forMs, signal }: { forMs: number; signal?: AbortSignal },
): Promise<void> {
  if (signal?.aborted) return
  const shape = await x.extension<Shape>('shape')
  const sides = sidesAround(box).map((side) => {
    const id = x.client.AllocID()
    const { root, client } = x
    client.CreateWindow(id, root, side.x, side.y, side.width, side.height, 0, 0, INPUT_OUTPUT, 0, {
      backgroundPixel: COLOUR,
      overrideRedirect: true,
    })
    shape.Rectangles(shape.Op.Set, shape.Kind.Input, id, 0, 0, [])
    client.MapWindow(id)
    return id
  })
  try {
    await x.sync()
    await clock.wait(forMs, { reason: 'the ring to be seen', signal })
  } catch (error) {
    if (!signal?.aborted) throw error
  } finally {
    if (!x.lostError()) {
      for (const id of sides) x.client.DestroyWindow(id)
      await x.sync()
    }
  }
}

function sidesAround(box: Box): Box[] {
  const [left, top] = [Math.floor(box.x) - GAP_PX - RING_PX, Math.floor(box.y) - GAP_PX - RING_PX]
  const [right, bottom] = [Math.ceil(box.x + box.width) + GAP_PX, Math.ceil(box.y + box.height) + GAP_PX]
  const [width, height] = [right + RING_PX - left, bottom - top - RING_PX]
  return [
    { x: left, y: top, width, height: RING_PX },
    { x: left, y: bottom, width, height: RING_PX },
    { x: left, y: top + RING_PX, width: RING_PX, height },
    { x: right, y: top + RING_PX, width: RING_PX, height },
  ]
}
