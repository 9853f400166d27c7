/** A piece of the old text (parts of words have their index) and what stands in its place in the new one. */
export type Difference = { fromPiece: number; toPiece: number; before: string; after: string }

const PIECES = /⟦[^⟧]*⟧|[\p{L}\p{M}\p{N}]+(?:[.,'’@:/\\_-][\p{L}\p{M}\p{N}]+)*|[^\p{L}\p{M}\p{N}]/gu
/** Less in common than this is two texts, not one that differs in places. */
const IN_COMMON = 0.4

/** Cuts a text into words, numbers, addresses, and what stands between them. `⟦name⟧` is one piece. */
export function piecesOf(text: string): string[] {
  return text.match(PIECES) ?? []
}

/**
 * Where two texts differ, word by word (longest common subsequence): undefined when they have too little in common, or when a piece is only in one of them,
 * so that it is no value that changed. Differences with nothing but blanks between them are one.
 */
export function differencesOf(before: readonly string[], after: readonly string[]): Difference[] | undefined {
  const pairs = commonPairs(before, after)
  const words = (pieces: readonly string[]) => pieces.filter(isWord).length
  if (words(pairs.map(([at]) => before[at] ?? '')) < IN_COMMON * Math.max(words(before), words(after))) return undefined
  const kept = pairs.filter(([at], index) => isWord(before[at] ?? '') || !isLonely(pairs, index, before, after))
  const differences: Difference[] = []
  let [a, b] = [0, 0]
  for (const [toA, toB] of [...kept, [before.length, after.length] as const]) {
    if (toA > a || toB > b)
      differences.push({ fromPiece: a, toPiece: toA, before: before.slice(a, toA).join(''), after: after.slice(b, toB).join('') })
    a = toA + 1
    b = toB + 1
  }
  return differences.every(({ before: was, after: is }) => isWord(was) && isWord(is)) ? differences : undefined
}

function isWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}

/** A blank between two differences belongs to both values. */
function isLonely(
  pairs: readonly (readonly [number, number])[],
  index: number,
  before: readonly string[],
  after: readonly string[],
): boolean {
  const [a = 0, b = 0] = pairs[index] ?? []
  if (!/^\s*$/u.test(before[a] ?? '')) return false
  const [lastA = -1, lastB = -1] = pairs[index - 1] ?? []
  const [nextA = before.length, nextB = after.length] = pairs[index + 1] ?? []
  const changesBefore = a - lastA > 1 && b - lastB > 1
  const changesBehind = nextA - a > 1 && nextB - b > 1
  return changesBefore && changesBehind
}

function commonPairs(a: readonly string[], b: readonly string[]): [number, number][] {
  const longest = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  const at = (i: number, j: number) => longest[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      (longest[i] as number[])[j] = a[i] === b[j] ? 1 + at(i + 1, j + 1) : Math.max(at(i + 1, j), at(i, j + 1))
  const pairs: [number, number][] = []
  for (let [i, j] = [0, 0]; i < a.length && j < b.length; ) {
    if (a[i] === b[j] && at(i, j) === 1 + at(i + 1, j + 1)) {
      pairs.push([i, j])
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return pairs
}
