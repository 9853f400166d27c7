import type { Point, Target, WindowInfo } from '#contract'
import { missingCase } from '#contract'
import type { Started } from '../clean/programs-started.ts'
import type { Draft, DraftAct } from '../draft.ts'
import type { Moment } from '../moment.ts'
import { pointOf } from '../moment.ts'
import type { Observed, Outcome } from './observe.ts'

/** The drafts of one moment: one, or as many as a key was struck. */
export function draftsOf(moment: Moment, window: WindowInfo, seen: Observed): Draft[] {
  const draft = draftWith(actOf(moment, window, seen.target), moment, window, seen)
  const times = moment.gesture.kind === 'press' ? moment.gesture.times : 1
  const eachMs = (draft.toMs - draft.fromMs) / times
  return Array.from({ length: times }, (_, index) => ({
    ...draft,
    fromMs: draft.fromMs + index * eachMs,
    toMs: draft.fromMs + (index + 1) * eachMs,
    // What was seen after all of them says nothing about the ones before the last.
    ...(index < times - 1 ? { changedShare: undefined, sightAfter: draft.sightBefore, windowAfter: undefined, lookAfter: undefined } : {}),
  }))
}

export function draftOfStarted({ command, moment, window }: Started, outcome: Outcome): Draft {
  const [program = '', ...rest] = command
  const seen = { ...outcome, target: undefined, confidence: 1, changedShare: undefined, lookBefore: undefined }
  return { ...draftWith({ kind: 'start-program', program, arguments: rest }, moment, window, seen), point: undefined }
}

function draftWith(act: DraftAct, moment: Moment, window: WindowInfo, seen: Observed): Draft {
  const { gesture, sightBefore, sightAfter, beforeMs, afterMs, hit, elements } = moment
  return {
    act,
    fromMs: gesture.fromMs,
    toMs: gesture.toMs,
    window,
    sightBefore,
    sightAfter,
    beforeMs,
    afterMs,
    point: pointOf(gesture),
    hit,
    elements,
    ...seen,
  }
}

function actOf({ gesture }: Moment, window: WindowInfo, target: Target | undefined): DraftAct {
  switch (gesture.kind) {
    case 'click': {
      const { button, count, modifiers, point } = gesture
      return { kind: 'click', button, count, modifiers, at: partOf(target, window, point) }
    }
    case 'drag': {
      const { button, modifiers, path } = gesture
      const start = path[0] ?? { x: 0, y: 0 }
      const way = path.map((point) => ({ x: point.x - start.x, y: point.y - start.y }))
      return { kind: 'drag', button, modifiers, at: partOf(target, window, start), path: way }
    }
    case 'scroll': {
      const { notchesX, notchesY, point } = gesture
      return { kind: 'scroll', notchesX, notchesY, at: partOf(target, window, point) }
    }
    case 'type':
      return { kind: 'type', text: gesture.text, secret: gesture.secret, replaces: false }
    case 'press':
      return { kind: 'press', modifiers: gesture.modifiers, key: gesture.key }
    default:
      return missingCase(gesture)
  }
}

/** Where in the target's box a point lies, each part 0 to 1. */
function partOf(target: Target | undefined, window: WindowInfo, point: Point): Point {
  if (!target) return { x: 0.5, y: 0.5 }
  const { place } = target
  return { x: share(point.x - window.box.x - place.x, place.width), y: share(point.y - window.box.y - place.y, place.height) }
}

function share(offset: number, length: number): number {
  return length > 0 ? Math.min(1, Math.max(0, offset / length)) : 0.5
}
