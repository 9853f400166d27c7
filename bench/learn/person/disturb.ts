import type { Chance } from '../../capture/chance.ts'
import { DISTURBANCES, type Disturbance } from '../truth.ts'
import type { Person } from './person.ts'

/** What can go astray in one demonstration; what a program has no place for is not there. */
export type Detours = Partial<Record<Exclude<Disturbance, 'typo' | 'pause'>, (person: Person) => Promise<void>>>

const SHARE = 0.58
const LONG_PAUSE_MS = [1200, 2200] as const

/**
 * Draws which disturbances befall a demonstration and at which of its `calms` calm moments each does. The same chance draws the same ones.
 */
export function drawDisturbances(chance: Chance, detours: Detours, calms: number) {
  const possible = DISTURBANCES.filter((kind) => kind === 'typo' || kind === 'pause' || detours[kind])
  const drawn = possible.filter(() => chance.yes(SHARE))
  const at = new Map(drawn.map((kind) => [kind, chance.between(0, Math.max(0, calms - 1))]))
  let moment = 0
  let typoLeft = drawn.includes('typo')
  return {
    drawn,
    async disturb(person: Person): Promise<void> {
      const now = drawn.filter((kind) => kind !== 'typo' && at.get(kind) === moment)
      moment++
      for (const kind of now) {
        if (kind === 'pause') await person.slip('pause', () => person.rest(chance.between(...LONG_PAUSE_MS)))
        else if (kind !== 'typo') await person.slip(kind, async () => detours[kind]?.(person))
      }
    },
    mistypes(): boolean {
      if (!typoLeft || !chance.yes(0.6)) return false
      typoLeft = false
      return true
    },
    calmsSeen: () => moment,
  }
}
