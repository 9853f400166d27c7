import type { Action, Box, StepAct } from '#contract'
import { pointIn } from './compose.ts'

/** One click with the left button into the middle of a box. */
export function clickOn(box: Box): Extract<Action, { kind: 'click' }> {
  return { kind: 'click', button: 'left', count: 1, modifiers: [], at: pointIn(box, { x: 0.5, y: 0.5 }) }
}

/** One click with the left button, with nothing held. */
export function isPlainClick(act: StepAct): act is Extract<StepAct, { kind: 'click' }> {
  return act.kind === 'click' && act.button === 'left' && act.count === 1 && act.modifiers.length === 0
}
