import type { WindowInfo, WindowPattern } from '#contract'

/** Programs whose title tells which page is shown, so that it must be kept. */
const BROWSER = /chrom|firefox|brave|edge|opera|vivaldi|epiphany|falkon|safari|navigator/u
const SEPARATOR = /\s+[-–—|·]\s+/u

/**
 * How to know a window again: its title with the parts that change replaced by `*`. Names of documents, paths, addresses, counts, dates and
 * marks of unsaved work change; the program's own name, a dialog's title and a web page's title do not.
 */
export function windowPattern(window: Pick<WindowInfo, 'program' | 'title' | 'kind'>): WindowPattern {
  return { program: window.program, title: titlePattern(window), kind: window.kind }
}

function titlePattern({ program, title, kind }: Pick<WindowInfo, 'program' | 'title' | 'kind'>): string {
  const separators = [...title.matchAll(new RegExp(SEPARATOR, 'gu'))].map(([separator]) => separator)
  const parts = title.split(SEPARATOR)
  const byParts = parts.map((part) => lastingPart(part))
  if (kind === 'normal' && parts.length > 1 && !BROWSER.test(program)) {
    // `Document - Program` or `Program - Document`: only the program's own part lasts.
    const own = parts.findLastIndex((part) => resembles(part, program))
    const keep = own >= 0 ? own : parts.length - 1
    for (const index of parts.keys()) if (index !== keep) byParts[index] = '*'
  }
  const pattern = byParts.reduce((text, part, index) => (index === 0 ? part : `${text}${separators[index - 1]}${part}`), '')
  return folded(pattern, separators)
}

/** A part of a title with what changes replaced; all of it when nothing else would be left. */
function lastingPart(part: string): string {
  const bare = part.replace(/^\s*[*•●]\s*/u, '')
  if (isDocument(bare)) return '*'
  const mark = bare === part ? '' : '*'
  return (
    mark +
    bare
      .replace(/(?<=^|\s|\()[“"'‘«„][^“”"'’»]{1,120}[”"'’»“]/gu, (quoted) => `${quoted[0]}*${quoted.at(-1)}`)
      .replace(/\s*[([]\d+\+?[)\]]\s*/gu, '*')
      .replace(/\d{1,4}[-./:]\d{1,2}(?:[-./:]\d{1,4})?/gu, '*')
      .replace(/\s*[([](?:modified|unsaved|read[- ]only|edited)[)\]]/giu, '*')
      .replace(/\S*[^\s.]\.(?:[a-z]\w{0,4}|7z|mp[34])\b/giu, '*')
  )
}

function isDocument(part: string): boolean {
  const text = part.trim()
  return (
    /^(?:untitled|unnamed|unsaved|unbenannt|sans titre|sin título)(?: \p{L}+)?\s*\d*$/iu.test(text) ||
    /^(?:new |neues )?(?:document|dokument|file|note|spreadsheet|text|image)\s*\d+$/iu.test(text) ||
    /^(?:~|\/|[a-z]:\\|\w+:\/\/)/iu.test(text) ||
    /^[\w.-]+:\d+(?:\/|$)/u.test(text) ||
    /^[^<>:"|?*]{1,120}\.[a-z]\w{0,4}$/iu.test(text) ||
    /^[\d\s.,:/-]+$/u.test(text)
  )
}

/** `LibreOffice Calc` is the program libreoffice-calc; `Terminal` is xfce4-terminal. */
function resembles(part: string, program: string): boolean {
  const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}]/gu, '')
  const [one, other] = [letters(part), letters(program)]
  return one.length >= 3 && other.length >= 3 && (one.includes(other) || other.includes(one))
}

/** `* - * - Mousepad` says no more than `* - Mousepad`. */
function folded(pattern: string, separators: string[]): string {
  let text = pattern
  for (const separator of new Set(separators)) while (text.includes(`*${separator}*`)) text = text.replace(`*${separator}*`, '*')
  return text.replace(/\*{2,}/gu, '*')
}
