import type { Chance } from './chance.ts'
import type { Pace } from './strokes.ts'

/** A quick typist with a mouse of 125 reports a second: 6 to 12 keys a second, double-clicks within 80 to 180 ms. Idle gaps are short. */
export function humanPace(chance: Chance): Pace {
  return {
    betweenKeysMs: () => chance.between(80, 170),
    heldMs: () => chance.between(40, 80),
    betweenClicksMs: () => chance.between(80, 180),
    betweenMovesMs: () => 8,
    betweenNotchesMs: () => chance.between(25, 90),
    betweenGesturesMs: () => chance.between(150, 450),
    rollsOver: () => chance.yes(0.3),
    movesFor: (px) => Math.ceil(8 + px / 8),
  }
}

/** As fast as the server takes it: nothing between two events for most, a millisecond for some. */
export function extremePace(chance: Chance): Pace {
  const now = () => (chance.yes(0.2) ? 1 : 0)
  return {
    betweenKeysMs: now,
    heldMs: now,
    betweenClicksMs: now,
    betweenMovesMs: now,
    betweenNotchesMs: now,
    betweenGesturesMs: () => chance.between(0, 4),
    rollsOver: () => chance.yes(0.3),
    movesFor: (px) => Math.ceil(2 + px / 60),
  }
}
