/** A quotation in a text: `start` is its opening mark, `end` lies behind its closing one. */
export type Quote = { start: number; end: number }

/** What opens a quotation, and what may close it. */
const PAIRS: Record<string, string> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '“': '”“',
  '„': '“”',
  '‘': '’',
  '‚': '‘’',
  '«': '»',
  '»': '«',
  '「': '」',
  '『': '』',
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u
/** Marks that cannot be anything else need no space around them. */
const CLEAR = '「『'

/** Quotations from left to right; none lies in another. An apostrophe inside a word is no mark, nor is a mark that nothing closes. */
export function findQuotes(text: string): Quote[] {
  const quotes: Quote[] = []
  for (let start = 0; start < text.length; start += 1) {
    const opening = text[start] ?? ''
    const closing = PAIRS[opening]
    if (closing === undefined || (!CLEAR.includes(opening) && LETTER_OR_DIGIT.test(text[start - 1] ?? ' '))) continue
    const end = closingMark(text, start, closing, CLEAR.includes(opening))
    if (end === undefined) continue
    quotes.push({ start, end: end + 1 })
    start = end
  }
  return quotes
}

function closingMark(text: string, start: number, closing: string, clear: boolean): number | undefined {
  for (let end = start + 1; end < text.length; end += 1) {
    if (!closing.includes(text[end] ?? '')) continue
    const inside = text.slice(start + 1, end).trim()
    if (inside !== '' && (clear || !LETTER_OR_DIGIT.test(text[end + 1] ?? ' '))) return end
  }
  return undefined
}
