import type { Step, StepId } from '#contract'

export type Pair = { before: Step; after: Step; moved: boolean }

/**
 * Which steps of two revisions are the same: by id, or by all of what is done and said where a step was recorded anew; in the order of a longest common
 * subsequence, so that as few as can be count as moved. What is left between two pairs is paired by the kind of its act: that step was changed.
 */
export function pairSteps(before: readonly Step[], after: readonly Step[]): Pair[] {
  const [keysBefore, keysAfter] = [keysOf(before, after), keysOf(after, before)]
  const inOrder = longestCommon(keysBefore, keysAfter)
  const pairs = inOrder.flatMap(([a, b]) => pairOf(before[a], after[b], false))
  const restBefore = before.map((_, a) => a).filter((a) => !inOrder.some((pair) => pair[0] === a))
  const restAfter = new Set(after.map((_, b) => b).filter((b) => !inOrder.some((pair) => pair[1] === b)))
  const left = restBefore.filter((a) => {
    const b = [...restAfter].find((place) => keysAfter[place] === keysBefore[a])
    if (b === undefined) return true
    restAfter.delete(b)
    pairs.push(...pairOf(before[a], after[b], true))
    return false
  })
  for (const a of left) {
    const [low, high] = gapAt(a, inOrder, after.length)
    const b = [...restAfter].find((place) => place > low && place < high && isLike(before[a], after[place]))
    if (b === undefined) continue
    restAfter.delete(b)
    pairs.push(...pairOf(before[a], after[b], false))
  }
  return pairs
}

function pairOf(before: Step | undefined, after: Step | undefined, moved: boolean): Pair[] {
  return before && after ? [{ before, after, moved }] : []
}

function keysOf(steps: readonly Step[], others: readonly Step[]): string[] {
  const known = new Set(others.map(({ id }): StepId => id))
  return steps.map((step) => (known.has(step.id) ? step.id : JSON.stringify([step.act, step.caption, step.target?.label])))
}

/** Between which places of `after` a step would stand. */
function gapAt(a: number, inOrder: readonly [number, number][], end: number): [number, number] {
  return [inOrder.findLast((pair) => pair[0] < a)?.[1] ?? -1, inOrder.find((pair) => pair[0] > a)?.[1] ?? end]
}

function isLike(before: Step | undefined, after: Step | undefined): boolean {
  return before !== undefined && before.act.kind === after?.act.kind && before.window.program === after.window.program
}

/** The places of a longest common subsequence. */
function longestCommon(a: readonly string[], b: readonly string[]): [number, number][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = lengths[i]
    for (let j = b.length - 1; row && j >= 0; j -= 1) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  }
  const pairs: [number, number][] = []
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      pairs.push([i, j])
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return pairs
}
