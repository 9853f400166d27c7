import { type Box, centreOf, contains, type Point, type WindowInfo } from '#contract'
import { takesOnlySecrets } from './secret-programs.ts'
import type { Stage } from './stage.ts'

/** What shows a secret in clear is looked for so often: what is hidden reaches back further than this. */
const LOOK_EVERY_MS = 120
/** Of what shows dots, only their number could be seen for a moment. */
const LOOK_FOR_DOTS_EVERY_MS = 400
/** A list of all elements costs the program up to a fifth of a second. */
const LIST_GAP_MS = 400
/** A page that was scrolled glides on for a moment. */
const GLIDES_MS = 350
/** Frames and shadows around what accessibility calls the field. */
const MARGIN_PX = 2

/**
 * Keeps fields that secrets are typed into, and windows that take nothing else, out of the video. A field is looked for where it was
 * known to be, again and again; when it is not there any more it stays hidden there until it is found elsewhere, or its window says
 * that it is gone. What is hidden is hidden in the frames of a moment before, too (the video holds them back).
 */
export interface SecretPixels {
  tick(): void
  /** The wheel was turned: what shows a secret in clear may glide away from its place. */
  scrolled(point: Point): void
}

export function createSecretPixels(
  stage: Stage,
  windows: { all: () => readonly WindowInfo[]; active: () => WindowInfo | undefined },
): SecretPixels {
  const { secrets, desktop, signal } = stage
  /** Windows hidden as a whole until it is known again where in them a secret is shown. */
  const gliding = new Map<number, number>()
  let looking = false
  let [nextLookMs, nextListMs] = [0, 0]

  const show = () => {
    const ofSecrets = windows.all().filter((window) => takesOnlySecrets(window) || gliding.has(window.id))
    stage.hidden.set('secrets', [...secrets.boxes().map(widened), ...ofSecrets.map(({ outer, box }) => outer ?? box)])
  }
  const list = async (window: WindowInfo) => {
    const startMs = stage.nowMs()
    nextListMs = startMs + LIST_GAP_MS
    const elements = await desktop.elements(window, { signal })
    secrets.see(window, elements)
    const untilMs = gliding.get(window.id)
    if (elements.length > 0 && untilMs !== undefined && startMs >= untilMs) gliding.delete(window.id)
    nextListMs = stage.nowMs() + Math.max(LIST_GAP_MS, 2 * (stage.nowMs() - startMs))
  }
  const isWhereItWas = async (window: WindowInfo) => {
    const hits = await Promise.all(secrets.boxes({ windowId: window.id }).map((box) => desktop.elementAt(centreOf(box))))
    return hits.every((hit) => hit !== undefined && secrets.isSecret(hit))
  }
  const look = async (window: WindowInfo) => {
    looking = true
    try {
      if (gliding.has(window.id) || !(await isWhereItWas(window))) if (stage.nowMs() >= nextListMs) await list(window)
    } catch {
      // The program does not answer now: all stays hidden where it was.
    } finally {
      looking = false
      nextLookMs = stage.nowMs() + (secrets.boxes({ shown: true }).length > 0 ? LOOK_EVERY_MS : LOOK_FOR_DOTS_EVERY_MS)
    }
  }
  return {
    tick() {
      show()
      const window = windows.active()
      if (!stage.accessible || !window || looking || stage.nowMs() < nextLookMs || !secrets.isNear(window.id)) return
      void look(window)
    },
    scrolled(point) {
      const window = windows.all().find(({ box }) => contains(box, point))
      if (!window || secrets.boxes({ shown: true, windowId: window.id }).length === 0) return
      gliding.set(window.id, stage.nowMs() + GLIDES_MS)
      show()
    },
  }
}

function widened({ x, y, width, height }: Box): Box {
  return { x: x - MARGIN_PX, y: y - MARGIN_PX, width: width + 2 * MARGIN_PX, height: height + 2 * MARGIN_PX }
}
