import { centreOf, type UiElement } from '#contract'
import { isSecretPlace, type KeyboardPlace, withoutSecret } from './secret-place.ts'
import { type Stage, wordsOf } from './stage.ts'

/** How long a program may take to move the focus after a click or a Tab: until then its answer may be of before. */
const SETTLE_MS = 150
/** A person who never rests is not waited for longer than this. */
const MOST_SETTLE_MS = 400
/** Without an answer for so long, keys are taken for a secret: what is lost then can be typed again, what leaked cannot be taken back. */
const ANSWER_WITHIN_MS = 3000
/** The focus is not asked for again before it took this long itself, so that slow programs are not kept busy. */
const MOST_BREATHER_MS = 250

export type KeyPlace = 'plain' | 'secret' | 'own'

/** Knows where keys go. Asked for every key, one question at a time; the keys wait in memory meanwhile. */
export interface KeyboardWatch {
  /** Where a key that came just now goes. Never rejects. */
  place(): Promise<KeyPlace>
  /** The focus may have moved. */
  disturbed(): void
  /** Asks by itself when the person rests after the focus may have moved. */
  tick(): void
}

export function createKeyboardWatch(stage: Stage, options: { ownWindows: boolean }): KeyboardWatch {
  const { desktop, clock, signal } = stage
  let disturbedMs = stage.nowMs()
  let current: { asked: boolean; answer: Promise<KeyPlace> } | undefined
  let next: Promise<KeyPlace> | undefined
  let [lastEndMs, lastTookMs] = [Number.NEGATIVE_INFINITY, 0]
  /** The last answer, and whether the focus cannot have moved since. */
  let known: { place: KeyPlace; askedMs: number } | undefined
  let written: { element: string; atMs: number } | undefined

  const isSettled = (askedMs: number) => askedMs >= disturbedMs + SETTLE_MS
  const pause = (forMs: number) => clock.wait(forMs, { reason: 'where the keys go is clear', signal }).catch(() => {})

  const settle = async () => {
    const latestMs = stage.nowMs() + MOST_SETTLE_MS
    for (;;) {
      const untilMs = Math.min(latestMs, Math.max(disturbedMs + SETTLE_MS, lastEndMs + Math.min(lastTookMs, MOST_BREATHER_MS)))
      const leftMs = untilMs - stage.nowMs()
      if (leftMs <= 0 || signal.aborted) return
      await pause(leftMs)
    }
  }
  const question = async (): Promise<KeyboardPlace> => {
    const [window, element] = await Promise.all([
      options.ownWindows ? desktop.activeWindow() : undefined,
      stage.accessible ? desktop.focusedElement() : undefined,
    ])
    return { window, element }
  }
  const writeHit = (element: UiElement | undefined) => {
    const what = JSON.stringify([element?.role, element?.name, element?.box, element?.path])
    if (!stage.open() || !stage.accessible || (written?.element === what && written.atMs > disturbedMs)) return
    written = { element: what, atMs: stage.nowMs() }
    const point = element ? centreOf(element.box) : (stage.activity.point ?? { x: 0, y: 0 })
    stage.write({ kind: 'hit', atMs: written.atMs, point, element: element ? withoutSecret(element) : null, because: 'focus' })
  }
  const ask = async (): Promise<KeyPlace> => {
    const askedMs = stage.nowMs()
    const before = known && isSettled(known.askedMs) ? known.place : undefined
    const answer = await withDeadline(clock, question())
    lastEndMs = stage.nowMs()
    lastTookMs = lastEndMs - askedMs
    if (answer.kind === 'late') {
      stage.notice('A program did not tell in time where its keys go; what was typed meanwhile was taken for a secret and not stored.')
      return 'secret'
    }
    if (answer.kind === 'failed') {
      stage.notice(`Where keys go could not be asked: ${answer.why}`)
      return known?.place ?? 'plain'
    }
    const own = answer.place.window !== undefined && stage.isOwnWindow(answer.place.window)
    const after = own ? 'own' : isSecretPlace(answer.place) ? 'secret' : 'plain'
    known = { place: after, askedMs }
    if (!own) writeHit(answer.place.element)
    return strictest(before, after)
  }
  const start = (): Promise<KeyPlace> => {
    next = undefined
    const turn = { asked: false, answer: Promise.resolve<KeyPlace>('plain') }
    current = turn
    turn.answer = (async () => {
      try {
        await settle()
        turn.asked = true
        return await ask()
      } finally {
        current = undefined
      }
    })()
    return turn.answer
  }
  const place = (): Promise<KeyPlace> => {
    if (!current) return start()
    if (!current.asked) return current.answer
    next ??= current.answer.then(start, start)
    return next
  }
  const unasked = !stage.accessible && !options.ownWindows
  return {
    place: unasked ? () => Promise.resolve('plain') : place,
    disturbed() {
      disturbedMs = stage.nowMs()
    },
    tick() {
      const resting = stage.nowMs() - Math.max(disturbedMs, stage.activity.lastInputMs) >= SETTLE_MS
      if (unasked || current || !resting || (known && isSettled(known.askedMs))) return
      void place()
    },
  }
}

/** A key between two answers may have gone to either place. */
function strictest(before: KeyPlace | undefined, after: KeyPlace): KeyPlace {
  if (before === 'own' || after === 'own') return 'own'
  return before === 'secret' ? 'secret' : after
}

type Answer = { kind: 'answer'; place: KeyboardPlace } | { kind: 'failed'; why: string } | { kind: 'late' }

async function withDeadline(clock: Stage['clock'], question: Promise<KeyboardPlace>): Promise<Answer> {
  const done = new AbortController()
  const late = clock.wait(ANSWER_WITHIN_MS, { reason: 'where the keys go', signal: done.signal }).then(
    (): Answer => ({ kind: 'late' }),
    (): Answer => ({ kind: 'late' }),
  )
  const told = question.then(
    (place): Answer => ({ kind: 'answer', place }),
    (error: unknown): Answer => ({ kind: 'failed', why: wordsOf(error) }),
  )
  const answer = await Promise.race([told, late])
  done.abort()
  return answer
}
