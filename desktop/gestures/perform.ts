import { type Action, Cancelled, type Clock, type KeyName, type Modifier, missingCase } from '#contract'
import type { HeldPointer } from './held-buttons.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { createPointerGestures } from './pointer-gestures.ts'

/** What a platform must be able to do so that every kind of action can be performed on it. */
export type Hands = {
  pointer: HeldPointer
  /** `slow`: at a person's pace. */
  type(text: string, options: { slow: boolean; signal: AbortSignal | undefined }): Promise<void>
  press(key: KeyName, modifiers: Modifier[], signal: AbortSignal | undefined): Promise<void>
  holding(modifiers: Modifier[], work: () => Promise<void>): Promise<void>
  focusWindow(id: number, signal: AbortSignal | undefined): Promise<void>
  startProgram(program: string, args: string[]): Promise<void>
  /** Lets go of keys; the buttons are the pointer's. */
  releaseKeys(): Promise<void>
}

export interface Performer {
  perform(action: Action, signal: AbortSignal | undefined): Promise<void>
  releaseAll(): Promise<void>
}

/** Carries out actions one after the other. Whatever an action held down is let go when it fails or is cancelled. */
export function createPerformer(hands: Hands, clock: Clock): Performer {
  const gestures = createPointerGestures(hands.pointer, clock)
  const inTurn = oneAtATime()

  const releaseAll = async () => {
    try {
      await hands.pointer.releaseAll()
    } finally {
      await hands.releaseKeys()
    }
  }
  const carryOut = (action: Action, signal: AbortSignal | undefined): Promise<void> => {
    switch (action.kind) {
      case 'click':
        return hands.holding(action.modifiers, () => gestures.click(action, signal))
      case 'drag':
        return hands.holding(action.modifiers, () => gestures.drag(action, signal))
      case 'scroll':
        return gestures.scroll(action, signal)
      case 'type':
        return hands.type(action.text, { slow: action.slow ?? false, signal })
      case 'press':
        return hands.press(action.key, action.modifiers, signal)
      case 'focus-window':
        return hands.focusWindow(action.windowId, signal)
      case 'start-program':
        return hands.startProgram(action.program, action.arguments)
      case 'wait':
        return clock.wait(action.forMs, { reason: action.reason, signal })
      default:
        return missingCase(action)
    }
  }
  return {
    perform: (action, signal) =>
      inTurn(async () => {
        if (signal?.aborted) throw new Cancelled(action.kind)
        try {
          await carryOut(action, signal)
        } catch (error) {
          // The first failure is the one to tell.
          await releaseAll().catch(() => {})
          throw error
        }
      }),
    releaseAll,
  }
}
