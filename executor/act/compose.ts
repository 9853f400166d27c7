import type { Action, Box, Point, Step, StepAct, WindowInfo } from '#contract'
import { missingCase } from '#contract'
import type { Sight } from '../place/sight.ts'
import { holdsSecret, textToType, type Values } from '../values.ts'

/**
 * The step's act with place and values put in: mostly one Action, two where a field is emptied first. Undefined when a place or a value
 * that it needs is not there.
 */
export function compose(step: Step, sight: Sight | undefined, values: Values): Action[] | undefined {
  const { act } = step
  switch (act.kind) {
    case 'click': {
      const at = sight?.found && pointIn(sight.found.box, act.at)
      return at && [{ kind: 'click', button: act.button, count: act.count, modifiers: act.modifiers, at }]
    }
    case 'drag': {
      const from = sight?.found && pointIn(sight.found.box, act.at)
      return (
        from &&
        sight && [{ kind: 'drag', button: act.button, modifiers: act.modifiers, path: pathFrom(from, act.path, step, sight.window) }]
      )
    }
    case 'scroll': {
      const box = sight?.found?.box ?? sight?.window.box
      return box && [{ kind: 'scroll', notchesX: act.notchesX, notchesY: act.notchesY, at: pointIn(box, act.at) }]
    }
    case 'type':
      return typed(act, values)
    case 'press':
      return [{ kind: 'press', modifiers: act.modifiers, key: act.key }]
    case 'focus-window':
      return sight && [{ kind: 'focus-window', windowId: sight.window.id }]
    case 'start-program':
      return [{ kind: 'start-program', program: act.program, arguments: act.arguments }]
    case 'wait':
      return [{ kind: 'wait', forMs: act.forMs, reason: act.reason }]
    case 'read':
    case 'hand-over':
      return []
    case 'run-task':
      throw new Error('A step that calls another task must be replaced by that task’s steps before a run.')
    default:
      return missingCase(act)
  }
}

function typed(act: Extract<StepAct, { kind: 'type' }>, values: Values): Action[] | undefined {
  const text = textToType(act.text, values)
  if (text === undefined) return undefined
  const type: Action = { kind: 'type', text, secret: holdsSecret(act.text, values) }
  return act.replaces ? [{ kind: 'press', modifiers: ['ctrl'], key: 'a' }, type] : [type]
}

/** A whole pixel inside the box; `at` says where, each part 0 to 1. */
export function pointIn(box: Box, at: Point): Point {
  const inside = (start: number, length: number, part: number) =>
    Math.floor(start + Math.min(Math.max(part, 0) * length, Math.max(length - 1, 0)))
  return { x: inside(box.x, box.width, at.x), y: inside(box.y, box.height, at.y) }
}

/** The learned way, scaled as the window was. */
function pathFrom(from: Point, path: Point[], step: Step, window: WindowInfo): Point[] {
  const learned = step.target?.windowSize
  const scaleX = learned && learned.width > 0 ? window.box.width / learned.width : 1
  const scaleY = learned && learned.height > 0 ? window.box.height / learned.height : 1
  return path.map((point) => ({ x: Math.round(from.x + point.x * scaleX), y: Math.round(from.y + point.y * scaleY) }))
}
