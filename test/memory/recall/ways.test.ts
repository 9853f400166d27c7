import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PageId, type Transition } from '#contract'
import { createFakeMemory } from '../../fakes/memory.ts'
import { samplePage, sampleWay } from '../../support/sample-page.ts'

const PAGES = ['a', 'b', 'c', 'd', 'e'].map((name) => PageId.parse(`page-${name}`))
const [from, to] = [PAGES[0], PAGES.at(-1)] as [PageId, PageId]

/** Small maps in which there may be several acts from one page to another, acts that stay, and acts that always fail. */
const maps = fc.uniqueArray(
  fc.record({
    from: fc.constantFrom(...PAGES),
    to: fc.constantFrom(...PAGES),
    by: fc.constantFrom('Click', 'Press'),
    count: fc.integer({ min: 1, max: 9 }),
    failed: fc.integer({ min: 0, max: 9 }),
  }),
  { maxLength: 16, selector: ({ from, to, by }) => `${from} ${to} ${by}` },
)

/** Every way without a loop, likeliest first: tried one by one. */
function allWays(transitions: readonly Transition[], at: PageId, met: readonly PageId[] = []): { acts: string[]; likelihood: number }[] {
  if (at === to) return [{ acts: [], likelihood: 1 }]
  return transitions
    .filter((each) => each.from === at && each.to !== at && !met.includes(each.to))
    .flatMap((each) =>
      allWays(transitions, each.to, [...met, at]).map((rest) => ({
        acts: [actOf(each), ...rest.acts],
        likelihood: (rest.likelihood * (each.successCount + 1)) / (each.count + 2),
      })),
    )
    .sort((a, b) => b.likelihood - a.likelihood)
}

function actOf({ from, to, by }: Transition): string {
  return `${from} ${by} ${to}`
}

describe('ways over any small map', () => {
  it('are those that trying all of them finds: connected, without loops, likeliest first', async () => {
    await fc.assert(
      fc.asyncProperty(maps, fc.integer({ min: 1, max: 6 }), async (acts, limit) => {
        await using memory = createFakeMemory()
        for (const id of PAGES) await memory.savePage(samplePage(id))
        for (const { failed, ...act } of acts) {
          await memory.saveTransition(sampleWay(act.from, act.to, { ...act, successCount: Math.max(0, act.count - failed) }))
        }
        const expected = allWays(await memory.transitions(), from)
        const ways = await memory.ways(from, to, { limit })
        expect(ways.map(({ likelihood }) => likelihood)).toEqual(
          expected.slice(0, limit).map(({ likelihood }) => expect.closeTo(likelihood, 9)),
        )
        const known = new Set(expected.map((way) => way.acts.join(', ')))
        const found = ways.map(({ transitions }) => transitions.map(actOf).join(', '))
        expect(new Set(found).size).toBe(found.length)
        expect(found.filter((way) => !known.has(way))).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})
