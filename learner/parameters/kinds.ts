import type { ParameterType } from '#contract'
import { readDate, readNumber } from '#contract'
import { keysOf } from '../words/tokens.ts'
import type { Use } from './use.ts'

/** What is called so is money. */
const MONEY_WORDS = wordSet('price cost costs fee betrag preis kosten montant prix importe precio importo prezzo valor preço bedrag prijs')
/** What is called so may be money, or pieces: `Amount`. With decimals it is money. */
const SUM_WORDS = wordSet('amount total sum summe')
const CURRENCY_WORDS = wordSet('euro euros dollar dollars franc francs franken rupee rupees yen')
const CURRENCY = /[€$£¥₹₽₩₺]|\b(?:EUR|USD|GBP|CHF|JPY|SEK|NOK|DKK|PLN|CZK)\b/u
const PATH = /^(?:~|\.{0,2}[\\/]|[A-Za-z]:[\\/])|[^\s@]\.\p{L}[\p{L}\p{N}]{1,4}$/u
const WEB = /:\/\/|@|^www\./u

/**
 * What kind of value it is, by how it is written and where it went.
 * @param around the sentence's words just before and behind the value, where a currency may stand
 * @param uses where all of the use was this value
 */
export function kindOf(value: string, around: string, uses: Use[]): ParameterType {
  if (uses.length > 0 && uses.every((use) => use.file)) return 'file'
  if (uses.length > 0 && uses.every((use) => use.kind === 'picked')) return 'choice'
  if (readDate(value)) return 'date'
  const number = readNumber(value)
  if (number && !/^0\d/u.test(value) && number.whole.length <= 15) return isMoney(number.fraction !== '', around, uses) ? 'money' : 'number'
  return PATH.test(value) && !WEB.test(value) ? 'file' : 'text'
}

function isMoney(hasDecimals: boolean, around: string, uses: Use[]): boolean {
  const labels = uses.flatMap(({ label }) => (label === undefined ? [] : keysOf(label)))
  return (
    labels.some((key) => MONEY_WORDS.has(key) || CURRENCY_WORDS.has(key) || (hasDecimals && SUM_WORDS.has(key))) ||
    keysOf(around).some((key) => CURRENCY_WORDS.has(key)) ||
    [around, ...uses.flatMap(({ text, label = '' }) => [text, label])].some((text) => CURRENCY.test(text))
  )
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}
