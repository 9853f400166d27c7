import type { Demonstration } from '../../learn/demonstration.ts'

export function shown(demonstrations: readonly Demonstration[], id: string): Demonstration {
  const found = demonstrations.find((one) => one.id === id)
  if (!found) throw new Error(`There is no demonstration ${id}.`)
  return found
}
