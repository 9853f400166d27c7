import { describe, expect, it } from 'vitest'
import { type PageLook, RecordingId } from '#contract'
import { fitOf, seenAgain } from '../../learner/sightings.ts'
import { sampleLook, samplePage, sampleVariant } from '../support/sample-page.ts'

/** Looks are as alike as their first names say: `80` is 80 % like any other look, and wholly like itself. */
const eyes = {
  comparePages(a: PageLook, b: PageLook) {
    const [one, other] = [a, b].map((look) => look.elements[0]?.name)
    const similarity = one === other ? 1 : Number(other) / 100
    return { similarity, same: similarity >= 0.7, reasons: [] }
  },
}

const recording = RecordingId.parse('recording-new')
const sight = (page: ReturnType<typeof samplePage>, name: string, at = '2026-03-05T10:00:00Z', by = recording) => {
  const look = sampleLook([name])
  return seenAgain(page, { look, picture: undefined, at, recording: by }, fitOf(page, look, eyes))
}

describe('a page that is seen again', () => {
  const page = samplePage('page-1', { seenCount: 3 })

  it('counts the sighting when it looks as it did', () => {
    expect(sight(page, '98')).toEqual({
      ...page,
      ...{ seenCount: 4, lastSeenAt: '2026-03-05T10:00:00Z', recordings: ['recording-a', recording], picture: undefined },
    })
  })

  it('keeps a look that differs visibly as a variant, once, and counts its sightings', () => {
    const once = sight(page, '80')
    const seen = { seenCount: 1, firstSeenAt: '2026-03-05T10:00:00Z', lastSeenAt: '2026-03-05T10:00:00Z', recordings: [recording] }
    expect(once.variants).toEqual([{ look: sampleLook(['80']), picture: undefined, ...seen }])
    const twice = sight(once, '80', '2026-03-06T10:00:00Z')
    expect([twice.seenCount, twice.variants]).toEqual([4, [{ ...once.variants[0], lastSeenAt: '2026-03-06T10:00:00Z' }]])
    const other = RecordingId.parse('recording-other')
    const thrice = sight(twice, '80', '2026-03-04T10:00:00Z', other)
    expect([thrice.seenCount, thrice.variants[0]?.seenCount, thrice.variants[0]?.recordings]).toEqual([5, 2, [recording, other]])
  })

  it('keeps eight variants at most: the one seen least goes, never the new one', () => {
    const variants = Array.from({ length: 8 }, (_, index) => sampleVariant([`variant ${index}`], { seenCount: index === 5 ? 1 : 3 }))
    const after = sight({ ...page, variants }, '80')
    expect(after.variants.map(({ look }) => look.elements[0]?.name)).toEqual(
      [0, 1, 2, 3, 4, 6, 7].map((index) => `variant ${index}`).concat('80'),
    )
  })
})
