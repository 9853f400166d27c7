import type { Block } from './flow.ts'
import type { Step } from './step.ts'

/** The names that a run itself fills, and nobody is asked for: what steps read from the screen, and the words of the row that a loop is at. */
export function namesFilledInRun(steps: readonly Pick<Step, 'act'>[], blocks: readonly Block[]): string[] {
  return [
    ...steps.flatMap(({ act }) => (act.kind === 'read' ? [act.into] : [])),
    ...blocks.flatMap((block) => (block.kind === 'loop' && block.over.kind === 'rows' ? [block.over.item] : [])),
  ]
}
