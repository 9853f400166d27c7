import type { Box, Located, Picture, PictureStore, Scene, Step, Target, UiElement, WindowInfo } from '#contract'
import { areaOf, centreOf, contains, intersection, overlap } from '#contract'
import { plain } from '../plain-text.ts'
import { patternOf, type Run } from '../run/run.ts'
import { COVERED_MS, IDLE_MS, SEARCH_AGAIN_MS, STILL_MS } from '../run/times.ts'
import { cutOut, inflated, samePlace } from './pictures.ts'
import { observe, watchUnrest } from './scene.ts'
import type { FoundTarget } from './sight.ts'
import { isPassing, windowFits } from './windows.ts'

/** `covered`: it was found, but another window lies over it. */
export type NotFound = {
  kind: 'not-found'
  reason: Extract<Located, { kind: 'unsure' }>['reason']
  bestConfidence: number
  scene: Scene
  covered?: boolean
  /** It was found, but this thing of its own window lies over it. */
  clippedBy?: UiElement
  /** Nothing stirs, and there was still time to wait. */
  early?: boolean
}
export type Search = { kind: 'found'; scene: Scene; found: FoundTarget } | NotFound

/**
 * Waits until the target is there and has stopped moving: two looks that agree. Stillness without the target means nothing, but where all rests for a while
 * `orEarly` gives back what is so until now, for a help to be tried.
 */
export async function awaitTarget(
  run: Run,
  step: Step,
  target: Target,
  window: WindowInfo,
  { withinMs, orEarly }: { withinMs: number; orEarly: boolean },
): Promise<Search> {
  const crop = await learnedCrop(run.memory.pictures, target)
  const unrest = watchUnrest(run)
  let missed: NotFound | undefined
  let coveredSinceMs: number | undefined
  const seen = await run.pace.until(`${target.label} to be there and stand still`, withinMs, async (): Promise<Search | undefined> => {
    const windows = await run.desktop.windows()
    const now = windowNow(run, step, window, windows)
    if (step.act.kind === 'type') {
      const focused = await run.desktop.focusedElement()
      const fitting = focused && focusFits(run, target, now, focused)
      if (fitting) return { kind: 'found', scene: await observe(run, now), found: fitting }
    }
    const { restedMs, sinceTakenMs } = await unrest.look(now, windows)
    if (missed && !missed.covered && orEarly && restedMs >= IDLE_MS) return { ...missed, early: true }
    if (restedMs > 0 && sinceTakenMs < SEARCH_AGAIN_MS) return undefined
    unrest.taken()
    const scene = await observe(run, now)
    const search = await searchIn(run, target, scene, crop)
    if (search.kind === 'not-found') {
      missed = search
      return undefined
    }
    const unsure = { kind: 'not-found' as const, reason: 'too-weak' as const, bestConfidence: search.found.confidence, scene }
    if (isCovered(search, windows)) {
      coveredSinceMs ??= run.pace.nowMs()
      missed = { ...unsure, covered: true }
      // What goes away by itself has gone by then; what stays is not waited for.
      return run.pace.nowMs() - coveredSinceMs >= COVERED_MS ? missed : undefined
    }
    const over = await clippedBy(run, search)
    if (over) missed = { ...unsure, clippedBy: over }
    return !over && (await standsStill(run, target, search)) ? search : undefined
  })
  return seen ?? missed ?? { kind: 'not-found', reason: 'nothing-like-it', bestConfidence: 0, scene: await observe(run, window) }
}

/** A dialog may open over another that fits the same pattern: the one in front is meant. */
function windowNow(run: Run, step: Step, window: WindowInfo, windows: WindowInfo[]): WindowInfo {
  const front = isPassing(window) ? undefined : windows.find((other) => other.active && windowFits(patternOf(run, step.window), other))
  return front ?? windows.find((other) => other.id === window.id) ?? window
}

/** True when what was found in the window's pixels belongs to another window that lies over it. */
function isCovered({ scene, found }: Extract<Search, { kind: 'found' }>, windows: WindowInfo[]): boolean {
  const over = windows.find((other) => contains(other.box, centreOf(found.box)))
  return over !== undefined && over.id !== scene.window.id && !isPassing(over)
}

/** What a page tells at its place whenever it shows there. */
const TOLD_WHERE_SHOWN: UiElement['role'][] = ['button', 'toggle', 'link', 'checkbox', 'radio', 'combobox', 'field']

/**
 * What is shown at the middle of something that is told: it is scrolled out under a heading or a bar, or beyond the edge of its list. What lies there is then
 * neither a part of it nor around it, or it is the bare page. Undefined when nothing lies over it.
 */
export async function clippedBy(run: Run, { found }: Extract<Search, { kind: 'found' }>): Promise<UiElement | undefined> {
  const hit = await run.desktop.elementAt(centreOf(found.box))
  if (!hit) return undefined
  if (hit.role === 'document' && found.role !== undefined && TOLD_WHERE_SHOWN.includes(found.role)) return hit
  const shared = intersection(hit.box, found.box)
  const over = shared !== undefined && areaOf(shared) < 0.5 * areaOf(hit.box) && areaOf(shared) < 0.9 * areaOf(found.box)
  return over ? hit : undefined
}

export async function searchIn(run: Run, target: Target, scene: Scene, crop: Picture | undefined): Promise<Search> {
  const located = await run.eyes.locate(target, scene, { values: run.values.known, crop, signal: run.control.signal })
  if (located.kind === 'unsure') return { kind: 'not-found', reason: located.reason, bestConfidence: located.best?.confidence ?? 0, scene }
  const { box, element, confidence, evidence } = located
  const names = [element?.name, learnedName(run, target)].filter((name) => name !== undefined && name.trim() !== '')
  return {
    kind: 'found',
    scene,
    found: { box, names: [...new Set(names)] as string[], role: element?.role ?? target.role, confidence, evidence },
  }
}

export async function learnedCrop(pictures: PictureStore, target: Target): Promise<Picture | undefined> {
  return target.crop === undefined ? undefined : pictures.picture(target.crop)
}

/** The name to look for in this run. */
export function learnedName(run: Run, target: Target): string | undefined {
  return target.nameParameter === undefined ? target.name : (run.values.known[target.nameParameter] ?? target.name)
}

async function standsStill(run: Run, target: Target, search: Extract<Search, { kind: 'found' }>): Promise<boolean> {
  await run.pace.wait(STILL_MS, `${target.label} to stand still`)
  return atSamePlace(run, target, search.scene, search.found.box)
}

/** A blinking caret and the like. */
const SMALL_CHANGE = 0.01
const MARGIN_PX = 16

/** True when the target is still where it was: its surroundings look the same, or it is found anew at the same place. */
export async function atSamePlace(run: Run, target: Target, scene: Scene, box: Box): Promise<boolean> {
  const window = (await run.desktop.windows()).find((other) => other.id === scene.window.id)
  if (!window) return false
  const before = cutOut(scene.picture, inflated(box, MARGIN_PX))
  const windowStands = JSON.stringify(window.box) === JSON.stringify(scene.window.box)
  if (before && windowStands && run.eyes.changed(before, await run.desktop.capture(before.box)) <= SMALL_CHANGE) return true
  const again = await searchIn(run, target, await observe(run, window), await learnedCrop(run.memory.pictures, target))
  return again.kind === 'found' && samePlace(again.found.box, box)
}

/** The field that has the cursor, when it is the one that was learned: by its name, or where nothing names it by its place in the window. */
function focusFits(run: Run, target: Target, window: WindowInfo, focused: UiElement): FoundTarget | undefined {
  if (target.role !== undefined && focused.role !== target.role) return undefined
  const name = learnedName(run, target)
  const place = overlap(expectedPlace(target, window), focused.box)
  const named = name !== undefined && name !== '' && plain(name) === plain(focused.name)
  const inWindow = overlap(window.box, focused.box) > 0
  const unnamed = (name === undefined || name === '' || focused.name === '') && place >= 0.5
  if (!inWindow || !(named || unnamed)) return undefined
  const evidence: FoundTarget['evidence'] = [
    { kind: 'role', score: target.role === undefined ? 0 : 1 },
    { kind: 'name', score: named ? 1 : 0 },
    { kind: 'place', score: place },
  ]
  return {
    box: focused.box,
    names: focused.name === '' ? [] : [focused.name],
    role: focused.role,
    confidence: named ? 0.97 : 0.9,
    evidence,
  }
}

/** Where the target would lie if the window had only been moved and resized evenly. */
export function expectedPlace(target: Target, window: WindowInfo): Box {
  const scaleX = target.windowSize.width > 0 ? window.box.width / target.windowSize.width : 1
  const scaleY = target.windowSize.height > 0 ? window.box.height / target.windowSize.height : 1
  const { place } = target
  return {
    x: window.box.x + place.x * scaleX,
    y: window.box.y + place.y * scaleY,
    width: place.width * scaleX,
    height: place.height * scaleY,
  }
}
