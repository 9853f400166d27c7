/** A stretch that is done several times in a row: where it begins, how many steps each round has, how many rounds. */
export type Repeat = { start: number; length: number; rounds: number }

/** Twice may be chance. */
const LEAST_ROUNDS = 3

/**
 * Stretches of equal keys in a row, at least three times the same one after the other; those that cover the most come first, none overlaps another, and each round is
 * as short as it can be. A step without a key is like no other.
 * @param worth whether a stretch says something when it is repeated
 */
export function repeatsIn(keys: readonly (string | undefined)[], worth: (repeat: Repeat) => boolean = () => true): Repeat[] {
  const candidates = lengthsUpTo(Math.floor(keys.length / LEAST_ROUNDS)).flatMap((length) => repeatsOfLength(keys, length))
  const best = candidates
    .filter(worth)
    .sort((a, b) => b.length * b.rounds - a.length * a.rounds || a.length - b.length || a.start - b.start)
  const chosen: Repeat[] = []
  for (const each of best) if (chosen.every((other) => apart(each, other))) chosen.push(each)
  return chosen.sort((a, b) => a.start - b.start)
}

function repeatsOfLength(keys: readonly (string | undefined)[], length: number): Repeat[] {
  const found: Repeat[] = []
  let start = 0
  while (start + length < keys.length) {
    let same = 0
    while (start + same + length < keys.length && keys[start + same] !== undefined && keys[start + same] === keys[start + same + length])
      same += 1
    const rounds = Math.floor(same / length) + 1
    if (rounds >= LEAST_ROUNDS) {
      // What is left over behind the last round may as well stand before the first: then the round begins elsewhere.
      for (let shift = 0; shift <= same % length; shift += 1) found.push({ start: start + shift, length, rounds })
    }
    start += same + 1
  }
  return found
}

function apart(a: Repeat, b: Repeat): boolean {
  return a.start + a.length * a.rounds <= b.start || b.start + b.length * b.rounds <= a.start
}

function lengthsUpTo(most: number): number[] {
  return Array.from({ length: most }, (_, index) => index + 1)
}
