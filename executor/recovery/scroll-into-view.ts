import type { Point, Role, Scene, Step, Target, UiElement } from '#contract'
import { centreOf, contains } from '#contract'
import { expectedPlace, learnedCrop, searchIn } from '../place/locate.ts'
import { SCROLLS, scrollTowards } from '../place/scrolling.ts'
import type { Run } from '../run/run.ts'
import type { Recovery } from './recover-place.ts'

/** Looks for the target above and below what is shown: scrolls, looks, and stops where it is found or where the list has an end. */
export async function scrollIntoView(run: Run, step: Step, scene: Scene): Promise<Recovery> {
  const { target } = step
  const at = target && step.act.kind !== 'press' ? quietPoint(scene, target) : undefined
  if (!target || !at) return { kind: 'no-help' }
  const crop = await learnedCrop(run.memory.pictures, target)
  await run.say({ kind: 'recovery', stepId: step.id, what: 'It may lie further down or up: scrolling to find it.' })
  for (const direction of [1, -1] as const) {
    const went = await scrollTowards(run, step, { scene, at, direction }, async (now) => {
      const search = await run.pace.unlessStopped('the target', searchIn(run, target, now, crop))
      if (search.kind === 'found') return 'found'
      return search.reason === 'two-alike' ? 'stop' : 'further'
    })
    if (went.kind === 'found' || went.kind === 'moved') return { kind: 'again' }
    if (went.kind === 'ended') return went
  }
  return { kind: 'no-help' }
}

/** The wheel over these would change what they hold. */
const TURNS: Role[] = ['spinner', 'slider', 'combobox', 'tab']

/** A place where the wheel scrolls and does nothing else: where the target was, since its list scrolls there; else in the middle of the window. */
function quietPoint({ window, elements }: Scene, target: Target): Point | undefined {
  if (elements.length > 0 && !elements.some((element) => SCROLLS.includes(element.role))) return undefined
  const was = centreOf(expectedPlace(target, window))
  const share = (x: number, y: number) => ({ x: window.box.x + window.box.width * x, y: window.box.y + window.box.height * y })
  const middle = [0.5, 0.65, 0.35, 0.8].flatMap((y) => [0.5, 0.7, 0.3].map((x) => share(x, y)))
  const inList = elements.some(({ role, box }) => SCROLLS.includes(role) && role !== 'scrollbar' && contains(box, was))
  const places = [...(inList && contains(window.box, was) ? [was] : []), ...middle].map(({ x, y }) => ({
    x: Math.floor(x),
    y: Math.floor(y),
  }))
  const turns = (element: UiElement, point: Point) => TURNS.includes(element.role) && contains(element.box, point)
  return places.find((point) => !elements.some((element) => turns(element, point)))
}
