import { type Gesture, intersection, isTerminal, type RecordedEvent, type Recording, type WindowInfo } from '#contract'
import { asksForSecret } from '../terminal/prompts.ts'
import { placesRead } from './same-text.ts'
import type { ScreenText } from './screen-texts.ts'

type Typed = Extract<Gesture, { kind: 'type' }>

/** Fewer characters say nothing. */
const LEAST_TYPED = 3

/**
 * What was typed into a terminal while its last line asked for a password. While recording, a prompt is told by the echo that is off;
 * here is found what that does not tell: prompts of another machine, and of other systems.
 */
export function promptedTexts({ events, gestures }: Recording, texts: readonly ScreenText[]): Typed[] {
  return gestures.filter((gesture): gesture is Typed => {
    if (gesture.kind !== 'type' || gesture.secret || gesture.text.length < LEAST_TYPED) return false
    const window = activeAt(events, gesture.fromMs)
    if (!window || !isTerminal(window.program)) return false
    // While it was typed: a prompt that came after it was not for it.
    const standing = texts.filter(
      ({ line, seenMs, toMs }) => seenMs <= gesture.toMs && toMs >= gesture.toMs && intersection(line.box, window.box),
    )
    const last = standing.toSorted((a, b) => a.line.box.y - b.line.box.y).at(-1)?.line.text ?? ''
    // What shows what is typed is no prompt for a password: a command may have the word in it.
    return asksForSecret(last) && placesRead(gesture.text.slice(0, LEAST_TYPED), last).length === 0
  })
}

function activeAt(events: readonly RecordedEvent[], atMs: number): WindowInfo | undefined {
  const news = events.findLast((event) => event.kind === 'window' && event.atMs <= atMs)
  return news?.kind === 'window' ? (news.window ?? undefined) : undefined
}
