import type { UiElement, WindowInfo } from '#contract'
import { isTerminal } from '#contract'
import type { EchoQuestion } from '../terminal/echo-question.ts'
import { isSecretPlace, type KeyboardPlace } from './secret-place.ts'
import { type Stage, wordsOf } from './stage.ts'

/** Where keys go: to the task, to a place where nothing is stored, or to one of our own windows. */
export type KeyPlace = 'plain' | 'secret' | 'own'

export type FocusAnswer =
  | {
      kind: 'known'
      place: KeyPlace
      element: UiElement | undefined
      window: WindowInfo | undefined
      hidesTyping: boolean
      /** Equal for equal places: tells whether the focus moved. */
      identity: string
      askedMs: number
      answeredMs: number
    }
  | { kind: 'failed'; why: string }
  | { kind: 'late' }

export type Known = Extract<FocusAnswer, { kind: 'known' }>

const ANSWER_WITHIN_MS = 3000
const PROMPTS_UNKNOWN =
  'In a terminal it cannot be told here when a program asks for a password: make the stretch private before you type one there.'
/** The focus is not asked for again before it took this long itself, so that a slow program is not kept busy. */
const MOST_BREATHER_MS = 250

/** Asks who has the keys, one question at a time. `stillWanted` is asked when the turn comes; undefined when it says no. */
export function createFocusQuestion(stage: Stage, options: { ownWindows: boolean; echo: Pick<EchoQuestion, 'isHidden'> }) {
  const { desktop, clock, signal, secrets } = stage
  let lastHidden = false
  let turn: Promise<unknown> = Promise.resolve()
  let [lastEndMs, lastTookMs] = [Number.NEGATIVE_INFINITY, 0]

  const question = async (): Promise<KeyboardPlace> => {
    const [window, element] = await Promise.all([desktop.activeWindow(), stage.accessible ? desktop.focusedElement() : undefined])
    return { window, element, hidesTyping: window !== undefined && (await hidesTyping(window)) }
  }
  const hidesTyping = async ({ program, processId }: WindowInfo): Promise<boolean> => {
    if (!isTerminal(program)) return false
    const hidden = processId === undefined ? undefined : await options.echo.isHidden(processId)
    if (hidden === undefined) stage.notice(PROMPTS_UNKNOWN)
    else lastHidden = hidden
    // One that did not answer this time is still what it was.
    return hidden ?? lastHidden
  }
  const known = (answer: KeyboardPlace, askedMs: number): Known => {
    const { element, window, hidesTyping } = answer
    if (element) secrets.meet(window, element)
    const outside = options.ownWindows && stage.scope.isOutside(window)
    const place = outside ? 'own' : isSecretPlace(answer, secrets) ? 'secret' : 'plain'
    const identity = JSON.stringify([window?.id, element?.role, element?.name, element?.box, element?.path, hidesTyping])
    return { kind: 'known', place, element, window, hidesTyping, identity, askedMs, answeredMs: stage.nowMs() }
  }
  const ask = async (): Promise<FocusAnswer> => {
    const askedMs = stage.nowMs()
    const done = new AbortController()
    const late = (): FocusAnswer => ({ kind: 'late' })
    const answer = await Promise.race([
      question().then(
        (place) => known(place, askedMs),
        (error: unknown): FocusAnswer => ({ kind: 'failed', why: wordsOf(error) }),
      ),
      clock.wait(ANSWER_WITHIN_MS, { reason: 'where the keys go', signal: done.signal }).then(late, late),
    ])
    done.abort()
    lastEndMs = stage.nowMs()
    lastTookMs = lastEndMs - askedMs
    return answer
  }
  const inTurn = async (stillWanted: () => boolean): Promise<FocusAnswer | undefined> => {
    const breatherMs = lastEndMs + Math.min(lastTookMs, MOST_BREATHER_MS) - stage.nowMs()
    if (breatherMs > 0 && stillWanted()) await clock.wait(breatherMs, { reason: 'the program rests', signal }).catch(() => {})
    return stillWanted() ? ask() : undefined
  }
  return (stillWanted: () => boolean): Promise<FocusAnswer | undefined> => {
    const answer = turn.then(() => inTurn(stillWanted))
    turn = answer
    return answer
  }
}
