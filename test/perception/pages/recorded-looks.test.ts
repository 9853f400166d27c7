import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { PageLook } from '#contract'
import { createEyes } from '#perception'

/*
 * What windows of real programs looked like in 19 states: `node bench/main.ts pages --keep FOLDER` shows and writes them. Every two are compared.
 */
const Looks = z.array(z.object({ page: z.string(), name: z.string(), told: PageLook, read: PageLook }))
const looks = Looks.parse(JSON.parse(readFileSync(new URL('../data/looks.json', import.meta.url), 'utf8')))
const { comparePages } = createEyes({ reader: undefined })
const pairs = looks.flatMap((a, index) => looks.slice(index + 1).map((b) => ({ a, b, truly: a.page === b.page })))
const wrong = (how: 'told' | 'read', truly: boolean) =>
  pairs
    .filter((pair) => pair.truly === truly && comparePages(pair.a[how], pair.b[how]).same !== truly)
    .map(({ a, b }) => `${a.page}: ${a.name} | ${b.page}: ${b.name}`)

describe('pages of real programs in many states', () => {
  it('are enough to say something', () => {
    expect([pairs.filter(({ truly }) => truly).length, pairs.filter(({ truly }) => !truly).length]).toEqual([19, 152])
  })

  it('told by accessibility, are one page whatever the data, size and theme, and another with a dialog, an error, another tab', () => {
    expect({ takenForTwo: wrong('told', true), takenForOne: wrong('told', false) }).toEqual({ takenForTwo: [], takenForOne: [] })
  })

  it('read from pixels, are told apart but for an error among the words, and known again but for two', () => {
    expect(wrong('read', true).length).toBeLessThanOrEqual(2)
    expect(wrong('read', false).filter((pair) => !pair.includes('form, error'))).toEqual([])
  })
})
