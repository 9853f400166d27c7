import type { Step } from '#contract'
import { fillSlots, type Values } from '../values.ts'

/** The words of the row that the step's target stands in, with this run's values, when they are not the target's own; secrets masked. */
export function rowWords({ target }: Step, values: Values): string | undefined {
  const key = target?.neighbours.find(({ role }) => role === 'row')
  if (!key || (key.offset.x === 0 && key.offset.y === 0)) return undefined
  const words = key.parameter === undefined ? key.name : `${key.before ?? ''}${fillSlots(`⟦${key.parameter}⟧`, values)}${key.after ?? ''}`
  return words.trim() === '' ? undefined : words
}
