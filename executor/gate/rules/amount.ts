import type { Verdict } from '#contract'
import { type DecimalSign, readNumber } from '#contract'
import { short } from '../../plain-text.ts'
import type { Limits } from '../limits.ts'
import type { ProposedAct, TypedValue } from '../proposed-act.ts'

/** An amount that is far from all that the demonstrations showed: another sign, many times as much, next to nothing. */
export function amountRule(act: ProposedAct, { amountFactor }: Limits): Verdict | undefined {
  for (const value of act.values) {
    const reason = value.type === 'number' || value.type === 'money' ? farOff(value, amountFactor) : undefined
    if (reason !== undefined) return { kind: 'ask', rule: 'amount', reason, undo: 'unknown' }
  }
  return undefined
}

function farOff({ parameter, value, examples }: TypedValue, factor: number): string | undefined {
  const decimal: DecimalSign = [...examples, value].some((text) => /,\d{1,2}\D*$/u.test(text)) ? ',' : '.'
  const shown = examples.flatMap((example) => {
    const amount = amountOf(example, decimal)
    return amount === undefined ? [] : [{ example, amount }]
  })
  const [first] = shown
  if (first === undefined) return undefined
  const amount = amountOf(value, decimal)
  const now = `“${short(value)}” for ${parameter}`
  if (amount === undefined) return `${now} cannot be read as a number; when you showed it, it was “${short(first.example)}”.`
  if (amount < 0 && shown.every((one) => one.amount >= 0))
    return `${now} is negative; when you showed it, it was “${short(first.example)}”.`
  if (amount > 0 && shown.every((one) => one.amount < 0))
    return `${now} is not negative; when you showed it, it was “${short(first.example)}”.`
  const sizes = shown.map((one) => ({ ...one, size: Math.abs(one.amount) })).filter(({ size }) => size > 0)
  const largest = sizes.toSorted((a, b) => b.size - a.size)[0]
  const smallest = sizes.toSorted((a, b) => a.size - b.size)[0]
  if (largest === undefined || smallest === undefined || amount === 0) return undefined
  const size = Math.abs(amount)
  if (size > largest.size * factor) return `${now} is more than ${factor} times the “${short(largest.example)}” that you showed.`
  // Small amounts do less harm: only a slipped decimal point is meant.
  if (size * factor * factor < smallest.size) return `${now} is next to nothing beside the “${short(smallest.example)}” that you showed.`
  return undefined
}

/** Currency and blanks around it do not matter; undefined when it is no number. */
function amountOf(text: string, decimal: DecimalSign): number | undefined {
  const bare = text
    .normalize('NFKC')
    .replace(/[−–]/gu, '-')
    .replace(/^\((.*)\)$/u, '-$1')
    .replace(/\p{Sc}|\b[A-Z]{3}\b|kr\.?/gu, '')
    .replace(/(?<=\d)\s(?=\d{3})/gu, '')
    .replace(/[\s+]/gu, '')
    .replace(/^(.*\d)-$/u, '-$1')
  const read = readNumber(bare, decimal)
  return read && Number(`${read.minus ? '-' : ''}${read.whole}.${read.fraction || '0'}`)
}
