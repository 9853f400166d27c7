import type { ParameterType } from '#contract'
import { readDate, readNumber } from '#contract'
import { keysOf } from '../words/tokens.ts'
import type { Use } from './use.ts'

const MONEY_LABELS = new Set(
  'amount price total sum cost costs fee betrag preis summe kosten montant prix importe precio importo prezzo valor preço bedrag prijs'.split(
    ' ',
  ),
)
const CURRENCY = /[€$£¥₹₽₩₺]|\b(?:EUR|USD|GBP|CHF|JPY|SEK|NOK|DKK|PLN|CZK)\b/u
const PATH = /^(?:~|\.{0,2}[\\/]|[A-Za-z]:[\\/])|[^\s@]\.\p{L}[\p{L}\p{N}]{1,4}$/u
const WEB = /:\/\/|@|^www\./u

/**
 * What kind of value it is, by how it is written and where it went.
 * @param around the sentence's letters just before and behind the value, where a currency may stand
 * @param uses where all of the use was this value
 */
export function kindOf(value: string, around: string, uses: Use[]): ParameterType {
  if (uses.length > 0 && uses.every((use) => use.file)) return 'file'
  if (uses.length > 0 && uses.every((use) => use.kind === 'picked')) return 'choice'
  if (readDate(value)) return 'date'
  const number = readNumber(value)
  if (number && !/^0\d/u.test(value) && number.whole.length <= 15) {
    const labelled = uses.some((use) => use.label !== undefined && keysOf(use.label).some((key) => MONEY_LABELS.has(key)))
    const marked = CURRENCY.test(around) || uses.some((use) => CURRENCY.test(use.text) || CURRENCY.test(use.label ?? ''))
    return labelled || marked ? 'money' : 'number'
  }
  return PATH.test(value) && !WEB.test(value) ? 'file' : 'text'
}
