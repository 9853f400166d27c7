import { type Box, centreOf, contains, intersection, type Point, type TextLine } from '#contract'

/*
 * OCR alone: the words that were written on the thing (or touched it) are looked for among the lines of the second picture; the likeliest
 * line is clicked, at the words' own place in it.
 */
const FLOOR = 0.8

export function wordsRival(before: TextLine[], box: Box, after: TextLine[], wanted?: string): Point | undefined {
  const text = wanted ?? wordsOn(before, box)
  if (text === undefined) return undefined
  const best = after.map((line) => ({ line, score: likeness(text, line) })).toSorted((a, b) => b.score - a.score)[0]
  return best && best.score >= FLOOR ? placeIn(best.line, text) : undefined
}

/** Of a line that is longer than the thing only the words on it. */
function wordsOn(lines: TextLine[], box: Box): string | undefined {
  const middle = centreOf(box)
  const own = lines.filter((line) => intersection(line.box, box) !== undefined && contains(box, centreOf(line.box)))
  const line = own.find(({ box: at }) => contains(at, middle)) ?? own[0] ?? lines.find(({ box: at }) => contains(at, middle))
  if (!line) return undefined
  const words = line.words?.filter((word) => contains(box, centreOf(word.box))).map(({ text }) => text)
  const text = (words && words.length > 0 ? words.join(' ') : line.text).trim()
  return text === '' ? undefined : text
}

function likeness(text: string, line: TextLine): number {
  const [one, other] = [plain(text), plain(line.text)]
  if (one === '' || other === '') return 0
  if (one === other) return 1
  // The words within a longer line are nearly as good.
  if (other.includes(one)) return 0.9
  return 1 - distance(one, other) / Math.max(one.length, other.length)
}

function placeIn({ box, text, words }: TextLine, wanted: string): Point {
  const first = plain(wanted).split(' ')
  const run = words?.findIndex((_, at) => first.every((word, next) => plain(words[at + next]?.text ?? '') === word)) ?? -1
  if (words && run >= 0) {
    const [from, to] = [words[run]?.box, words[run + first.length - 1]?.box]
    if (from && to) return { x: (from.x + to.x + to.width) / 2, y: from.y + from.height / 2 }
  }
  const at = plain(text).indexOf(plain(wanted))
  if (at < 0) return centreOf(box)
  return { x: box.x + (box.width * (at + plain(wanted).length / 2)) / Math.max(1, plain(text).length), y: box.y + box.height / 2 }
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()
}

function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      row.push(Math.min((above[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1), (above[j] as number) + 1, (row[j - 1] as number) + 1))
    }
    above = row
  }
  return above[b.length] as number
}
