/** Something that the demo says, and whether it was found to be so. */
export type Claim = { text: string; holds: boolean; detail: string }

export function claim(text: string, holds: boolean, detail: string): Claim {
  return { text, holds, detail }
}

/** Compares what came of a task, as seen from outside, with what should have. */
export function claimEqual(text: string, seen: unknown, wanted: unknown): Claim {
  const [seenText, wantedText] = [JSON.stringify(seen), JSON.stringify(wanted)]
  return claim(text, seenText === wantedText, `seen ${seenText}, wanted ${wantedText}`)
}

/** Prints each with its mark; returns how many do not hold. */
export function printClaims(claims: Claim[]): number {
  for (const { text, holds, detail } of claims)
    process.stdout.write(`${holds ? '✓' : '✗'} ${text}${holds || !detail ? '' : `: ${detail}`}\n`)
  return claims.filter((it) => !it.holds).length
}
