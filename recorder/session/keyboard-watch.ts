import { centreOf, isTerminal } from '#contract'
import type { EchoQuestion } from '../terminal/echo-question.ts'
import { createFocusQuestion, type FocusAnswer, type KeyPlace, type Known } from './focus-question.ts'
import type { Stage } from './stage.ts'
import { beginStretch, type Disturbance, isConclusive, isOf, type Stretch, strictest, undecided, unknownPlace } from './stretch.ts'

const ASK_AGAIN_MS = 30
/** The news of a click or a Tab may come after the answer of the program that has already acted on it. */
const NEWS_WITHIN_MS = 100
const MOST_NEWS_WITHIN_MS = 400
const OTHERS_WAIT_MS = 1000
/** A prompt is there well before a person has read it: asked so often, it is known before its first key. */
const TERMINAL_EVERY_MS = 150
/** A field shows what was typed, or dots in its place, this soon. */
const SHOWN_WITHIN_MS = 400
const UNKNOWN = 'It could not be told in time where some keys went; they were taken for a secret and not stored.'
const LATE = 'A program did not tell in time where its keys go; what was typed meanwhile was taken for a secret and not stored.'

/**
 * Knows where keys go. What may move the focus (a click, Tab, another window) begins a new stretch; the keys of a stretch wait in
 * memory until its place is known. Where it cannot be known, what is lost can be typed again, what leaked cannot be taken back.
 */
export interface KeyboardWatch {
  /** Where a key that came just now goes; `writes` when more of it would be lost in a secret place than that it was struck. Never rejects. */
  place(writes?: boolean): Promise<KeyPlace>
  /** The focus may have moved. */
  disturbed(cause: Disturbance): void
  /** True while it is not clear where keys go: other questions to the program can wait. */
  unsettled(): boolean
}

export function createKeyboardWatch(
  stage: Stage,
  options: {
    ownWindows: boolean
    echo: Pick<EchoQuestion, 'isHidden'>
    /** Whether the active window was seen to have a password field; undefined when it was not looked at. */
    passwordNear: () => boolean | undefined
  },
): KeyboardWatch {
  const ask = createFocusQuestion(stage, options)
  let lastKnown: Known | undefined
  let written: { identity: string; atMs: number } | undefined
  let stretch = beginStretch({ atMs: stage.nowMs() }, undefined)

  const pause = (forMs: number, reason: string, signal = stage.signal) => stage.clock.wait(forMs, { reason, signal }).catch(() => {})
  const news = () => {
    const lateMs = Math.min(MOST_NEWS_WITHIN_MS, Math.max(NEWS_WITHIN_MS, 2 * stage.activity.lagMs))
    return pause(lateMs, 'news of what came before the answer')
  }
  const writeHit = ({ element, identity, place, askedMs, answeredMs }: Known) => {
    const isNew = written?.identity !== identity || written.atMs < stretch.cause.atMs
    if (!stage.open(askedMs) || !stage.accessible || place === 'own' || !isNew) return
    written = { identity, atMs: answeredMs }
    const point = element ? centreOf(element.box) : (stage.activity.point ?? { x: 0, y: 0 })
    stage.write({ kind: 'hit', atMs: answeredMs, point, element: element ? stage.secrets.scrubbed(element) : null, because: 'focus' })
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
    if (of.typed) stage.notice(LATE)
    of.decide('secret')
    // For the keys that are still to come, the program may answer yet.
    Object.assign(of, undecided(), { wanted: false, typed: false })
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
  /** What an empty field makes of its first key tells whether it shows what is typed. True when it shows dots. */
  const showsDots = async (of: Stretch, known: Known): Promise<boolean> => {
    const point = known.element && centreOf(known.element.box)
    for (const endMs = stage.nowMs() + SHOWN_WITHIN_MS; point && stage.nowMs() < endMs; ) {
      await pause(ASK_AGAIN_MS, 'the field shows what was typed')
      const element = await stage.desktop.elementAt(point).catch(() => undefined)
      if (!element || element.value === '') continue
      stage.secrets.meet(known.window, element)
      return stage.secrets.isSecret(element)
    }
    of.provenPlain = true
    return false
  }
  const proven = async (of: Stretch, placed: Promise<KeyPlace>): Promise<KeyPlace> => {
    const place = await placed
    const { known } = of
    if (place !== 'plain' || !known || !isEmptyField(known) || of.provenPlain) return place
    of.dots ??= showsDots(of, known)
    return (await of.dots) ? 'secret' : 'plain'
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
  const place = (writes: boolean): Promise<KeyPlace> => {
    const of = stretch
    const { known } = of
    if (!known) {
      of.wanted = true
      of.typed ||= writes
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
    else {
      const place = unknownPlace(of, options.passwordNear(), stage.secrets.isSecret)
      if (of.typed && place === 'secret') stage.notice(UNKNOWN)
      of.decide(place)
    }
  }
  /** Where single keys are asked for, the prompt is gone with the key. */
  const watchTerminals = async () => {
    while (!stage.signal.aborted) {
      await pause(TERMINAL_EVERY_MS, 'the next look at a terminal')
      const { known, recheck: asking } = stretch
      const window = known?.window
      if (known && window && isTerminal(window.program) && stage.open() && !asking) await recheck(stretch, known)
    }
  }
  void settle(stretch)
  void watchTerminals()
  return {
    place: (writes = false) => proven(stretch, place(writes)),
    unsettled: () => !stretch.known && stage.nowMs() < stretch.cause.atMs + OTHERS_WAIT_MS,
    disturbed(cause) {
      stretch.overMs = cause.atMs
      finish(stretch)
      stretch = beginStretch(cause, lastKnown, stretch.known === undefined)
      void settle(stretch)
    },
  }
}

function isEmptyField({ element }: Known): boolean {
  return element?.role === 'field' && element.value === ''
}
