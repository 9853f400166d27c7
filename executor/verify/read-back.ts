import { plain } from '../plain-text.ts'

/** True when a value told by the program is, or where more may stand there holds, what was typed. */
export function valueHolds(value: string, expected: string, whole: boolean): boolean {
  const [is, should] = [loose(value), loose(expected)]
  return whole ? is === should : is.includes(should)
}

/** Programs straighten and curl quotes, and put other blanks. */
function loose(text: string): string {
  return plain(
    text
      .replace(/[“”„«»]/gu, '"')
      .replace(/[‘’‚]/gu, "'")
      .replace(/[–—]/gu, '-')
      .replace(/…/gu, '...'),
  )
}

/** Letters that text reading takes for each other. */
const ALIKE: Record<string, string> = { 0: 'o', 1: 'l', i: 'l', '|': 'l', 5: 's', 8: 'b' }

function letters(text: string): string {
  return [...plain(text)]
    .filter((letter) => /[\p{L}\p{N}|]/u.test(letter))
    .map((letter) => ALIKE[letter] ?? letter)
    .join('')
}

/** One letter in six may be read wrong. */
const WRONG_SHARE = 1 / 6

/**
 * True when text read from pixels holds what was typed, as far as reading is trusted. Very short texts must be there letter by letter;
 * of a text too long for its field the end or the beginning must be seen.
 */
export function textSeen(lines: string[], expected: string): boolean {
  const seen = letters(lines.join(' '))
  const should = letters(expected)
  if (should === '') return false
  if (seen.includes(should)) return true
  if (should.length < 6) return false
  if (distanceWithin(should, seen) <= should.length * WRONG_SHARE) return true
  return (
    should.length > 40 && [should.slice(-30), should.slice(0, 30)].some((part) => distanceWithin(part, seen) <= part.length * WRONG_SHARE)
  )
}

/** The fewest letters to change so that `needle` stands somewhere in `hay`: Sellers' algorithm (1980), one row at a time. */
export function distanceWithin(needle: string, hay: string): number {
  let row = Array.from({ length: needle.length + 1 }, (_, index) => index)
  let best = needle.length
  for (const letter of hay) {
    const next = [0]
    for (let index = 1; index <= needle.length; index++) {
      const changed = (row[index - 1] ?? 0) + (needle[index - 1] === letter ? 0 : 1)
      next.push(Math.min(changed, (row[index] ?? 0) + 1, (next[index - 1] ?? 0) + 1))
    }
    row = next
    best = Math.min(best, row[needle.length] ?? best)
  }
  return best
}
