import type { Point, Role, Scene, Step, UiElement } from '#contract'
import { contains } from '#contract'
import { carryOut } from '../act.ts'
import { learnedCrop, searchIn } from '../locate.ts'
import type { Run } from '../run.ts'
import { atRest, observe } from '../scene.ts'
import { helped, type Recovery } from './recover-place.ts'

const NOTCHES = 4
/** A bound for lists that grow as they are scrolled. */
const MOST_GOES = 40

/** Looks for the target above and below what is shown: scrolls, looks, and stops where it is found or where the window has an end. */
export async function scrollIntoView(run: Run, step: Step, scene: Scene): Promise<Recovery> {
  const at = step.target && step.act.kind !== 'press' ? quietPoint(scene) : undefined
  if (!at) return { kind: 'no-help' }
  await run.say({ kind: 'recovery', stepId: step.id, what: 'It may lie further down or up: scrolling to find it.' })
  for (const notchesY of [NOTCHES, -NOTCHES]) {
    const went = await scrollTowards(run, step, scene, at, notchesY)
    if (went.kind !== 'no-help') return went
  }
  return { kind: 'no-help' }
}

async function scrollTowards(run: Run, step: Step, first: Scene, at: Point, notchesY: number): Promise<Recovery> {
  if (!step.target) return { kind: 'no-help' }
  const crop = await learnedCrop(run.memory.pictures, step.target)
  let scene = first
  for (let go = 0; go < MOST_GOES; go++) {
    const acted = await carryOut(run, step, { kind: 'scroll', notchesX: 0, notchesY, at }, { window: scene.window, scene }, 'recovery')
    if (acted.kind !== 'acted') return helped(acted)
    const rested = await atRest(run, scene.picture.box)
    if (run.eyes.changed(scene.picture, rested) === 0) return { kind: 'no-help' }
    scene = await observe(run, scene.window)
    const search = await run.pace.unlessStopped('the target', searchIn(run, step.target, scene, crop))
    if (search.kind === 'found') return { kind: 'again' }
    if (search.reason === 'two-alike') return { kind: 'no-help' }
  }
  return { kind: 'no-help' }
}

const SCROLLS: Role[] = ['scrollbar', 'document', 'list', 'table', 'tree', 'panel']
/** The wheel over these would change what they hold. */
const TURNS: Role[] = ['spinner', 'slider', 'combobox', 'tab']

/** A place in the window where the wheel scrolls and does nothing else. */
function quietPoint(scene: Scene): Point | undefined {
  const { window, elements } = scene
  if (elements.length > 0 && !elements.some((element) => SCROLLS.includes(element.role))) return undefined
  const places = [0.5, 0.65, 0.35, 0.8].flatMap((y) =>
    [0.5, 0.7, 0.3].map((x) => ({
      x: Math.floor(window.box.x + window.box.width * x),
      y: Math.floor(window.box.y + window.box.height * y),
    })),
  )
  const turns = (element: UiElement, point: Point) => TURNS.includes(element.role) && contains(element.box, point)
  return places.find((point) => !elements.some((element) => turns(element, point)))
}
