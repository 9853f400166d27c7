import { normalForm } from '../words/normal-form.ts'

/** Names of currencies beside their signs and codes; the first of a line stands for all. */
const NAMES = [
  '$ usd dollar dollars',
  '€ eur euro euros',
  '£ gbp pound pounds',
  '¥ jpy yen',
  '₹ inr rupee rupees',
  'chf franken francs',
  'zł pln zloty',
].map((line) => line.split(' '))

const AMOUNT = /^(?<before>\p{Sc}|\p{L}+)?\s*(?<number>[-+]?\p{Nd}+(?:[\s.,'’]\p{Nd}+)*)\s*(?<behind>\p{Sc}|\p{L}+)?$/u

/** The number of an amount as it was written, and its currency in one spelling (empty when none is named). Undefined: not an amount. */
export function isAmount(text: string): { number: string; currency: string } | undefined {
  const { before, number, behind } = AMOUNT.exec(text.trim())?.groups ?? {}
  if (number === undefined || (before !== undefined && behind !== undefined)) return undefined
  const named = before ?? behind
  if (named === undefined) return { number, currency: '' }
  const known = NAMES.find((names) => names.some((name) => normalForm(name) === normalForm(named)))?.[0]
  const isCode = /^\p{Sc}$|^\p{Lu}{3}$/u.test(named)
  return known === undefined && !isCode ? undefined : { number, currency: known ?? named }
}
