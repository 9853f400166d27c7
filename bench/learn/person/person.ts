import { setTimeout as pause } from 'node:timers/promises'
import type { Box, Desktop, Modifier, MouseButton, Point, WindowInfo } from '#contract'
import type { Chance } from '../../capture/chance.ts'
import type { Disturbance, Piece, TrueAct } from '../truth.ts'
import type { RealHands } from './hands.ts'
import { withTypo } from './typo.ts'

/** A thing as it stands on the screen now, and where in it a person would press. */
export type Found = { role: string; name: string; box: Box; point: Point; window: WindowInfo }
/** Waits until the thing is there. */
export type Find = () => Promise<Found>

export type ClickOptions = {
  button?: MouseButton
  count?: 1 | 2 | 3
  modifiers?: Modifier[]
  /** The value that the thing, or its row, is called by. */
  picks?: string
}

/**
 * A scripted person at a display, who writes down everything that they do as it is done: that is the truth that learning is measured against.
 */
export interface Person {
  click(find: Find, options?: ClickOptions): Promise<void>
  /** Words as they are; `['value', 'written']` is a value of the demonstration. */
  type(...pieces: (string | { value: string; text: string })[]): Promise<void>
  /** Into a password field. */
  typeSecret(value: string, text: string): Promise<void>
  /** `ctrl+s`, `Return`. */
  press(chord: string, times?: number): Promise<void>
  /** Turns the wheel over a thing, several times with a look in between; down is positive. It neither has to be a step nor must not be one. */
  scroll(find: Find, ...turns: number[]): Promise<void>
  rest(forMs: number): Promise<void>
  /** What is done in it is no part of the task. */
  slip(kind: Disturbance, act: () => Promise<void>): Promise<void>
  /** One round of a loop; inside, `calm` does nothing. */
  round(loop: string, index: number, act: () => Promise<void>): Promise<void>
  /** Nothing is open and nothing half done: a disturbance fits here. */
  calm(): Promise<void>
  readonly acts: readonly TrueAct[]
  readonly disturbances: readonly Disturbance[]
}

/** How long a person rests on a thing before they press, and looks at what came of it. */
const REST_MS = [190, 330] as const
const LOOK_MS = [200, 400] as const

export function createPerson(how: {
  desktop: Desktop
  hands: RealHands
  chance: Chance
  /** Done at calm moments, each once. */
  disturb: (person: Person) => Promise<void>
  /** Whether a text is now mistyped first. */
  mistypes: () => boolean
}): Person {
  const { desktop, hands, chance } = how
  const acts: TrueAct[] = []
  const disturbances: Disturbance[] = []
  let slip: TrueAct['slip']
  let round: TrueAct['round']
  const look = () => pause(chance.between(...LOOK_MS))
  const noted = (act: Pick<TrueAct, 'kind' | 'program' | 'origins'> & Partial<TrueAct>) => {
    acts.push({ ...act, ...(slip && { slip }), ...(round && { round }) })
  }
  /** Of the program that has the keys. */
  const front = async () => {
    const windows = await desktop.windows()
    const active = windows.find((window) => window.active) ?? windows[0]
    const program = active?.program ?? ''
    return { program, origins: originsOf(windows, program) }
  }
  /** What a text goes into: told by accessibility, else what was clicked last. */
  const field = async (): Promise<Pick<TrueAct, 'thing'>> => {
    const told = await desktop.focusedElement()
    if (told) return { thing: { role: told.role, name: told.name, box: told.box } }
    const last = acts.at(-1)
    return last?.kind === 'click' && last.thing ? { thing: last.thing } : {}
  }
  const goTo = async (find: Find) => {
    const found = await find()
    const windows = await desktop.windows()
    await hands.moveTo(found.point)
    await pause(chance.between(...REST_MS))
    const { role, name, box, point, window } = found
    return { program: window.program, origins: originsOf(windows, window.program), thing: { role, name, box }, point }
  }
  const write = async (pieces: Piece[], secret: boolean) => {
    const where = { ...(await front()), ...(await field()) }
    const text = pieces.map((piece) => piece.text).join('')
    if (!secret && slip === undefined && how.mistypes()) {
      disturbances.push('typo')
      for (const part of withTypo(text, chance)) {
        if (part.kind === 'write') await hands.write(part.text)
        else await hands.press([], 'BackSpace', part.times)
        await pause(chance.between(60, 160))
      }
    } else await hands.write(text)
    noted({ kind: 'type', ...where, text: secret ? pieces.map(({ value }) => ({ text: '', value })) : pieces, ...(secret && { secret }) })
    await look()
  }
  const person: Person = {
    acts,
    disturbances,
    async click(find, { button = 'left', count = 1, modifiers = [], picks } = {}) {
      const where = await goTo(find)
      noted({ kind: 'click', ...where, button, count, modifiers, ...(picks !== undefined && { picks }) })
      await hands.click(button, count)
      await look()
    },
    type: (...pieces) =>
      write(
        pieces.map((piece) => (typeof piece === 'string' ? { text: piece } : piece)),
        false,
      ),
    typeSecret: (value, text) => write([{ text, value }], true),
    async press(chord, times = 1) {
      const parts = chord.split('+')
      const key = parts.at(-1) ?? ''
      const modifiers = parts.slice(0, -1) as Modifier[]
      const where = await front()
      for (let time = 0; time < times; time++) noted({ kind: 'press', ...where, modifiers, key })
      await hands.press(modifiers, key, times)
      await look()
    },
    async scroll(find, ...turns) {
      const where = await goTo(find)
      for (const notches of turns) {
        noted({ kind: 'scroll', ...where, ...(slip === undefined && { incidental: true }) })
        await hands.turn(notches)
        await look()
      }
    },
    rest: (forMs) => pause(forMs),
    async slip(kind, act) {
      const [before, number] = [slip, disturbances.length]
      disturbances.push(kind)
      slip = { kind, number }
      await act()
      slip = before
    },
    async round(loop, index, act) {
      round = { loop, index }
      await act()
      round = undefined
    },
    async calm() {
      const within = round
      round = undefined
      await how.disturb(person)
      round = within
    },
  }
  return person
}

function originsOf(windows: readonly WindowInfo[], program: string): Point[] {
  return windows.filter((window) => window.program === program).map(({ box }) => ({ x: box.x, y: box.y }))
}
