/** Numbers that carry their own check: found by it, not by their look. Places are those of the whole match in the text. */
export type NumberFound = { from: number; to: number; digits: string }

/** First digits and lengths that card networks give out (ISO/IEC 7812 ranges as the networks publish them). */
const CARD_RANGES: readonly { first: [number, number]; digits: number; lengths: readonly number[] }[] = [
  { first: [4, 4], digits: 1, lengths: [13, 16, 19] },
  { first: [51, 55], digits: 2, lengths: [16] },
  { first: [2221, 2720], digits: 4, lengths: [16] },
  { first: [34, 34], digits: 2, lengths: [15] },
  { first: [37, 37], digits: 2, lengths: [15] },
  { first: [6011, 6011], digits: 4, lengths: [16, 19] },
  { first: [644, 659], digits: 3, lengths: [16, 19] },
  { first: [3528, 3589], digits: 4, lengths: [16, 19] },
  { first: [300, 305], digits: 3, lengths: [14] },
  { first: [36, 36], digits: 2, lengths: [14] },
  { first: [38, 39], digits: 2, lengths: [14] },
  { first: [62, 62], digits: 2, lengths: [16, 17, 18, 19] },
  { first: [5018, 5020], digits: 4, lengths: [16, 18, 19] },
  { first: [2200, 2204], digits: 4, lengths: [16] },
]

/** Numbers of payment cards: written without gaps, or in groups of four (American Express: 4, 6, 5) with one kind of gap. */
export function cardNumbersIn(text: string): NumberFound[] {
  const written = /(?<![\p{L}\d.,/_-])(?:\d{13,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{1,7}|\d{4}([ -])\d{6}\2\d{4,5})(?![\p{L}\d_]|[.,-]\d)/gu
  return [...text.matchAll(written)].flatMap((match) => {
    const digits = match[0].replace(/\D/g, '')
    return isCardNumber(digits) ? [{ from: match.index, to: match.index + match[0].length, digits }] : []
  })
}

export function isCardNumber(digits: string): boolean {
  const known = CARD_RANGES.some(({ first: [least, most], digits: count, lengths }) => {
    const first = Number(digits.slice(0, count))
    return lengths.includes(digits.length) && first >= least && first <= most
  })
  return known && passesLuhn(digits)
}

/** The check of ISO/IEC 7812-1, annex B. */
export function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}

/** How long an account number of each country is (IBAN registry). */
const IBAN_LENGTHS: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 ' +
    'GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 ' +
    'PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
)

/** International bank account numbers, in one piece or in groups of four. */
export function ibansIn(text: string): NumberFound[] {
  const written = /(?<![A-Za-z\d])[A-Za-z]{2}\d{2}(?: ?[A-Za-z\d]){11,30}(?![A-Za-z\d])/g
  return [...text.matchAll(written)].flatMap((match) => {
    // More words may follow in the same style: the length tells where it ends.
    const country = match[0].slice(0, 2).toUpperCase()
    const length = IBAN_LENGTHS[country]
    if (length === undefined) return []
    let [end, count] = [0, 0]
    while (end < match[0].length && count < length) if (match[0][end++] !== ' ') count++
    const digits = match[0].slice(0, end).replaceAll(' ', '').toUpperCase()
    return count === length && /^(?:[^A-Za-z\d]|$)/.test(match[0].slice(end)) && passesMod97(digits)
      ? [{ from: match.index, to: match.index + end, digits }]
      : []
  })
}

/** The check of ISO 13616: moved to the end, letters as numbers, the rest by 97 is 1. */
export function passesMod97(iban: string): boolean {
  let rest = 0
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    for (const digit of Number.parseInt(character, 36).toString()) rest = (rest * 10 + Number(digit)) % 97
  }
  return rest === 1
}
