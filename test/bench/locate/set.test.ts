import { describe, expect, it } from 'vitest'
import { casesOf } from '../../../bench/locate/set/cases.ts'
import { halfOf } from '../../../bench/locate/set/half.ts'
import { group, shot, thing } from './stage.ts'

const at = (x: number, y: number) => ({ x, y, width: 40, height: 20 })

describe('the set of the locate bench', () => {
  it('holds out about a half of many things, whole pages among them, and says the same of one thing always', () => {
    const pages = Array.from({ length: 60 }, (_, page) => `program/page-${page}`)
    const halves = pages.map((page) => Array.from({ length: 20 }, (_, each) => halfOf(page, `thing-${each}`)))
    const heldOut = halves.flat().filter((half) => half === 'held-out').length / 1200
    expect(heldOut).toBeGreaterThan(0.38)
    expect(heldOut).toBeLessThan(0.62)
    expect(halves.some((half) => half.every((one) => one === 'held-out'))).toBe(true)
    expect(pages.map((page) => Array.from({ length: 20 }, (_, each) => halfOf(page, `thing-${each}`)))).toEqual(halves)
  })

  it('knows what is there, covered, out of view and gone, and does not ask where it does not know', () => {
    const base = shot(
      'base',
      ['there', 'under', 'away', 'gone', 'cut', 'one#1-of-2'].map((key, y) => thing(key, at(10, 30 * y))),
    )
    const after = shot('removed', [
      thing('there', at(50, 10)),
      thing('under', at(50, 40), { state: 'covered' }),
      thing('away', at(50, 70), { state: 'hidden' }),
      thing('cut', at(50, 90), { state: 'partly' }),
      thing('one#1-of-3', at(50, 130)),
    ])
    const cases = casesOf([{ group: { ...group, pixelsOnly: true }, shots: [base, after] }], { wide: true }).filter(
      (one) => one.perturbation === 'removed',
    )
    const answers = Object.fromEntries(cases.map((one) => [one.thing.key, one.truth]))
    expect(answers.there).toEqual({ kind: 'there', box: at(50, 10) })
    expect(answers).not.toHaveProperty('cut')
    expect(answers).not.toHaveProperty('one#1-of-2')
    const absent = {
      under: { kind: 'covered', box: at(50, 40) },
      away: { kind: 'absent', why: 'hidden' },
      gone: { kind: 'absent', why: 'removed' },
    }
    for (const [key, truth] of Object.entries(answers)) if (key !== 'there') expect(truth).toEqual(absent[key as keyof typeof absent])
  })

  it('looks for the row of another entity where that entity is now', () => {
    const row = (name: string, y: number) => thing(`edit-${name.toLowerCase()}`, at(200, y), { row: name })
    const shots = [shot('base', [row('Anna', 10), row('Carl', 40)]), shot('sorted', [row('Carl', 10), row('Anna', 40)])]
    const cases = casesOf([{ group: { ...group, pixelsOnly: true }, shots }], { wide: true }).filter(
      (one) => one.entity !== undefined && one.after === shots[1],
    )
    expect(cases.map(({ thing: learned, entity, truth }) => [learned.row, entity, truth]).toSorted()).toEqual([
      ['Anna', { kind: 'row', learned: 'Anna', wanted: 'Carl' }, { kind: 'there', box: at(200, 10) }],
      ['Carl', { kind: 'row', learned: 'Carl', wanted: 'Anna' }, { kind: 'there', box: at(200, 40) }],
    ])
  })

  it('asks the same of a page whatever other pages there are', () => {
    const shots = [
      shot(
        'base',
        Array.from({ length: 9 }, (_, y) => thing(`button-${y}`, at(10, 25 * y))),
      ),
      shot(
        'dark',
        Array.from({ length: 9 }, (_, y) => thing(`button-${y}`, at(10, 25 * y))),
      ),
    ]
    const alone = casesOf([{ group, shots }]).map(({ id }) => id)
    const among = casesOf([
      { group: { ...group, id: 'other/page' }, shots },
      { group, shots },
    ]).map(({ id }) => id)
    expect(alone.length).toBeGreaterThan(0)
    expect(among.filter((id) => id.startsWith(group.id))).toEqual(alone)
  })
})
