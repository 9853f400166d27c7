import type { Eyes, Neighbour, Page, PageLook, PictureStore, Scene, Sighting, Step, Target } from '#contract'
import { centreOf, contains } from '#contract'
import { plain } from '../evidence.ts'
import { quoted } from '../words/quoted.ts'

/** What a run saw otherwise than it was learned. Nothing of it is known yet to be better. */
export type DrawnLesson = { what: string; step: Step; sighting: Sighting } & (
  | { kind: 'label' | 'anchors'; target: Target }
  | { kind: 'variant'; page: Page; look: PageLook }
  | { kind: 'timing'; effectMs: number }
)

export type LessonPorts = { eyes: Eyes; pictures: PictureStore; pageOf: (id: Page['id']) => Promise<Page | undefined> }

/** What was found with more certainty than this needs no better anchors. */
const CERTAIN = 0.9
/** A look this like one that is known teaches nothing. */
const SAME_LOOK = 0.9
/** What takes less is waited for anyway; what took a little longer than it was known to is no news. */
const SLOW_MS = 4_000
const SLOWER = 1.25
/** Other names kept of one thing, anchors of one target. */
const MOST_NAMES = 4
const MOST_ANCHORS = 12

/** Compares what a run saw with what was learned, step by step: things called otherwise, anchors that are gone, pages that look otherwise. */
export async function drawLessons(steps: readonly Step[], sightings: readonly Sighting[], ports: LessonPorts): Promise<DrawnLesson[]> {
  const lessons: DrawnLesson[] = []
  const looked = new Set<Page['id']>()
  for (const sighting of sightings) {
    const step = steps.find(({ id }) => id === sighting.step)
    // A step of a loop is seen many times; once is enough.
    if (!step || lessons.some((lesson) => lesson.step.id === step.id)) continue
    const label = labelLesson(step, sighting)
    if (label) lessons.push(label)
    const timing = timingLesson(step, sighting)
    if (timing) lessons.push(timing)
    const wantsAnchors = step.target && sighting.found && sighting.found.confidence < CERTAIN
    const wantsPage = step.page !== undefined && !looked.has(step.page)
    const scene = wantsAnchors || wantsPage ? await sceneOf(sighting, ports.pictures) : undefined
    if (!scene) continue
    const anchors = wantsAnchors && !label ? await anchorsLesson(step, sighting, scene, ports.eyes) : undefined
    if (anchors) lessons.push(anchors)
    if (!wantsPage || step.page === undefined) continue
    looked.add(step.page)
    const variant = await variantLesson(step, sighting, scene, ports)
    if (variant) lessons.push(variant)
  }
  return lessons
}

/** The scene of a sighting with its pixels back; undefined when the picture is gone. */
export async function sceneOf({ window, elements, picture, pictureBox }: Sighting, pictures: PictureStore): Promise<Scene | undefined> {
  const pixels = await pictures.picture(picture)
  return pixels && { window, elements, picture: { ...pixels, box: pictureBox } }
}

function labelLesson(step: Step, sighting: Sighting): DrawnLesson | undefined {
  const { target } = step
  const { found } = sighting
  if (!target?.name || target.nameParameter !== undefined || !found || found.name.trim() === '') return undefined
  const known = [target.name, ...(target.otherNames ?? [])].map(lasting)
  if (known.includes(lasting(found.name)) || lasting(found.name) === '') return undefined
  const otherNames = [found.name.trim(), ...(target.otherNames ?? [])].slice(0, MOST_NAMES)
  const what = `${quoted(target.name)} was found as ${quoted(found.name)}.`
  return { kind: 'label', what, step, sighting, target: { ...target, otherNames } }
}

function timingLesson(step: Step, sighting: Sighting): DrawnLesson | undefined {
  const { tookMs } = sighting
  if (tookMs < SLOW_MS || tookMs < SLOWER * (step.effectMs ?? 0)) return undefined
  const what = `It took ${Math.round(tookMs / 1000)} seconds until this had its effect: ${step.caption}.`
  return { kind: 'timing', what, step, sighting, effectMs: Math.round(tookMs) }
}

/** Without what counts up: `Inbox (3)` and `Inbox (4)` are one name. */
function lasting(name: string): string {
  return plain(name.replace(/\d+/gu, ' '))
}

async function anchorsLesson(step: Step, sighting: Sighting, scene: Scene, eyes: Eyes): Promise<DrawnLesson | undefined> {
  const { target } = step
  const { found } = sighting
  if (!target || !found) return undefined
  const at = centreOf(found.box)
  const hit = scene.elements
    .filter(({ box }) => contains(box, at))
    .sort((a, b) => a.box.width * a.box.height - b.box.width * b.box.height)[0]
  const now = (await eyes.describe(scene, at, hit)).target
  const same = (a: Neighbour, b: Neighbour) => a.role === b.role && plain(a.name) === plain(b.name)
  // A row's words are values, not anchors: they are as they were learned.
  const fixed = target.neighbours.filter(({ role, parameter }) => role === 'row' || parameter !== undefined)
  const anchors = target.neighbours.filter((each) => !fixed.includes(each))
  const stayed = anchors.filter((old) => now.neighbours.some((each) => same(each, old)))
  const gone = anchors.filter((old) => !stayed.includes(old))
  const fresh = now.neighbours.filter((each) => each.role !== 'row' && each.name !== '' && !anchors.some((old) => same(each, old)))
  if (gone.length === 0 || fresh.length === 0) return undefined
  // The ones that stayed come first; those that are gone here are kept behind, for the next time it is as it was.
  const neighbours = [...fixed, ...[...stayed, ...fresh, ...gone].slice(0, MOST_ANCHORS)]
  const names = fresh.slice(0, 3).map(({ name }) => quoted(name))
  return {
    kind: 'anchors',
    what: `Beside ${target.label} there is ${names.join(', ')} now.`,
    step,
    sighting,
    target: { ...target, neighbours },
  }
}

async function variantLesson(
  step: Step,
  sighting: Sighting,
  scene: Scene,
  { eyes, pageOf }: LessonPorts,
): Promise<DrawnLesson | undefined> {
  const page = step.page && (await pageOf(step.page))
  if (!page) return undefined
  const look = await eyes.pageLook(scene)
  const likest = Math.max(...[page, ...page.variants].map((known) => eyes.comparePages(known.look, look).similarity))
  if (likest >= SAME_LOOK) return undefined
  return { kind: 'variant', what: `${quoted(page.name)} looked otherwise.`, step, sighting, page, look }
}
