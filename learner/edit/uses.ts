import type { NewStep, Task, TextPart } from '#contract'
import { parametersOfTarget, parametersOfText } from '#contract'

/** The texts of a step that a run fills. */
export function textsOf({ act, expectation }: NewStep): TextPart[] {
  const done = act.kind === 'type' ? act.text : act.kind === 'run-task' ? Object.values(act.values).flat() : []
  return expectation.kind === 'field-holds' ? [...done, ...expectation.text] : done
}

/** The names whose values a step needs. */
export function neededBy(step: NewStep): string[] {
  return [...new Set([...parametersOfText(textsOf(step)), ...(step.target ? parametersOfTarget(step.target) : [])])]
}

/** The names whose values a Task has a use for, in its sentence, its steps and its loops. */
export function usesOf({ goal, steps, blocks }: Pick<Task, 'goal' | 'steps' | 'blocks'>): Set<string> {
  const loops = blocks.flatMap((block) => {
    if (block.kind !== 'loop') return []
    if (block.over.kind === 'values') return block.over.parameters
    return block.over.kind === 'times' && typeof block.over.count !== 'number' ? [block.over.count.parameter] : []
  })
  return new Set([...goal.flatMap((part) => (part.kind === 'slot' ? [part.parameter] : [])), ...steps.flatMap(neededBy), ...loops])
}
