import type { Box, Picture, Step, Task, TextLine, WindowPattern } from '#contract'

/** What reads the words of a picture, so that private values can be found in it. */
export type ReadWords = (picture: Picture) => Promise<TextLine[]>

/** Room around a covered word, in pixels: letters may stick out of the box that was read. */
const MARGIN_PX = 2
/** Shorter values stand everywhere by chance and say nothing. */
const SHORTEST_VALUE = 3

/** A step that types a secret without a field that could be covered: its pictures stay here. */
export function showsUnknownSecret(step: Step): boolean {
  return typesSecret(step) && step.target === undefined
}

/** The fields into which this task types secrets, as boxes of a picture of this window, as it was learned. */
export function secretFields(task: Task, step: Step, picture: Picture): Box[] {
  return task.steps.flatMap(({ act, target }) => {
    if (!target || !typesSecret({ act }) || !samePattern(target.window, step.window)) return []
    const [x, y] = [picture.width / target.windowSize.width, picture.height / target.windowSize.height]
    const { place } = target
    return [{ x: place.x * x, y: place.y * y, width: place.width * x, height: place.height * y }]
  })
}

/**
 * Where the values of the task's parameters stand in a picture: whole words, or the lines that hold them where words are not told apart. A value counts however
 * it is written: without regard to case and to what is no letter and no digit.
 */
export function privateWords(task: Task, lines: readonly TextLine[]): Box[] {
  const values = [...valuesOf(task).keys()].map(bare)
  return lines.flatMap((line) => values.flatMap((value) => partsWith(line, value))).map(widened)
}

/** A text as it may be sent: where a value of the demonstration stands in it as a word of its own, `⟦name⟧` stands instead. Slots stay as they are. */
export function withoutValues(text: string, task: Task): string {
  const values = valuesOf(task)
  if (values.size === 0) return text
  // Longer ones first: a value may hold another one.
  const any = [...values.keys()]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|')
  const found = new RegExp(`⟦[^⟦⟧]*⟧|(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'giu')
  return text.replace(found, (part) => (part.startsWith('⟦') ? part : `⟦${values.get(part.toLowerCase()) ?? 'value'}⟧`))
}

/** The values that the demonstration had, in lower case, with their parameters; of several in one, each by itself. */
function valuesOf(task: Task): Map<string, string> {
  const each = task.parameters.flatMap(({ name, examples }) =>
    examples.flatMap((example) => example.split('\n')).map((line): [string, string] => [line.trim().toLowerCase(), name]),
  )
  return new Map(each.filter(([value]) => bare(value).length >= SHORTEST_VALUE))
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

function typesSecret({ act }: Pick<Step, 'act'>): boolean {
  return act.kind === 'type' && act.text.some((part) => part.kind === 'secret')
}

function samePattern(a: WindowPattern, b: WindowPattern): boolean {
  return a.program === b.program && a.title === b.title && a.kind === b.kind
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
