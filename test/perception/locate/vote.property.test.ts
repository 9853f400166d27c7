import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Target, UiElement } from '#contract'
import { CONFIDENT, createEyes } from '#perception'
import type { Judged } from '../../../perception/locate/candidate.ts'
import { decide } from '../../../perception/locate/decide.ts'
import { neighbourScore, votedCentres, voteOf } from '../../../perception/locate/neighbours.ts'
import type { Sight } from '../../../perception/locate/sights.ts'
import { WEIGHTS } from '../../../perception/locate/weights.ts'
import { sceneOf, told, WINDOW } from '../scenes.ts'

const WORDS = ['Apple', 'Bridge', 'Castle', 'Dragon', 'Engine', 'Forest', 'Garden', 'Harbour', 'Island', 'Jungle', 'Kettle', 'Lantern']
const PLACE = { x: 300, y: 200, width: 80, height: 28 }

/** Things strewn around the target, none on it. */
const offsets = fc
  .array(fc.record({ x: fc.integer({ min: -260, max: 240 }), y: fc.integer({ min: -180, max: 160 }) }), { minLength: 3, maxLength: 12 })
  .map((all) => all.filter(({ x, y }) => Math.abs(x) > 60 || Math.abs(y) > 40))
  .filter((all) => all.length >= 3)

function targetWith(all: { x: number; y: number }[]): Pick<Target, 'neighbours' | 'place' | 'windowSize'> {
  const neighbours = all.map((offset, index) => ({ role: 'label' as const, name: WORDS[index] ?? '', offset }))
  return { neighbours, place: PLACE, windowSize: { width: 600, height: 400 } }
}

function sightsAt(target: Pick<Target, 'neighbours'>, centre: { x: number; y: number }, scale: number): Sight[] {
  return target.neighbours.map(({ name, offset }) => {
    const [x, y] = [centre.x + offset.x * scale, centre.y + offset.y * scale]
    return { name, role: 'label', box: { x: x - 20, y: y - 8, width: 40, height: 16 }, read: false }
  })
}
const boxAt = (centre: { x: number; y: number }, scale = 1) => ({
  x: centre.x - 40 * scale,
  y: centre.y - 14 * scale,
  width: 80 * scale,
  height: 28 * scale,
})
const centres = fc.record({ x: fc.integer({ min: 100, max: 1500 }), y: fc.integer({ min: 100, max: 900 }) })

describe('the neighbours’ vote', () => {
  it('puts the target where it is after any move', () => {
    fc.assert(
      fc.property(offsets, centres, (all, centre) => {
        const target = targetWith(all)
        const vote = voteOf(target, sightsAt(target, centre, 1), { width: 600, height: 400 })
        const [best] = votedCentres(vote)
        expect(Math.hypot((best?.x ?? 0) - centre.x, (best?.y ?? 0) - centre.y)).toBeLessThan(1)
        expect(neighbourScore(vote, boxAt(centre), true)).toBeGreaterThan(0.9)
      }),
    )
  })

  it('and under any common scale of the display', () => {
    fc.assert(
      fc.property(offsets, centres, fc.constantFrom(0.75, 1.25, 1.5, 2), (all, centre, scale) => {
        const target = targetWith(all)
        const vote = voteOf(target, sightsAt(target, centre, scale), { width: 600 * scale, height: 400 * scale })
        expect(neighbourScore(vote, boxAt(centre, scale), true)).toBeGreaterThan(0.8)
      }),
    )
  })

  it('is not fooled by a minority that moved elsewhere', () => {
    fc.assert(
      fc.property(offsets, centres, fc.integer({ min: 80, max: 400 }), (all, centre, away) => {
        const target = targetWith(all)
        const liars = Math.floor((target.neighbours.length - 1) / 3)
        const sights = sightsAt(target, centre, 1).map((sight, index, { length }) =>
          // The far ones go: near ones are counted higher.
          index >= length - liars ? { ...sight, box: { ...sight.box, x: sight.box.x + away, y: sight.box.y - away } } : sight,
        )
        const vote = voteOf(target, sights, { width: 600, height: 400 })
        const here = neighbourScore(vote, boxAt(centre), true) ?? 0
        const there = neighbourScore(vote, boxAt({ x: centre.x + away, y: centre.y - away }), true) ?? 0
        expect(here).toBeGreaterThan(there)
      }),
    )
  })

  it('speaks against a place far from where all of them say', () => {
    fc.assert(
      fc.property(offsets, centres, (all, centre) => {
        const target = targetWith(all)
        const vote = voteOf(target, sightsAt(target, centre, 1), { width: 600, height: 400 })
        expect(neighbourScore(vote, boxAt({ x: centre.x + 900, y: centre.y + 700 }), true)).toBeLessThan(0)
      }),
    )
  })

  it('is silent without neighbours, and when none is seen as long as some may yet be', () => {
    const target = targetWith([
      { x: 100, y: 0 },
      { x: 0, y: 100 },
      { x: -100, y: 0 },
    ])
    const vote = voteOf(target, [], { width: 600, height: 400 })
    expect(neighbourScore(vote, PLACE, false)).toBeUndefined()
    expect(neighbourScore(vote, PLACE, true)).toBeLessThan(0)
    expect(neighbourScore(voteOf(targetWith([]), [], WINDOW.box), PLACE, true)).toBeUndefined()
  })
})

const judgedAt = (total: number, x: number): Judged => ({
  candidate: { box: { x, y: 0, width: 20, height: 20 }, from: 'accessibility' },
  total,
  evidence: [],
})
const totals = fc.array(fc.double({ min: -3, max: 9, noNaN: true }), { minLength: 1, maxLength: 8 })

describe('the decision', () => {
  it('never names more than one, and gives confidences between 0 and 1 that add up to no more than 1', () => {
    fc.assert(
      fc.property(totals, (sums) => {
        const located = decide(sums.map((total, index) => judgedAt(total, index * 100)))
        const confidence = located.kind === 'found' ? located.confidence : (located.best?.confidence ?? 0)
        expect(confidence >= 0 && confidence <= 1).toBe(true)
        expect(located.kind === 'found').toBe(confidence >= CONFIDENT && Math.max(...sums) >= 1.5)
      }),
    )
  })

  it('always gives up between two equals', () => {
    fc.assert(
      fc.property(fc.double({ min: -3, max: 9, noNaN: true }), totals, (best, others) => {
        const top = Math.max(best, ...others)
        const located = decide([judgedAt(top, 0), judgedAt(top, 500), ...others.map((total, index) => judgedAt(total, 1000 + index * 100))])
        expect(located.kind).toBe('unsure')
      }),
    )
  })

  it('is never surer for a candidate that was added elsewhere', () => {
    fc.assert(
      fc.property(totals, fc.double({ min: -3, max: 9, noNaN: true }), (sums, more) => {
        const judged = sums.map((total, index) => judgedAt(total, index * 100))
        const [before, after] = [decide(judged), decide([...judged, judgedAt(more, 5000)])]
        if (before.kind === 'unsure' && more < Math.max(...sums)) expect(after.kind).toBe('unsure')
        if (before.kind === 'found' && after.kind === 'found' && more < Math.max(...sums))
          expect(after.confidence).toBeLessThanOrEqual(before.confidence)
      }),
    )
  })

  it('takes two views of one place for one thing', () => {
    const button = judgedAt(6, 0)
    const word: Judged = { ...judgedAt(5.9, 0), candidate: { box: { x: 4, y: 4, width: 10, height: 10 }, from: 'text' } }
    expect(decide([button, word])).toMatchObject({ kind: 'found', box: button.candidate.box })
  })

  it('lets a veto stand against any sum', () => {
    expect(decide([{ ...judgedAt(Number.NEGATIVE_INFINITY, 0), veto: 'another row' }])).toEqual({
      kind: 'unsure',
      reason: 'nothing-like-it',
      best: undefined,
    })
  })

  it('needs more than a place and a role', () => {
    expect(decide([judgedAt(WEIGHTS.role + WEIGHTS.place + WEIGHTS.window, 0)]).kind).toBe('unsure')
    expect(decide([judgedAt(WEIGHTS.role + WEIGHTS.name, 0)]).kind).toBe('found')
  })
})

describe('a window of many things', () => {
  const eyes = createEyes({ reader: undefined })
  const layout = fc.uniqueArray(fc.integer({ min: 0, max: 79 }), { minLength: 4, maxLength: 20 })
  const cell = (index: number): [number, number, number, number] => [20 + (index % 8) * 70, 20 + Math.floor(index / 8) * 36, 60, 24]

  it('never yields a thing of another name, whatever was removed, renamed or moved', async () => {
    await fc.assert(
      fc.asyncProperty(layout, layout, fc.array(fc.nat({ max: 11 }), { minLength: 20, maxLength: 20 }), async (before, after, names) => {
        const named = (places: number[], shift: number): UiElement[] =>
          places.map((place, index) => told('button', WORDS[((names[index] ?? 0) + shift) % WORDS.length] ?? '', cell(place)))
        const scene = sceneOf(named(before, 0))
        const later = sceneOf(named(after, 3))
        const element = scene.elements[0] as UiElement
        const point = { x: element.box.x + 30, y: element.box.y + 12 }
        const { target, crop } = await eyes.describe(scene, point, element)
        const located = await eyes.locate(target, later, { values: {}, crop })
        if (located.kind === 'found') expect(located.element?.name).toBe(element.name)
      }),
      { numRuns: 60 },
    )
  })
})
