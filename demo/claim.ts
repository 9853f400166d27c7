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
