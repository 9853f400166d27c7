import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCardNumber, passesLuhn, passesMod97 } from '../../../recorder/secrets/numbers.ts'
import { looksSecret, secretsIn } from '../../../recorder/secrets/secrets-in.ts'
import { ANNOUNCED, ORDINARY, SECRET } from './corpus.ts'

describe('what looks like a secret', () => {
  it('is none of a corpus of ordinary texts', async () => {
    const found = await Promise.all(
      ORDINARY.map(async (text) => (await secretsIn(text)).map(({ kind, from, to }) => `${kind}: ${text.slice(from, to)}`)),
    )
    expect(found.flat()).toEqual([])
    expect((await secretsIn(ORDINARY.join('\n'))).map(({ kind }) => kind)).toEqual([])
  })

  it.each(SECRET.map(({ kind, text }) => [kind, text] as const))('is a %s, alone and within other text (%#)', async (kind, text) => {
    for (const [index, before] of (kind === 'announced-secret' ? ANNOUNCED : ['', 'my key ', '(']).entries()) {
      const after = ['', ' and more', ')'][index % 3] ?? ''
      const content = `${before}${text}${after}`
      const found = await secretsIn(content)
      expect([content, ...found.map((each) => each.kind)]).toEqual([content, kind])
      expect(content.slice(found[0]?.from, found[0]?.to)).toContain(text.slice(0, 8))
    }
    expect(await looksSecret(`${kind === 'announced-secret' ? 'password: ' : ''}${text}`)).toBe(true)
  })

  it('cannot be hidden by words that tell a checker of source code to look away', async () => {
    const text = `// secretlint-disable\n${SECRET[1]?.text}`
    expect((await secretsIn(text)).map(({ kind }) => kind)).toEqual(['github-token'])
  })

  it('is never more than its text, nor twice the same, whatever the text', async () => {
    const piece = fc.oneof(fc.string({ maxLength: 30 }), fc.constantFrom(...SECRET.map(({ text }) => text), ...ORDINARY, ...ANNOUNCED))
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 6 }), async (pieces) => {
        const text = pieces.join(' ')
        let end = 0
        for (const { from, to } of await secretsIn(text)) {
          expect(from).toBeGreaterThanOrEqual(end)
          expect(to).toBeGreaterThan(from)
          expect(to).toBeLessThanOrEqual(text.length)
          end = to
        }
      }),
      { numRuns: 150 },
    )
  })
})

describe('numbers with a check of their own', () => {
  it('are only what passes it: one digit changed, and they are none', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('4012888888881881', '5555555555554444', '378282246310005', '6011000990139424'),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        (card, place, by) => {
          expect(isCardNumber(card)).toBe(true)
          const at = place % card.length
          const changed = card.slice(0, at) + ((Number(card[at]) + by) % 10) + card.slice(at + 1)
          expect(passesLuhn(changed)).toBe(false)
        },
      ),
    )
    expect(
      ['DE89370400440532013000', 'GB82WEST12345698765432', 'FR1420041010050500013M02606', 'DE88370400440532013000'].map(passesMod97),
    ).toEqual([true, true, true, false])
  })

  it('are rarely found in numbers by chance', async () => {
    let found = 0
    for (let number = 0; number < 2000; number++) {
      // Every sixteenth digit group of a fixed sequence: what order and part numbers look like.
      const digits = String((BigInt(number) * 6364136223846793005n + 1442695040888963407n) % 10n ** 16n).padStart(16, '1')
      if (isCardNumber(digits)) found++
    }
    // Luhn lets one in ten through, the ranges about one in four of these.
    expect(found / 2000).toBeLessThan(0.04)
  })
})
