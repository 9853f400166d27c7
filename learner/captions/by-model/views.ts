import type { Picture, PictureId, PictureStore, Point, Step, Task } from '#contract'
import { cover, cutAround, ring, shrink } from './draw.ts'
import { privateWords, type ReadWords, secretFields, showsUnknownSecret } from './private-parts.ts'

/** The longer side of a whole window as it is sent, in pixels. */
export const LONGEST_SIDE_PX = 1_024
/** The part around the act that is sent at full size, in pixels. */
export const CLOSER_PX = { width: 384, height: 256 } as const

export type View = { what: 'before' | 'closer' | 'after'; picture: Picture }

export type Look = {
  pictures: PictureStore
  /** Finds words, so that private values are covered; without it only the fields of secrets are. */
  readWords?: ReadWords
}

/**
 * The pictures of a step as they would be sent, in order: the window before with a ring where the act took place, that place at full size, the window after. Private parts
 * are black. None when the step has none, or shows a secret whose place is not known.
 */
export async function viewsOf(task: Task, step: Step, { pictures, readWords }: Look): Promise<View[]> {
  if (showsUnknownSecret(step)) return []
  const before = await shown(step.pictures.before)
  const after = step.pictures.after === step.pictures.before ? undefined : await shown(step.pictures.after)
  const at = before && markOf(step, before)
  const views: View[] = []
  if (before && at) {
    const small = shrink(before, LONGEST_SIDE_PX)
    const closer = cutAround(before, at, CLOSER_PX)
    views.push({
      what: 'before',
      picture: ring(
        small.picture,
        pathOf(step, at).map((point) => moved(point, small.scale)),
      ),
    })
    views.push({ what: 'closer', picture: ring(closer.picture, [moved(at, 1, closer.from)]) })
  } else if (before) views.push({ what: 'before', picture: shrink(before, LONGEST_SIDE_PX).picture })
  if (after) views.push({ what: 'after', picture: shrink(after, LONGEST_SIDE_PX).picture })
  return views

  async function shown(id: PictureId | undefined): Promise<Picture | undefined> {
    const picture = id && (await pictures.picture(id))
    if (!picture) return undefined
    const words = readWords ? privateWords(task, await readWords(picture)) : []
    return cover(picture, [...secretFields(task, step, picture), ...words])
  }
}

/** Where the act took place in the picture: where the pointer was, else the middle of the thing. */
function markOf({ pictures, target }: Step, picture: Picture): Point | undefined {
  if (pictures.mark) return pictures.mark
  if (!target) return undefined
  const { place, windowSize } = target
  const [x, y] = [place.x + place.width / 2, place.y + place.height / 2]
  return { x: (x * picture.width) / windowSize.width, y: (y * picture.height) / windowSize.height }
}

/** Where a ring goes: where it began and, for a drag, where it ended. */
function pathOf({ act }: Step, at: Point): Point[] {
  const end = act.kind === 'drag' ? act.path.at(-1) : undefined
  return end ? [at, { x: at.x + end.x, y: at.y + end.y }] : [at]
}

function moved({ x, y }: Point, scale: number, from: Point = { x: 0, y: 0 }): Point {
  return { x: (x - from.x) * scale, y: (y - from.y) * scale }
}
