import {
  cover,
  cutAround,
  cutSize,
  type Picture,
  type PictureId,
  type PictureStore,
  type Point,
  ring,
  type Size,
  type Step,
  shrink,
  shrunk,
  type Task,
  UnderstudyError,
} from '#contract'
import { privateWords, type ReadWords, secretFields, showsUnknownSecret } from './private-parts.ts'

/** The longer side of a whole window as it is sent, in pixels. */
export const LONGEST_SIDE_PX = 1_024
/** The part around the act that is sent at full size, in pixels. */
export const CLOSER_PX = { width: 384, height: 256 } as const

/** A picture to be sent, by what it shows and its size in pixels. */
export type View = { what: 'before' | 'closer' | 'after'; width: number; height: number }

export type Look = {
  pictures: PictureStore
  /** Finds words, so that private values are covered; without it only the fields of secrets are. */
  readWords?: ReadWords
}

/** What would be sent of a step: told at once; drawn, with private parts black, when it is sent, since that takes time and room. */
export type StepViews = {
  views: View[] /** The pictures of `views`, in their order. Errors: `not-found` when one is gone. */
  draw: () => Promise<Picture[]>
}

/**
 * The pictures of a step in order: the window before with a ring where the act took place, that place at full size, the window after. None when the step has
 * none, or shows a secret whose place is not known.
 */
export async function viewsOf(task: Task, step: Step, look: Look): Promise<StepViews> {
  if (showsUnknownSecret(step)) return { views: [], draw: async () => [] }
  const before = await sizeOf(step.pictures.before, look)
  const after = step.pictures.after === step.pictures.before ? undefined : await sizeOf(step.pictures.after, look)
  const views: View[] = []
  if (before) views.push({ what: 'before', ...shrunk(before, LONGEST_SIDE_PX) })
  if (before && markOf(step, before)) views.push({ what: 'closer', ...cutSize(before, CLOSER_PX) })
  if (after) views.push({ what: 'after', ...shrunk(after, LONGEST_SIDE_PX) })
  return {
    views,
    draw: async () => [
      ...(before ? drawBefore(step, await safe(step.pictures.before, task, step, look)) : []),
      ...(after ? [shrink(await safe(step.pictures.after, task, step, look), LONGEST_SIDE_PX).picture] : []),
    ],
  }
}

function drawBefore(step: Step, before: Picture): Picture[] {
  const at = markOf(step, before)
  const { picture, scale } = shrink(before, LONGEST_SIDE_PX)
  if (!at) return [picture]
  const closer = cutAround(before, at, CLOSER_PX)
  const marks = pathOf(step, at).map((point) => moved(point, scale))
  return [ring(picture, marks), ring(closer.picture, [moved(at, 1, closer.from)])]
}

async function sizeOf(id: PictureId | undefined, { pictures }: Look): Promise<Size | undefined> {
  const picture = id && (await pictures.picture(id))
  return picture && { width: picture.width, height: picture.height }
}

/** A picture with its private parts black: nothing else is made of what is kept. */
async function safe(id: PictureId | undefined, task: Task, step: Step, { pictures, readWords }: Look): Promise<Picture> {
  const picture = id && (await pictures.picture(id))
  if (!picture) throw new UnderstudyError('not-found', 'A picture of this step is gone.', 'Ask again for what is left.')
  const words = readWords ? privateWords(task, await readWords(picture)) : []
  return cover(picture, [...secretFields(task, step, picture), ...words])
}

/** Where the act took place in the picture: where the pointer was, else the middle of the thing. */
function markOf({ pictures, target }: Step, picture: Size): Point | undefined {
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
