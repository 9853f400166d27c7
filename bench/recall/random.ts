/** Numbers that look like chance and are the same in every run (mulberry32). */
export function createRandom(seed: number) {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (count: number): number => Math.floor(next() * count)
  return {
    next,
    /** A whole number from 0 to one below `count`. */
    below,
    chance: (share: number): boolean => next() < share,
    pick<Thing>(things: readonly Thing[]): Thing {
      const picked = things[below(things.length)]
      if (picked === undefined) throw new Error('There is nothing to pick from.')
      return picked
    },
    shuffled<Thing>(things: readonly Thing[]): Thing[] {
      return things
        .map((thing) => ({ thing, at: next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ thing }) => thing)
    },
  }
}
export type Random = ReturnType<typeof createRandom>
