import type { WindowInfo } from '#contract'
import type { Demonstration } from '../learn/demonstration.ts'
import type { World } from '../learn/stage/world.ts'

/** What a run is asked to do otherwise than it was shown, by the names of the demonstration's values. */
export type Values = Readonly<Record<string, string>>

/** A demonstration whose repetition can be checked from outside. */
export type Workflow = {
  demonstration: Demonstration
  /** `web`: in a page of Chromium; `gtk`, `qt`: in a program of that toolkit; `x11`: in one of none. */
  kind: 'web' | 'gtk' | 'qt' | 'x11'
  /** The program it is in, by its lasting name. */
  program: string
  /** The first goes with the undisturbed runs alone. */
  values: [Values, Values]
  /** Readies what the check needs to see; before anything is done. */
  prepare?(world: World): Promise<void>
  /** What is not as it should be after a right repetition with these values, looked up outside of Understudy; undefined when all is right. */
  check(world: World, values: Values): Promise<string | undefined>
  /** Of a page: the button that ends the work, and another name for it that means the same. */
  button?: { selector: string; otherwise: string }
}

/** The window of the workflow's program. */
export async function windowOf(world: World, { program }: Workflow): Promise<WindowInfo | undefined> {
  return (await world.stage.desktop.windows()).find((window) => window.program === program && window.kind === 'normal')
}

/** The words that ask for it with other values: the goal sentence of the demonstration with them in place. */
export function requestFor({ demonstration: { goal, values } }: Workflow, given: Values): string {
  return values.reduce((text, { name, value }) => (value === '' ? text : text.replace(value, given[name] ?? value)), goal)
}

/** The values of the demonstration itself. */
export function shownValues({ demonstration: { values } }: Workflow): Values {
  return Object.fromEntries(values.map(({ name, value }) => [name, value]))
}
