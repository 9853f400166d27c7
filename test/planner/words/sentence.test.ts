import { describe, expect, it } from 'vitest'
import { withoutCourtesy } from '../../../planner/words/courtesy.ts'
import { readSentence } from '../../../planner/words/sentence.ts'

const words = (text: string) => readSentence(text).tokens.map((token) => token.normal)

describe('cutting a sentence into tokens', () => {
  it('parts words, numbers and signs, and tells where each stands', () => {
    expect(readSentence('Pay €30 to Zoë!')).toEqual({
      text: 'Pay €30 to Zoë!',
      tokens: [
        { normal: 'pay', kind: 'word', start: 0, end: 3, quote: undefined },
        { normal: '€', kind: 'sign', start: 4, end: 5, quote: undefined },
        { normal: '30', kind: 'word', start: 5, end: 7, quote: undefined },
        { normal: 'to', kind: 'word', start: 8, end: 10, quote: undefined },
        { normal: 'zoe', kind: 'word', start: 11, end: 14, quote: undefined },
        { normal: '!', kind: 'sign', start: 14, end: 15, quote: undefined },
      ],
      quotes: [],
    })
  })

  it('forgets case, accents and the kind of apostrophe', () => {
    expect(words('ÜBERGRÖSSE Übergröße übergröße')).toEqual(Array(3).fill('ubergrosse'))
    expect(words('Anna’s')).toEqual(['anna', "'", 's'])
    expect(words('Ｗｉｄｅ')).toEqual(['wide'])
  })

  it('takes each character of a script without spaces by itself, and keeps words of others whole', () => {
    expect(words('给Anna写便条 ひらがな')).toEqual(['给', 'anna', '写', '便', '条', 'ひ', 'ら', 'か', 'な'])
    expect(words('Напиши रिपोर्ट')).toHaveLength(2)
    expect(words('🙂 👍🏽')).toEqual(['🙂', '👍', '🏽'])
  })

  it('reads nothing from nothing', () => {
    expect(readSentence(' \n\t ')).toEqual({ text: ' \n\t ', tokens: [], quotes: [] })
  })
})

describe('quotation marks', () => {
  it.each([
    ['say "good day" now', 'good day'],
    ['say “good day” now', 'good day'],
    ['sag „guten Tag“ jetzt', 'guten Tag'],
    ["say 'the dog's day' now", "the dog's day"],
    ['dis «bonjour» vite', 'bonjour'],
    ['说「你好」吧', '你好'],
  ])('pair up in %s', (text, inside) => {
    const { quotes } = readSentence(text)
    expect(quotes.map((quote) => text.slice(quote.start + 1, quote.end - 1))).toEqual([inside])
  })

  it.each(["don't say Anna's", 'a 6" pipe', 'nothing ""', 'an open “one', 'rock ’n’roll'])('do not pair up in %s', (text) => {
    expect(readSentence(text).quotes).toEqual([])
  })
})

describe('courtesies around a request', () => {
  const plain = (text: string) => {
    const tokens = withoutCourtesy(readSentence(text))
    return text.slice(tokens[0]?.start, tokens.at(-1)?.end)
  }

  it.each([
    ['Please write a note', 'write a note'],
    ['Hi, could you please write a note, thanks!', 'write a note,'],
    ["I'd like you to write a note please", 'write a note'],
    ['Let’s write a note', 'write a note'],
    ['Bitte schreibe eine Notiz, vielen Dank.', 'schreibe eine Notiz,'],
    ['Write about saying thanks', 'Write about saying thanks'],
    ['Write “please”', 'Write “please'],
    ['please', 'please'],
  ])('%s → %s', (text, rest) => {
    expect(plain(text)).toBe(rest)
  })
})
