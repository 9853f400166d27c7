import { type Gesture, intersection, type Recording, type WindowInfo } from '#contract'
import { isTerminal } from '../terminal/programs.ts'
import { asksForSecret } from '../terminal/prompts.ts'
import type { ScreenText } from './screen-texts.ts'

/**
 * What was typed into a terminal while its last line asked for a password. While recording, a prompt is told by the echo that is off;
 * here is found what that does not tell: prompts of another machine, and of other systems.
 */
export function promptedTexts(
  { events, gestures }: Recording,
  texts: readonly ScreenText[],
): { gesture: Extract<Gesture, { kind: 'type' }> }[] {
  return gestures.flatMap((gesture) => {
    if (gesture.kind !== 'type' || gesture.secret || gesture.text.length < 3) return []
    const window = activeAt(gesture.fromMs)
    if (!window || !isTerminal(window.program)) return []
    const standing = texts.filter(
      ({ line, fromMs, toMs }) => fromMs <= gesture.toMs && toMs >= gesture.fromMs && intersection(line.box, window.box),
    )
    const last = standing.toSorted((a, b) => a.line.box.y - b.line.box.y).at(-1)
    return last && asksForSecret(last.line.text) ? [{ gesture }] : []
  })

  function activeAt(atMs: number): WindowInfo | undefined {
    const news = events.findLast((event) => event.kind === 'window' && event.atMs <= atMs)
    return news?.kind === 'window' ? (news.window ?? undefined) : undefined
  }
}
