import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRig, LOGIN, middleOf, NAME, PASSWORD } from './recording-rig.ts'

/** What the person does, each so long after the one before, in ms. */
const act = fc.record({
  afterMs: fc.oneof(fc.integer({ min: 5, max: 60 }), fc.integer({ min: 60, max: 500 })),
  what: fc.oneof(
    { weight: 6, arbitrary: fc.constant('key' as const) },
    { weight: 2, arbitrary: fc.constant('tab' as const) },
    { weight: 1, arbitrary: fc.constant('click' as const) },
  ),
  /** How long the program takes to move the focus. */
  focusMs: fc.integer({ min: 0, max: 120 }),
})
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never
type Moment = { atMs: number; run: () => void }

/** The keys that went to a password field bear the letters x and k; no other key does. */
function timeline(
  acts: readonly Act[],
  deliveryMs: number,
  rig: Awaited<ReturnType<typeof createRig>>,
  startMs: number,
): { moments: Moment[]; secrets: number; endMs: number } {
  const moments: Moment[] = []
  const moves: { atMs: number; index: number }[] = [{ atMs: 0, index: 0 }]
  let [atMs, secrets] = [startMs, 0]
  const send = (event: Parameters<typeof rig.push>[0]) => moments.push({ atMs: event.atMs + deliveryMs, run: () => rig.push(event) })
  const focus = (index: number, when: number) => {
    moves.push({ atMs: when, index })
    moments.push({ atMs: when, run: () => rig.fake.change((state) => ({ ...state, focus: { windowId: LOGIN.id, index } })) })
  }
  const strike = (key: string, characters: string) => {
    send({ kind: 'key-down', atMs, key, characters, repeat: false })
    send({ kind: 'key-up', atMs: atMs + 3, key })
  }
  for (const { afterMs, what, focusMs } of acts) {
    atMs += afterMs
    // A program takes one event after the other: a key goes where the click or Tab before it leads, however late that shows.
    const real = moves.at(-1)?.index ?? 0
    const target = real === 0 ? 1 : 0
    if (what === 'key') {
      const letter = real === 1 ? (secrets++ % 2 === 0 ? 'x' : 'k') : 'b'
      strike(letter, letter)
      continue
    }
    const when = Math.max(atMs + focusMs, (moves.at(-1)?.atMs ?? 0) + 1)
    if (what === 'tab') strike('Tab', '\t')
    else {
      const point = middleOf(target === 1 ? PASSWORD : NAME)
      send({ kind: 'pointer-move', atMs: atMs - 2, point })
      send({ kind: 'pointer-down', atMs, point, button: 'left' })
      send({ kind: 'pointer-up', atMs: atMs + 4, point, button: 'left' })
    }
    focus(target, when)
  }
  return { moments: moments.toSorted((a, b) => a.atMs - b.atMs), secrets, endMs: atMs }
}

describe('a key that went to a password field', () => {
  it('appears in no event, however slow the program answers, the news come and the person types', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { minLength: 1, maxLength: 25 }),
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: 0, max: 400 }),
        async (acts, deliveryMs, answerMs) => {
          const rig = await createRig({
            desktop: (fake, clock) => ({
              async focusedElement() {
                const answer = fake.focusedElement()
                await clock.wait(answerMs, { reason: 'a slow program' })
                return answer
              },
            }),
          })
          try {
            rig.fake.change((state) => ({ ...state, focus: { windowId: LOGIN.id, index: 0 } }))
            await rig.advance(2000)
            const { moments, endMs } = timeline(acts, deliveryMs, rig, rig.clock.nowMs())
            for (const { atMs, run } of moments) {
              if (atMs > rig.clock.nowMs()) await rig.advance(atMs - rig.clock.nowMs())
              run()
            }
            await rig.advance(Math.max(0, endMs - rig.clock.nowMs()) + 3000)
            await rig.stop()
            expect(await rig.allText()).not.toMatch(/"(key|characters)":"[xk]"/)
          } finally {
            await rig.remove()
          }
        },
      ),
      { numRuns: 40 },
    )
  })
})
