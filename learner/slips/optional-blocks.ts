import type { Block, Step } from '#contract'
import type { Shaped } from '../shaped.ts'
import { windowPattern } from '../title-pattern.ts'
import type { Sometimes } from './by-itself.ts'

/** Steps that close what may not be there, as optional blocks. `values`: what differs from run to run, for the windows' titles. */
export function optionalBlocks(
  sometimes: readonly Sometimes[],
  shaped: readonly Shaped[],
  steps: readonly Step[],
  values: string[],
): Block[] {
  return sometimes.flatMap(({ first, last, when, reason }, index): Block[] => {
    const [from, to] = [first, last].map((draft) => steps[shaped.findIndex((each) => each.draft === draft)]?.id)
    if (from === undefined || to === undefined) return []
    const condition = when.kind === 'window' ? { kind: 'window-present' as const, window: windowPattern(when.window, values) } : when
    return [{ id: `block-${index + 1}`, kind: 'optional', from, to, when: condition, reason }]
  })
}
