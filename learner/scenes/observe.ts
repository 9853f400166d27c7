import type { Eyes, PageLook, Picture, PictureId, PictureStore, Point, Scene, Target, UiElement, WindowInfo } from '#contract'
import { centreOf, contains } from '#contract'
import type { Draft } from '../draft.ts'
import { elementsThen } from '../elements-then.ts'
import type { Moment } from '../moment.ts'
import { isKeyboard, pointOf } from '../moment.ts'
import { isShell } from '../programs.ts'
import { sameThing } from '../same-thing.ts'
import type { Timeline } from '../timeline.ts'
import { around, crop } from './crop.ts'
import type { Frames } from './frames.ts'
import { targetFromHit } from './hit-target.ts'

/** What a moment's pictures add: the target, the pictures, the pages' looks, and how much changed. */
export type Observed = Pick<Draft, 'target' | 'confidence' | 'pictures' | 'changedShare' | 'lookBefore' | 'lookAfter' | 'windowAfter'>

/** What came of a moment, where nothing is known of before: its window was not there yet. */
export type Outcome = Pick<Draft, 'windowAfter' | 'pictures' | 'lookAfter'>

export type Observer = {
  observe: (moment: Moment, window: WindowInfo, frames: Frames) => Promise<Observed>
  observeAfter: (moment: Moment, window: WindowInfo, frames: Frames) => Promise<Outcome>
}

/** How sure the way to a field is that only had the focus, and of keys that need no place. */
const FOCUS_ONLY = 0.6
const NO_PLACE = 1

/** Looks at moments one after the other; what was seen for one is used again for the next where it is the same. */
export function createObserver(timeline: Timeline, ports: { eyes: Eyes; pictures: PictureStore }): Observer {
  const { eyes, pictures } = ports
  const looks = new Map<string, Promise<PageLook>>()
  const stored = new Map<string, Promise<PictureId>>()
  let last: { windowId: number; hit: UiElement; target: Target; confidence: number } | undefined

  /** The same window at the same time is the same picture and the same page, as the end of one step and the beginning of the next. */
  function once<Value>(known: Map<string, Promise<Value>>, key: string, make: () => Promise<Value>): Promise<Value> {
    const found = known.get(key) ?? make()
    known.set(key, found)
    return found
  }
  const lookAt = (scene: Scene, key: string) => once(looks, key, () => eyes.pageLook(scene))
  const store = (picture: Picture, key: string) => once(stored, key, () => pictures.put(picture))

  async function describe(moment: Moment, window: WindowInfo, scene: Scene | undefined) {
    const point = actPoint(moment)
    if (!point) return { target: undefined, confidence: moment.gesture.kind === 'type' ? FOCUS_ONLY : NO_PLACE }
    if (
      moment.gesture.kind === 'type' &&
      moment.hit &&
      last?.windowId === window.id &&
      sameThing(last.hit, moment.hit) &&
      last.hit.name === moment.hit.name
    )
      return last
    if (!scene) return targetFromHit(window, point, moment.hit, moment.elements)
    const { target, crop: piece, confidence } = await eyes.describe(scene, point, moment.hit)
    return { target: piece ? { ...target, crop: await pictures.put(piece) } : target, confidence }
  }

  async function observeAfter(moment: Moment, window: WindowInfo, frames: Frames): Promise<Outcome> {
    const windowAfter = inFrontAfter(moment, window)
    const after = windowAfter && sceneAfter(timeline, moment, windowAfter, frames.at(moment.afterMs))
    const key = `${windowAfter?.id} ${moment.afterMs} ${boxKey(after)}`
    return {
      windowAfter,
      pictures: after ? { after: await store(after.picture, key) } : {},
      lookAfter: after && (await lookAt(after, key)),
    }
  }

  async function observe(moment: Moment, window: WindowInfo, frames: Frames): Promise<Observed> {
    const before = sceneOf(window, moment.menus, moment.elements, frames.at(moment.beforeMs), actPoint(moment))
    const { target, confidence } = await describe(moment, window, before)
    // Keys in between do not make it another field.
    if (moment.hit && target) last = { windowId: window.id, hit: moment.hit, target, confidence }
    const key = `${window.id} ${moment.beforeMs} ${boxKey(before)}`
    const mark = before && markOf(actPoint(moment), before.picture)
    const seen = before && { before: await store(before.picture, key), ...(mark ? { mark } : {}) }
    const lookBefore = before && (await lookAt(before, key))
    const after = await observeAfter(moment, window, frames)
    return {
      target,
      confidence,
      ...after,
      pictures: { ...seen, ...after.pictures },
      changedShare: changedShare(moment, window, frames),
      lookBefore,
    }
  }

  function changedShare(moment: Moment, window: WindowInfo, frames: Frames): number | undefined {
    const [before, after] = [moment.beforeMs, moment.afterMs].map((atMs) => {
      const frame = frames.at(atMs)
      return frame && crop(frame, window.box)
    })
    return before && after && eyes.changed(before, after)
  }

  return { observe, observeAfter }
}

/** Where the act is aimed: the pointer, or the middle of the field that is typed into. */
function actPoint({ gesture, hit }: Moment): Point | undefined {
  if (!isKeyboard(gesture)) return pointOf(gesture)
  return gesture.kind === 'type' && hit ? centreOf(hit.box) : undefined
}

function sceneOf(
  window: WindowInfo,
  menus: WindowInfo[],
  elements: UiElement[],
  frame: Picture | undefined,
  point?: Point,
): Scene | undefined {
  const boxes = menus.map((menu) => menu.box)
  const outside = point && ![window.box, ...boxes].some((box) => contains(box, point))
  // A menu that the window system does not tell as a window still shows on the screen.
  const reach = outside ? [elements.find((element) => contains(element.box, point))?.box ?? { ...point, width: 1, height: 1 }] : []
  const picture = frame && crop(frame, around(window.box, [...boxes, ...reach]))
  return picture && { window, picture, elements }
}

function sceneAfter(timeline: Timeline, moment: Moment, window: WindowInfo, frame: Picture | undefined): Scene | undefined {
  const menus = moment.sightAfter.windows.filter((each) => each.kind === 'menu' && each.program === window.program && each.id !== window.id)
  return sceneOf(window, menus, elementsThen(timeline, [window, ...menus], moment.afterMs), frame)
}

function inFrontAfter({ sightAfter }: Moment, window: WindowInfo): WindowInfo | undefined {
  const active = sightAfter.active
  if (active && !isShell(active.program) && active.kind !== 'menu') return active
  return sightAfter.windows.find((each) => each.id === window.id)
}

function markOf(point: Point | undefined, picture: Picture): Point | undefined {
  return point && { x: point.x - picture.box.x, y: point.y - picture.box.y }
}

function boxKey(scene: Scene | undefined): string {
  return scene ? JSON.stringify([scene.picture.box, scene.window.title, scene.elements.length]) : ''
}
