import type { Box } from './geometry.ts'
import type { TextLine } from './ports.ts'

/** Values that must not leave this machine, in lower case, with the parameter that each belongs to. */
export type PrivateValues = ReadonlyMap<string, string>

/** Room around a covered word, in pixels: letters may stick out of the box that was read. */
const MARGIN_PX = 2
/** Shorter values stand everywhere by chance and say nothing. */
const SHORTEST_VALUE = 3

/** Of parameter and value; each line of a value with several lines by itself. Values of one or two letters are not private: they stand everywhere. */
export function privateValues(values: Iterable<readonly [parameter: string, value: string]>): PrivateValues {
  const lines = [...values].flatMap(([parameter, value]) =>
    value.split('\n').map((line): [string, string] => [line.trim().toLowerCase(), parameter]),
  )
  return new Map(lines.filter(([line]) => bare(line).length >= SHORTEST_VALUE))
}

/**
 * Where private values stand in a picture whose words were read: whole words, or the lines that hold them where words are not told apart. A value counts however
 * it is written: without regard to case and to what is no letter and no digit.
 */
export function placesOfValues(values: PrivateValues, lines: readonly TextLine[]): Box[] {
  const needles = [...values.keys()].map(bare)
  return lines.flatMap((line) => needles.flatMap((value) => partsWith(line, value))).map(widened)
}

/** A text as it may be sent: where a private value stands in it as a word of its own, `⟦name⟧` stands instead. Slots stay as they are. */
export function withSlots(text: string, values: PrivateValues): string {
  if (values.size === 0) return text
  // Longer ones first: a value may hold another one.
  const any = [...values.keys()]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|')
  const found = new RegExp(`⟦[^⟦⟧]*⟧|(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'giu')
  return text.replace(found, (part) => (part.startsWith('⟦') ? part : `⟦${values.get(part.toLowerCase()) ?? 'value'}⟧`))
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')
}

function partsWith(line: TextLine, value: string): Box[] {
  if (!bare(line.text).includes(value)) return []
  const words = line.words ?? []
  for (let from = 0; from < words.length; from += 1) {
    for (let to = from + 1; to <= words.length; to += 1) {
      const some = words.slice(from, to)
      // The shortest run of words that holds the value, and begins with it.
      if (
        bare(some.map(({ text }) => text).join('')).includes(value) &&
        !bare(
          some
            .slice(1)
            .map(({ text }) => text)
            .join(''),
        ).includes(value)
      )
        return [
          ...some.map(({ box }) => box),
          ...partsWith(
            {
              ...line,
              text: words
                .slice(to)
                .map(({ text }) => text)
                .join(' '),
              words: words.slice(to),
            },
            value,
          ),
        ]
    }
  }
  return [line.box]
}

function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

function widened({ x, y, width, height }: Box): Box {
  return { x: x - MARGIN_PX, y: y - MARGIN_PX, width: width + 2 * MARGIN_PX, height: height + 2 * MARGIN_PX }
}
