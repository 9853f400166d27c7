import type { GoalPart } from '#contract'

/** The goal of a recording without a sentence: `Do the 7 steps in Mousepad and Chromium`. */
export function goalFromSteps(stepCount: number, programs: string[]): GoalPart[] {
  const last = programs.at(-1)
  const names = programs.length > 1 ? `${programs.slice(0, -1).join(', ')} and ${last}` : (last ?? 'the desktop')
  return [{ kind: 'words', text: `Do the ${stepCount === 1 ? 'step' : `${stepCount} steps`} in ${names}` }]
}
