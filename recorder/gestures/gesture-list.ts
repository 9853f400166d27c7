import type { Gesture, Modifier, MouseButton, Point } from '#contract'

/** Two presses of the mouse within this time and way are one double-click to most programs. */
const MULTI_CLICK_MS = 500
export const CLICK_SLACK_PX = 5
/** A wheel or a key that rests this long begins anew. */
const SAME_GO_MS = 1000
/** The wheel over another place scrolls another thing. */
const SAME_PLACE_PX = 40

/** Collects gestures and joins those that are one to a person: double-clicks, turns of the wheel, a key struck again and again. */
export function createGestureList() {
  const list: Gesture[] = []
  /** When the last part of the last gesture began. */
  let lastPartMs = Number.NEGATIVE_INFINITY
  let lastHold = 0

  /** A drag is known when it ends, but comes before what was done while it went on. */
  const placeOf = (next: Gesture): number => {
    const within = (other: Gesture) => other.fromMs > next.fromMs && other.toMs <= next.toMs
    return list.findLastIndex((other) => !within(other)) + 1
  }

  /**
   * `hold` counts up whenever a modifier goes down, so that Alt+Tab twice is not Alt held while Tab is struck twice. `single`: what
   * was clicked acts on each click for itself.
   */
  const add = (next: Gesture, hold = 0, single = false) => {
    const last = list.at(-1)
    const joined = last && !single && join(last, next, { sinceMs: next.fromMs - lastPartMs, sameHold: hold === lastHold })
    if (joined) list[list.length - 1] = joined
    else list.splice(placeOf(next), 0, next)
    lastPartMs = next.fromMs
    lastHold = hold
  }
  return {
    add,
    last: (): Gesture | undefined => list.at(-1),
    /** In the order in which they began. */
    all: (): Gesture[] => list,
  }
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}

function join(last: Gesture, next: Gesture, gap: { sinceMs: number; sameHold: boolean }): Gesture | undefined {
  if (last.kind === 'click' && next.kind === 'click') return joinClicks(last, next, gap.sinceMs)
  if (last.kind === 'scroll' && next.kind === 'scroll') return joinScrolls(last, next)
  if (last.kind !== 'press' || next.kind !== 'press') return undefined
  const same = last.key === next.key && sameModifiers(last.modifiers, next.modifiers) && gap.sameHold
  if (!same || next.fromMs - last.toMs > SAME_GO_MS) return undefined
  return { ...last, times: last.times + next.times, toMs: next.toMs }
}

type Click = Extract<Gesture, { kind: 'click' }>
type Scroll = Extract<Gesture, { kind: 'scroll' }>

/**
 * How many clicks of a button programs know as one. Drawing programs fit the page on a double-click of the wheel. The right button
 * opens a menu on its first press, which the second one then hits or closes: two clicks.
 */
const MOST_CLICKS: Record<MouseButton, 1 | 2 | 3> = { left: 3, middle: 2, right: 1 }

function joinClicks(last: Click, next: Click, sinceMs: number): Click | undefined {
  if (last.button !== next.button || !sameModifiers(last.modifiers, next.modifiers)) return undefined
  if (sinceMs > MULTI_CLICK_MS || distance(last.point, next.point) > CLICK_SLACK_PX) return undefined
  if (last.count >= MOST_CLICKS[last.button]) return undefined
  return { ...last, count: last.count === 1 ? 2 : 3, toMs: next.toMs }
}

function joinScrolls(last: Scroll, next: Scroll): Scroll | undefined {
  const sameWay = Math.sign(last.notchesX) === Math.sign(next.notchesX) && Math.sign(last.notchesY) === Math.sign(next.notchesY)
  if (!sameWay || !sameModifiers(last.modifiers ?? [], next.modifiers ?? [])) return undefined
  if (next.fromMs - last.toMs > SAME_GO_MS || distance(last.point, next.point) > SAME_PLACE_PX) return undefined
  return { ...last, notchesX: last.notchesX + next.notchesX, notchesY: last.notchesY + next.notchesY, toMs: next.toMs }
}

function sameModifiers(a: readonly Modifier[], b: readonly Modifier[]): boolean {
  return a.length === b.length && a.every((modifier, index) => modifier === b[index])
}
