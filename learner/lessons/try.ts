import type { Box, Eyes, Page, Picture, PictureStore, Scene, Step, Target, UiElement } from '#contract'
import { overlap } from '#contract'
import type { DrawnLesson } from './draw.ts'
import { sceneOf } from './draw.ts'

/** What came of trying a lesson: on how many moments, how many of them came out as recorded, and why it is not kept. */
export type Tried = { moments: number; right: number; problem: string | undefined }

export type TryPorts = {
  eyes: Eyes
  pictures: PictureStore
  pageOf: (id: Page['id']) => Promise<Page | undefined>
  /** All pages of a program: a look must not be taken for another of them. */
  pagesOf: (program: string) => Promise<Page[]>
}

/** Found in the same place: more than half of the two boxes is common. */
const SAME_PLACE = 0.5

/**
 * Evaluates before anything is committed (Autogenesis, arXiv 2604.15034): a new target must find the thing where the recording shows it, and where the run found it; a
 * new look must not be one of another page. Without a moment to try it on a lesson is not kept.
 */
export async function tryLesson(lesson: DrawnLesson, values: Record<string, string>, ports: TryPorts): Promise<Tried> {
  if (lesson.kind === 'variant') return tryVariant(lesson, ports)
  // To wait longer finds nothing otherwise: what is verified is the same, and the run that was slow has verified it.
  if (lesson.kind === 'timing') return { moments: 1, right: 1, problem: undefined }
  return tryTarget(lesson, values, ports)
}

async function tryTarget(
  { step, sighting, target }: Extract<DrawnLesson, { kind: 'label' | 'anchors' }>,
  values: Record<string, string>,
  { eyes, pictures, pageOf }: TryPorts,
): Promise<Tried> {
  const old = step.target && (await recordedMoment(step, step.target, pictures, pageOf))
  const crop = target.crop && (await pictures.picture(target.crop))
  const findsAt = async (wanted: Target, scene: Scene, place: Box) => {
    const located = await eyes.locate(wanted, scene, { values, ...(crop ? { crop } : {}) })
    return located.kind === 'found' && overlap(located.box, place) > SAME_PLACE
  }
  const usable = old && step.target && (await findsAt(step.target, old.scene, old.place))
  if (!old || !usable) return { moments: 0, right: 0, problem: 'There is no recorded moment left to try it on.' }
  const now = await sceneOf(sighting, pictures)
  const inRecording = await findsAt(target, old.scene, old.place)
  const inRun = now && sighting.found ? await findsAt(target, now, sighting.found.box) : false
  const right = [inRecording, inRun].filter(Boolean).length
  if (!inRecording) return { moments: 2, right, problem: 'With it, the thing is no longer found where the recording shows it.' }
  return { moments: 2, right, problem: inRun ? undefined : 'With it, the thing is not found where this run found it.' }
}

/** What was seen when the step was recorded: its picture, and the elements that its page remembers. */
async function recordedMoment(
  step: Step,
  target: Target,
  pictures: PictureStore,
  pageOf: TryPorts['pageOf'],
): Promise<{ scene: Scene; place: Box } | undefined> {
  const picture = step.pictures.before && (await pictures.picture(step.pictures.before))
  if (!picture) return undefined
  const page = step.page && (await pageOf(step.page))
  const size = target.windowSize
  const box = { x: 0, y: 0, width: size.width, height: size.height }
  const elements = (page?.look.elements ?? []).map(
    ({ role, name, place }): UiElement => ({
      role,
      name,
      box: { x: place.x * size.width, y: place.y * size.height, width: place.width * size.width, height: place.height * size.height },
      source: 'accessibility',
      confidence: 1,
    }),
  )
  // What a look leaves out (values, the thing itself where its name is one) is still in the picture.
  const own: UiElement = {
    role: target.role ?? 'unknown',
    name: target.name ?? '',
    box: target.place,
    source: 'accessibility',
    confidence: 1,
  }
  const told = target.source === 'accessibility' ? [...elements.filter((each) => overlap(each.box, own.box) <= SAME_PLACE), own] : []
  const window = {
    id: 0,
    title: step.window.title.replaceAll('*', ''),
    program: step.window.program,
    box,
    kind: step.window.kind,
    active: true,
  }
  return { scene: { window, elements: told, picture: cut(picture, box) }, place: target.place }
}

/** A picture of a window may hold menus beside it; the window begins at its top left. */
function cut(picture: Picture, box: Box): Picture {
  return { ...picture, box: { ...box, width: picture.width, height: picture.height } }
}

async function tryVariant({ page, look }: Extract<DrawnLesson, { kind: 'variant' }>, { eyes, pagesOf }: TryPorts): Promise<Tried> {
  const others = (await pagesOf(look.window.program)).filter(({ id }) => id !== page.id)
  const taken = others.find((other) => [other, ...other.variants].some((known) => eyes.comparePages(known.look, look).same))
  const own = [page, ...page.variants].some((known) => eyes.comparePages(known.look, look).same)
  const right = others.length - (taken ? 1 : 0) + (own ? 1 : 0)
  const moments = others.length + 1
  if (taken) return { moments, right, problem: `It looks like “${taken.name}” too.` }
  return { moments, right, problem: own ? undefined : `It is so unlike “${page.name}” that it may be another page.` }
}
