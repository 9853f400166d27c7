import type { Detours } from './person/disturb.ts'
import type { Person } from './person/person.ts'
import type { World } from './stage/world.ts'
import type { TrueValue } from './truth.ts'

/** A task that a scripted person shows once on real programs. */
export type Demonstration = {
  /** `mousepad/note`; decides which half it is in, and what chance draws. */
  id: string
  /** Change it when its script changes, so that it is recorded again. */
  version?: number
  /** The program it is mostly in, as a person calls it. */
  program: string
  /** What the person says they do, with the values. */
  goal: string
  values: TrueValue[]
  roundValues?: Record<string, string[]>
  /** How many calm moments `act` has. */
  calms: number
  /** Puts the programs into the state in which the demonstration begins. */
  open(world: World): Promise<Opened>
}

/** What is done in the open programs. */
export type Opened = {
  act(person: Person): Promise<void>
  detours: Detours
}
