import type { Action, Step } from '#contract'
import type { Run } from '../run/run.ts'

/** What is still to be done of an act that a pause cut off: all of it, its rest, or nobody knows. */
export type CutOff = { kind: 'all' } | { kind: 'rest'; action: Action } | { kind: 'unknown' }

/**
 * What a pause left of an act, once the run goes on. `parts`: how many of its characters, presses or notches had gone out. An act of which some went out is never
 * done again as it was: the person may have changed everything meanwhile. Text goes on behind what the field with the cursor is seen to hold; where that is not
 * told, the check of the step decides whether it is done.
 */
export async function afterCutOff(run: Run, step: Step, action: Action, parts: number): Promise<CutOff> {
  await run.pace.passage()
  // A field is emptied before it is filled: of that, and of what replaces a text, all can be done once more.
  const repeatable = action.kind !== step.act.kind || (step.act.kind === 'type' && step.act.replaces)
  if (parts === 0 || repeatable) return { kind: 'all' }
  if (action.kind !== 'type' || action.secret) return { kind: 'unknown' }
  const characters = [...action.text.replaceAll('\r\n', '\n')]
  const value = (await run.desktop.focusedElement())?.value
  if (!value?.includes(characters.slice(0, parts).join(''))) return { kind: 'unknown' }
  return { kind: 'rest', action: { ...action, text: characters.slice(parts).join('') } }
}
