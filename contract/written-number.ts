/** The sign before the fraction. */
export type DecimalSign = '.' | ','

/** A number as its digits, so that nothing is lost to binary fractions: `-1 234,50` is `{ minus: true, whole: '1234', fraction: '50' }`. */
export type WrittenNumber = { minus: boolean; whole: string; fraction: string }

const GROUPED = /^(-?)(\d{1,3})(?:([.,'’\u00a0\u202f])\d{3}(?:\3\d{3})*)(?:([.,])(\d+))?$/u
const PLAIN = /^(-?)(\d+)(?:([.,])(\d+))?$/u

/**
 * Reads a number written with a point or a comma, with or without grouping. Undefined when it is none.
 * `1.234` and `1,234` can be read two ways: `decimal` decides, and without it a point is taken as the decimal sign, a comma as grouping.
 */
export function readNumber(text: string, decimal: DecimalSign = '.'): WrittenNumber | undefined {
  const plain = PLAIN.exec(text)
  const grouped = GROUPED.exec(text)
  const couldGroup = grouped !== null && grouped[4] !== grouped[3] && grouped[2] !== '0'
  if (couldGroup && (plain === null || plain[3] !== decimal)) {
    const sign = grouped[4]
    const whole = (sign === undefined ? text : text.slice(0, text.lastIndexOf(sign))).replace(/\D/gu, '')
    return { minus: grouped[1] === '-', whole, fraction: grouped[5] ?? '' }
  }
  if (plain === null) return undefined
  return { minus: plain[1] === '-', whole: plain[2] ?? '', fraction: plain[4] ?? '' }
}

/** One spelling for numbers of one value: `12,50`, `12.5` and `12.50` all give `12.5`. */
export function plainNumber(number: WrittenNumber): string {
  const whole = number.whole.replace(/^0+(?=\d)/u, '')
  const fraction = number.fraction.replace(/0+$/u, '')
  const digits = fraction === '' ? whole : `${whole}.${fraction}`
  return number.minus && /[1-9]/u.test(digits) ? `-${digits}` : digits
}

/** Writes a number with these signs. `places` fills up with zeros; it never cuts digits off. */
export function writeNumber(number: WrittenNumber, signs: { decimal: DecimalSign; group: string; places?: number }): string {
  const whole = number.whole.replace(/\B(?=(?:\d{3})+$)/gu, signs.group)
  const kept = signs.places === undefined ? number.fraction : number.fraction.replace(/0+$/u, '').padEnd(signs.places, '0')
  return `${number.minus ? '-' : ''}${whole}${kept === '' ? '' : signs.decimal + kept}`
}

/** The number so much further, exactly: `0.1` and `0.2` is `0.3`. Keeps at least as many decimal places as either has. */
export function shiftNumber(number: WrittenNumber, by: number): WrittenNumber {
  const added = readNumber(by.toFixed(Math.min(9, decimalsOf(by))))
  if (added === undefined) return number
  const places = Math.max(number.fraction.length, added.fraction.length)
  const sum = scaled(number, places) + scaled(added, places)
  const digits = String(sum < 0n ? -sum : sum).padStart(places + 1, '0')
  const point = digits.length - places
  return { minus: sum < 0n, whole: digits.slice(0, point), fraction: digits.slice(point) }
}

function decimalsOf(by: number): number {
  const [digits = '', exponent = '0'] = String(by).split('e')
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(exponent))
}

function scaled({ minus, whole, fraction }: WrittenNumber, places: number): bigint {
  const units = BigInt(whole + fraction.padEnd(places, '0'))
  return minus ? -units : units
}
