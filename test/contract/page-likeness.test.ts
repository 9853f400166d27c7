import { describe, expect, it } from 'vitest'
import { bestPage, likenessTo, type PageLook } from '#contract'
import { samplePage } from '../support/sample-page.ts'

const look = (title: string): PageLook => ({ window: { program: 'mousepad', title, kind: 'normal' }, hash: '0'.repeat(16), elements: [] })
/** As alike as the digits of their titles are near, one page from 0.7 on. */
const compare = (known: PageLook, seen: PageLook) => {
  const similarity = 1 - Math.abs(Number(known.window.title) - Number(seen.window.title)) / 10
  return { similarity, same: similarity >= 0.7 }
}
const page = (id: string, ...titles: string[]) => {
  const [first = '', ...more] = titles
  const sample = samplePage(id, { look: look(first) })
  const { seenCount, firstSeenAt, lastSeenAt } = sample
  return { ...sample, variants: more.map((title) => ({ look: look(title), recordings: [], seenCount, firstSeenAt, lastSeenAt })) }
}

describe('a look', () => {
  it('is of the page that has the most alike look, its variants counted', () => {
    const pages = [page('page-a', '1', '6'), page('page-b', '9', '2')]
    expect(['1', '2', '6', '8'].map((title) => bestPage(look(title), pages, compare)?.id)).toEqual(['page-a', 'page-b', 'page-a', 'page-b'])
  })

  it('is of no page where it is one with none', () => {
    expect([bestPage(look('5'), [page('page-a', '1'), page('page-b', '9')], compare), bestPage(look('5'), [], compare)]).toEqual([
      undefined,
      undefined,
    ])
  })

  it('is as alike to a page as to the nearest of its looks', () => {
    expect(likenessTo(page('page-a', '1', '6'), look('5'), compare)).toEqual({ similarity: 0.9, same: true })
    expect(likenessTo(page('page-a', '0'), look('5'), compare)).toEqual({ similarity: 0.5, same: false })
  })
})
