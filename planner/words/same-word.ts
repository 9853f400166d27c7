/**
 * How far a word of a request is from a word of a goal: 0 the same, 1 or 2 a typo or an ending. Undefined: another word.
 *
 * The first letters must agree, for that is where opposites differ (import, export; lock, unlock; increase, decrease) and where people
 * seldom slip. Words of three letters or fewer and those with a digit must be the same.
 */
export function wordDistance(a: string, b: string): 0 | 1 | 2 | undefined {
  if (a === b) return 0
  const [one, two] = [[...a], [...b]]
  const shorter = Math.min(one.length, two.length)
  if (shorter < 4 || /\p{N}/u.test(a + b) || !beginsAlike(one, two)) return undefined
  const edits = editDistance(one, two)
  if (edits <= 1) return 1
  if (edits === 2 && shorter >= 6) return 2
  return onlyEndingDiffers(one, two) ? 2 : undefined
}

function beginsAlike(a: string[], b: string[]): boolean {
  return a[0] === b[0] || (a[0] === b[1] && a[1] === b[0])
}

/** `write` and `writing`: at least four letters in common from the start, at most three others behind them. */
function onlyEndingDiffers(a: string[], b: string[]): boolean {
  let common = 0
  while (common < a.length && a[common] === b[common]) common += 1
  return common >= 4 && a.length - common <= 3 && b.length - common <= 3
}

/** Insertions, deletions, replacements, and swaps of neighbours (optimal string alignment) that turn one word into the other. */
function editDistance(a: string[], b: string[]): number {
  if (Math.abs(a.length - b.length) > 2) return 3
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [row, letter] of a.entries()) {
    const current = [row + 1]
    for (const [column, other] of b.entries()) {
      const replaced = (last[column] ?? 0) + (letter === other ? 0 : 1)
      const swapped = letter === b[column - 1] && a[row - 1] === other ? (beforeLast[column - 1] ?? 0) + 1 : Number.POSITIVE_INFINITY
      current.push(Math.min(replaced, (last[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1, swapped))
    }
    beforeLast = last
    last = current
  }
  return last[b.length] ?? 0
}
