import { centreOf } from '#contract'
import { createFocusQuestion, type FocusAnswer, type KeyPlace, type Known } from './focus-question.ts'
import { withoutSecret } from './secret-place.ts'
import type { Stage } from './stage.ts'
import { beginStretch, type Disturbance, isConclusive, isOf, type Stretch, strictest, undecided, unknownPlace } from './stretch.ts'

const ASK_AGAIN_MS = 30
/** The news of a click or a Tab may come after the answer of the program that has already acted on it. */
const NEWS_WITHIN_MS = 100
const MOST_NEWS_WITHIN_MS = 400
const OTHERS_WAIT_MS = 1000
const LATE = 'A program did not tell in time where its keys go; what was typed meanwhile was taken for a secret and not stored.'

/**
 * Knows where keys go. What may move the focus (a click, Tab, another window) begins a new stretch; the keys of a stretch wait in
 * memory until its place is known. Where it cannot be known, what is lost can be typed again, what leaked cannot be taken back.
 */
export interface KeyboardWatch {
  /** Where a key that came just now goes. Never rejects. */
  place(): Promise<KeyPlace>
  /** The focus may have moved. */
  disturbed(cause: Disturbance): void
  /** True while it is not clear where keys go: other questions to the program can wait. */
  unsettled(): boolean
}

export function createKeyboardWatch(
  stage: Stage,
  options: {
    ownWindows: boolean
    /** Whether the active window was seen to have a password field; undefined when it was not looked at. */
    passwordNear: () => boolean | undefined
  },
): KeyboardWatch {
  const ask = createFocusQuestion(stage, options)
  const unasked = !stage.accessible && !options.ownWindows
  let lastKnown: Known | undefined
  let written: { identity: string; atMs: number } | undefined
  let stretch = beginStretch({ atMs: stage.nowMs() }, undefined)

  const pause = (forMs: number, reason: string, signal = stage.signal) => stage.clock.wait(forMs, { reason, signal }).catch(() => {})
  const news = () => {
    const lateMs = Math.min(MOST_NEWS_WITHIN_MS, Math.max(NEWS_WITHIN_MS, 2 * stage.activity.lagMs))
    return pause(lateMs, 'news of what came before the answer')
  }
  const writeHit = ({ element, identity, place, answeredMs }: Known) => {
    const isNew = written?.identity !== identity || written.atMs < stretch.cause.atMs
    if (!stage.open() || !stage.accessible || place === 'own' || !isNew) return
    written = { identity, atMs: answeredMs }
    const point = element ? centreOf(element.box) : (stage.activity.point ?? { x: 0, y: 0 })
    stage.write({ kind: 'hit', atMs: answeredMs, point, element: element ? withoutSecret(element) : null, because: 'focus' })
  }
  const accept = (answer: Known, of: Stretch) => {
    of.known = lastKnown = answer
    of.decide(answer.place)
    writeHit(answer)
  }
  const withoutAnswer = (answer: Exclude<FocusAnswer, Known>, of: Stretch): 'go on' | 'done' => {
    if (answer.kind === 'failed') {
      stage.notice(`Where keys go could not be asked: ${answer.why}`)
      of.decide(of.before?.place ?? 'plain')
      return 'done'
    }
    if (of.wanted) stage.notice(LATE)
    of.decide('secret')
    // For the keys that are still to come, the program may answer yet.
    Object.assign(of, undecided(), { wanted: false })
    return 'go on'
  }
  const settle = async (of: Stretch) => {
    const isOver = () => of.overMs !== undefined || (stage.signal.aborted && !of.wanted)
    while (!isOver()) {
      const answer = await ask(() => of.overMs === undefined)
      if (!answer || of.overMs !== undefined) return
      if (answer.kind !== 'known') {
        if (withoutAnswer(answer, of) === 'done') return
      } else if (isConclusive(answer, of) || stage.signal.aborted) {
        of.candidate = answer
        await news()
        if (of.overMs === undefined) accept(answer, of)
        return
      }
      await pause(ASK_AGAIN_MS, 'the focus moves', AbortSignal.any([stage.signal, of.rest.signal]))
      of.rest = new AbortController()
    }
  }
  /** A program may also move the focus by itself: each key is asked for, though many may share an answer. */
  const askAgain = async (of: Stretch, known: Known, onAsked: () => void): Promise<KeyPlace> => {
    const answer = await ask(() => {
      onAsked()
      return of.overMs === undefined
    })
    if (!answer || answer.kind === 'failed') {
      if (answer) withoutAnswer(answer, of)
      return known.place
    }
    if (answer.kind === 'late') {
      stage.notice(LATE)
      return 'secret'
    }
    if (answer.identity !== known.identity && isOf(answer, of)) await news()
    if (!isOf(answer, of)) return known.place
    if (of.overMs === undefined) accept(answer, of)
    return strictest(known.place, answer.place)
  }
  const recheck = (of: Stretch, known: Known): Promise<KeyPlace> => {
    const turn = { asked: false, place: Promise.resolve<KeyPlace>('secret') }
    const onAsked = () => {
      turn.asked = true
    }
    turn.place = askAgain(of, known, onAsked).finally(() => {
      if (of.recheck === turn) of.recheck = undefined
    })
    of.recheck = turn
    of.recheckNext = undefined
    return turn.place
  }
  const place = (): Promise<KeyPlace> => {
    const of = stretch
    const { known } = of
    if (!known) {
      of.wanted = true
      of.rest.abort()
      return of.place
    }
    if (!of.recheck) return recheck(of, known)
    if (!of.recheck.asked) return of.recheck.place
    of.recheckNext ??= of.recheck.place.then(() => recheck(of, of.known ?? known))
    return of.recheckNext
  }
  const finish = (of: Stretch) => {
    if (of.known) return
    const { candidate } = of
    if (candidate && isOf(candidate, of)) accept(candidate, of)
    else of.decide(unknownPlace(of, options.passwordNear()))
  }
  if (!unasked) void settle(stretch)
  return {
    place: unasked ? () => Promise.resolve('plain') : place,
    unsettled: () => !unasked && !stretch.known && stage.nowMs() < stretch.cause.atMs + OTHERS_WAIT_MS,
    disturbed(cause) {
      if (unasked) return
      stretch.overMs = cause.atMs
      finish(stretch)
      stretch = beginStretch(cause, lastKnown)
      void settle(stretch)
    },
  }
}
