import { centreOf, contains, type Point } from '#contract'
import { createFocusQuestion, type FocusAnswer, type KeyPlace, type Known } from './focus-question.ts'
import { withoutSecret } from './secret-place.ts'
import type { Stage } from './stage.ts'

/** How long a program may take to move the focus after a click or a Tab: until then an unchanged answer proves nothing. */
const SETTLE_MS = 150
const ASK_AGAIN_MS = 30

/**
 * Knows where keys go. What may move the focus (a click, Tab, another window) begins a new stretch; the keys of a stretch wait in
 * memory until its place is known. Where it cannot be known, what is lost can be typed again, what leaked cannot be taken back.
 */
export interface KeyboardWatch {
  /** Where a key that came just now goes. Never rejects. */
  place(): Promise<KeyPlace>
  /** The focus may have moved; with the point of a press when that was the cause. */
  disturbed(point?: Point): void
}

type Stretch = {
  startMs: number
  point: Point | undefined
  before: Known | undefined
  /** Set when it is clear where its keys go. */
  known: Known | undefined
  over: boolean
  /** A key waits. */
  wanted: boolean
  place: Promise<KeyPlace>
  decide: (place: KeyPlace) => void
  /** Ends the rest between two questions: a key came. */
  rest: AbortController
  /** The question that goes on for keys that came after the place was known, and the one after it. */
  recheck: { asked: boolean; place: Promise<KeyPlace> } | undefined
  recheckNext: Promise<KeyPlace> | undefined
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

  const begin = (point: Point | undefined): Stretch => {
    const fresh = { known: undefined, over: false, wanted: false, recheck: undefined, recheckNext: undefined, rest: new AbortController() }
    return { startMs: stage.nowMs(), point, before: lastKnown, ...fresh, ...undecided() }
  }
  let stretch = begin(undefined)

  const writeHit = ({ element, identity, place, answeredMs }: Known) => {
    const news = written?.identity !== identity || written.atMs < stretch.startMs
    if (!stage.open() || !stage.accessible || place === 'own' || !news) return
    written = { identity, atMs: answeredMs }
    const point = element ? centreOf(element.box) : (stage.activity.point ?? { x: 0, y: 0 })
    stage.write({ kind: 'hit', atMs: answeredMs, point, element: element ? withoutSecret(element) : null, because: 'focus' })
  }
  const tellLate = () =>
    stage.notice('A program did not tell in time where its keys go; what was typed meanwhile was taken for a secret and not stored.')
  const tellFailed = (why: string) => stage.notice(`Where keys go could not be asked: ${why}`)

  /** The focus is where the press was, or elsewhere than before: the program has done its part. */
  const isConclusive = ({ element, identity, place, askedMs }: Known, of: Stretch) => {
    if (askedMs >= of.startMs + SETTLE_MS || stage.signal.aborted) return true
    if (place === 'own') return of.before?.place !== 'own'
    return element !== undefined && (identity !== of.before?.identity || (of.point !== undefined && contains(element.box, of.point)))
  }
  const settled = (answer: FocusAnswer, of: Stretch): boolean => {
    if (answer.kind === 'late') {
      if (of.wanted) tellLate()
      of.decide('secret')
      // For the keys that are still to come, the program may answer yet.
      Object.assign(of, undecided(), { wanted: false })
      return false
    }
    if (answer.kind === 'failed') {
      tellFailed(answer.why)
      of.decide(of.before?.place ?? 'plain')
      return true
    }
    if (!isConclusive(answer, of)) return false
    of.known = lastKnown = answer
    of.decide(answer.place)
    writeHit(answer)
    return true
  }
  const settle = async (of: Stretch) => {
    const isOver = () => of.over || (stage.signal.aborted && !of.wanted)
    while (!isOver()) {
      const answer = await ask(() => !of.over)
      if (!answer || of.over || settled(answer, of)) return
      const signal = AbortSignal.any([stage.signal, of.rest.signal])
      await stage.clock.wait(ASK_AGAIN_MS, { reason: 'the focus moves', signal }).catch(() => {})
      of.rest = new AbortController()
    }
  }
  /** It went by before it was known where its keys went. */
  const unknownPlace = ({ before }: Stretch): KeyPlace => {
    if (before && before.place !== 'plain') return before.place
    return (options.passwordNear() ?? before?.element !== undefined) ? 'secret' : 'plain'
  }
  /** A program may also move the focus by itself: each key is asked for, though many may share an answer. */
  const recheck = (of: Stretch): Promise<KeyPlace> => {
    const turn = { asked: false, place: Promise.resolve<KeyPlace>('secret') }
    const answered = async (): Promise<KeyPlace> => {
      const before = of.known?.place ?? 'secret'
      const answer = await ask(() => {
        turn.asked = true
        return !of.over
      })
      if (answer?.kind === 'failed') tellFailed(answer.why)
      if (!answer || of.over || answer.kind === 'failed') return before
      if (answer.kind === 'late') {
        tellLate()
        return 'secret'
      }
      of.known = lastKnown = answer
      writeHit(answer)
      return strictest(before, answer.place)
    }
    turn.place = answered().finally(() => {
      if (of.recheck === turn) of.recheck = undefined
    })
    of.recheck = turn
    of.recheckNext = undefined
    return turn.place
  }
  const place = (): Promise<KeyPlace> => {
    const of = stretch
    if (!of.known) {
      of.wanted = true
      of.rest.abort()
      return of.place
    }
    if (!of.recheck) return recheck(of)
    if (!of.recheck.asked) return of.recheck.place
    of.recheckNext ??= of.recheck.place.then(() => recheck(of))
    return of.recheckNext
  }
  if (!unasked) void settle(stretch)
  return {
    place: unasked ? () => Promise.resolve('plain') : place,
    disturbed(point) {
      if (unasked) return
      stretch.over = true
      if (!stretch.known) stretch.decide(unknownPlace(stretch))
      stretch = begin(point)
      void settle(stretch)
    },
  }
}

function undecided(): Pick<Stretch, 'place' | 'decide'> {
  let decide: Stretch['decide'] = () => {}
  const place = new Promise<KeyPlace>((resolve) => {
    decide = resolve
  })
  return { place, decide }
}

/** A key between two answers may have gone to either place. */
function strictest(before: KeyPlace, after: KeyPlace): KeyPlace {
  if (before === 'own' || after === 'own') return 'own'
  return before === 'secret' ? 'secret' : after
}
