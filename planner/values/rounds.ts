import type { BoundValue, Task } from '#contract'

/** Values that a loop takes one of each a round, and that are not equally many: what is wrong, by parameter. */
export function unevenRounds({ blocks }: Pick<Task, 'blocks'>, values: readonly BoundValue[]): { parameter: string; reason: string }[] {
  const count = (name: string) =>
    (values.find(({ parameter }) => parameter === name)?.value ?? '').split('\n').filter((line) => line !== '').length
  return blocks.flatMap((block) => {
    if (block.kind !== 'loop' || block.over.kind !== 'values') return []
    const [first, ...others] = block.over.parameters
    if (first === undefined) return []
    return others
      .filter((name) => count(name) !== count(first))
      .map((name) => ({
        parameter: name,
        reason: `It has ${counted(count(name))} and “${first}” has ${counted(count(first))}; each round takes one of both.`,
      }))
  })
}

function counted(count: number): string {
  return count === 1 ? 'one value' : `${count} values`
}
