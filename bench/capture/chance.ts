/** Chance that comes out the same for the same seed (mulberry32). */
export function createChance(seed: number) {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (low: number, high: number): number => Math.floor(low + next() * (high - low + 1))
  return {
    between,
    yes: (share: number): boolean => next() < share,
    one: <T>(of: readonly T[]): T => of[between(0, of.length - 1)]!,
  }
}
export type Chance = ReturnType<typeof createChance>
