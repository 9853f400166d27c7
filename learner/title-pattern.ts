import type { WindowInfo, WindowPattern } from '#contract'
import { isBrowser } from '#contract'
import { keysOf, tokensOf } from './words/tokens.ts'

const SEPARATOR = /\s[-–—|·•]\s/u
const FILE = /^[^\s]*\.\p{L}[\p{L}\p{N}]{0,4}$|[\\/]/u
/** Longer values do not stand in titles as a whole, but as their beginning. */
const LONGEST_VALUE = 8
const LONGEST_VALUE_LETTERS = 120

/**
 * How to know a window again. Its title is cut at the dashes: the program's name stays, the document's gives way to `*`, and so do values of this
 * demonstration, file names and numbers (counters) anywhere. The title of a web page stays: it tells one page from another.
 */
export function windowPattern(window: WindowInfo, values: string[]): WindowPattern {
  const { program, kind } = window
  return { program, kind, title: kind === 'menu' || kind === 'other' ? '*' : titlePattern(window, values) }
}

function titlePattern({ title, program, kind }: WindowInfo, values: string[]): string {
  const parts = title.split(new RegExp(`(${SEPARATOR.source})`, 'u'))
  const last = parts.at(-1) ?? ''
  const endsWithProgram = namesProgram(last, program)
  if (endsWithProgram && parts.length > 1 && kind === 'normal' && !isBrowser(program)) return `*${parts.at(-2)}${last}`
  const pattern = parts.map((part, index) => {
    if (index % 2 === 1 || (endsWithProgram && index === parts.length - 1)) return part
    return withoutChanging(part, values)
  })
  const joined = pattern.join('').replace(/\*(?:\s*\*)+/gu, '*')
  return joined.trim() === '' ? '*' : joined
}

/** A title's part that is the name of its program: `LibreOffice Calc` for libreoffice-calc. A path names a file, whatever its folders are called. */
export function namesProgram(part: string, program: string): boolean {
  if (/[\\/]/u.test(part)) return false
  const [name, other] = [letters(part), letters(program)]
  return name.length >= 3 && other.length >= 3 && (name.includes(other) || other.includes(name))
}

/** The parts of a title before the program's name: the document's, or the page's. */
export function documentIn({ title, program }: Pick<WindowInfo, 'title' | 'program'>): string {
  const parts = title.split(SEPARATOR)
  return (parts.length > 1 && namesProgram(parts.at(-1) ?? '', program) ? parts.slice(0, -1).join(' – ') : title).replace(/^[*•●]\s?/u, '')
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

function withoutChanging(part: string, values: string[]): string {
  const bare = part.replace(/^\*\s?/u, '').trim()
  if (FILE.test(bare) || beginsSome(bare, values)) return '*'
  return starred(part, values).replace(/\d+/gu, '*')
}

/** Titles may show the beginning of what was typed. */
function beginsSome(part: string, values: string[]): boolean {
  return part.length >= 3 && values.some((value) => value.length > part.length && value.toLowerCase().startsWith(part.toLowerCase()))
}

function starred(part: string, values: string[]): string {
  const runs = values
    .filter((value) => value.length <= LONGEST_VALUE_LETTERS)
    .map(keysOf)
    .filter((keys) => keys.length > 0 && keys.length <= LONGEST_VALUE)
    .sort((a, b) => b.length - a.length)
  const tokens = tokensOf(part)
  let result = ''
  let done = 0
  for (let index = 0; index < tokens.length; ) {
    const run = runs.find((keys) => keys.every((key, offset) => tokens[index + offset]?.key === key))
    const [first, last] = [tokens[index], tokens[index + (run?.length ?? 1) - 1]]
    if (run && first && last) {
      result += `${part.slice(done, first.from)}*`
      done = last.to
    }
    index += run?.length ?? 1
  }
  return result + part.slice(done)
}
