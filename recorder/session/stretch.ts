import { contains, isTerminal, type Point, type UiElement } from '#contract'
import type { KeyPlace, Known } from './focus-question.ts'

/** How long a program may take to move the focus after a click or a Tab: until then an unchanged answer proves nothing. */
const SETTLE_MS = 150
/** What a press gives the focus to. */
const TAKES_TEXT: ReadonlySet<UiElement['role']> = new Set(['field', 'combobox', 'spinner', 'document'])

/** What may have moved the focus, by its own time; with the point and what was told to lie there when it was the mouse. */
export type Disturbance = { atMs: number; press?: { point: Point; element: UiElement | undefined } }

/** The time between two disturbances, in which the focus stays where it is unless a program moves it by itself. */
export type Stretch = {
  cause: Disturbance
  /** Where keys went before. */
  before: Known | undefined
  /** It was not known where the disturbance before this one led: its move may be yet to come. */
  pendingBefore: boolean
  /** An answer that would settle it, if no news of an earlier end comes. */
  candidate: Known | undefined
  /** Set when it is clear where its keys go. */
  known: Known | undefined
  /** When it ended, by the time of what ended it. */
  overMs: number | undefined
  /** The field that has the keys shows nothing of what is typed, not even dots: there is no use in waiting for it. */
  provenPlain: boolean
  /** Whether the empty field that has the keys answered its first one with a dot. */
  dots: Promise<boolean> | undefined
  /** A key waits. */
  wanted: boolean
  /** One waits that writes: taken for a secret, it is lost. */
  typed: boolean
  place: Promise<KeyPlace>
  decide: (place: KeyPlace) => void
  /** Ends the rest between two questions: a key came. */
  rest: AbortController
  /** The question that goes on for keys that came after the place was known, and the one after it. */
  recheck: { asked: boolean; place: Promise<KeyPlace> } | undefined
  recheckNext: Promise<KeyPlace> | undefined
}

export function beginStretch(cause: Disturbance, before: Known | undefined, pendingBefore = false): Stretch {
  const empty = {
    candidate: undefined,
    known: undefined,
    overMs: undefined,
    wanted: false,
    typed: false,
    recheck: undefined,
    recheckNext: undefined,
  }
  return { cause, before, pendingBefore, ...empty, provenPlain: false, dots: undefined, rest: new AbortController(), ...undecided() }
}

export function undecided(): Pick<Stretch, 'place' | 'decide'> {
  let decide: Stretch['decide'] = () => {}
  const place = new Promise<KeyPlace>((resolve) => {
    decide = resolve
  })
  return { place, decide }
}

/** True when the program has done its part: the focus is where the press was, or elsewhere than before, or time enough went by. */
export function isConclusive(
  { element, identity, place, hidesTyping, askedMs }: Known,
  { cause, before, pendingBefore }: Stretch,
): boolean {
  if (hidesTyping && !before?.hidesTyping) return true
  if (askedMs >= cause.atMs + SETTLE_MS) return true
  if (place === 'own') return before?.place !== 'own'
  // A move that came late may be the work of what was done before.
  const moved = identity !== before?.identity && !pendingBefore
  return element !== undefined && (moved || (cause.press !== undefined && contains(element.box, cause.press.point)))
}

/** True when an answer was given while the stretch went on. An answer may overtake the news of the key that ended it. */
export function isOf(answer: Known, { overMs }: Stretch): boolean {
  return overMs === undefined || answer.answeredMs <= overMs
}

/**
 * Where the keys of a stretch went that was over before it was known. `passwordNear`: the window was seen to have a password field;
 * `isSecret` tells one.
 */
export function unknownPlace(
  { before, cause, overMs }: Stretch,
  passwordNear: boolean | undefined,
  isSecret: (element: UiElement) => boolean,
): KeyPlace {
  const pressed = cause.press?.element?.role
  if (cause.press?.element && isSecret(cause.press.element)) return 'secret'
  // Who presses into a field writes into that field.
  if (pressed && TAKES_TEXT.has(pressed)) return 'plain'
  if (before && before.place !== 'plain') return before.place
  // Nobody reads a prompt and answers it in less time than that.
  if (before?.window && isTerminal(before.window.program))
    return (overMs ?? Number.POSITIVE_INFINITY) - cause.atMs < SETTLE_MS ? 'plain' : 'secret'
  return (passwordNear ?? before?.element !== undefined) ? 'secret' : 'plain'
}

/** A key between two answers may have gone to either place. */
export function strictest(before: KeyPlace, after: KeyPlace): KeyPlace {
  if (before === 'own' || after === 'own') return 'own'
  return before === 'secret' ? 'secret' : after
}
