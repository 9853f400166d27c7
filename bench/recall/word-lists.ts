import { readFile } from 'node:fs/promises'

/** Programs whose own words are used, as they are installed here with their translations. */
const PROGRAMS = ['thunar', 'homebank', 'mousepad', 'galculator', 'gnome-calculator', 'qalculate-gtk', 'gtk30'] as const
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'ru'] as const
export type Language = (typeof LANGUAGES)[number]

/** What one real program calls the things in its windows, by language. */
export type WordList = { program: string; labels: Record<Language, string[]> }

const [SHORTEST, LONGEST] = [3, 34]

/** Real words of real programs. Errors: an Error with what to install when too few are here. */
export async function readWordLists(): Promise<WordList[]> {
  const lists: WordList[] = []
  for (const program of PROGRAMS) {
    const labels: Record<Language, string[]> = { en: [], de: [], fr: [], es: [], ru: [] }
    for (const language of LANGUAGES) {
      if (language === 'en') continue
      const entries = await entriesOf(`/usr/share/locale/${language}/LC_MESSAGES/${program}.mo`)
      labels[language] = labelsFrom(entries.map(([, translated]) => translated))
      if (language === 'de') labels.en = labelsFrom(entries.map(([original]) => original))
    }
    if (LANGUAGES.every((language) => labels[language].length >= 100)) lists.push({ program, labels })
  }
  if (lists.length < 4) {
    throw new Error(
      `Words of only ${lists.length} programs were found. On Debian: apt-get install thunar homebank mousepad galculator gnome-calculator qalculate-gtk (with their translations).`,
    )
  }
  return lists
}

function labelsFrom(texts: readonly string[]): string[] {
  const plain = texts.map((text) =>
    text
      .replaceAll(/[_&]/g, '')
      .replace(/[:…]+$|\.\.\.$/, '')
      .trim(),
  )
  return [...new Set(plain)].filter((text) => text.length >= SHORTEST && text.length <= LONGEST && !/[%<>{}|/\n\0]/.test(text)).sort()
}

/** Pairs of original and translation out of a GNU .mo file; none where there is no such file. */
async function entriesOf(file: string): Promise<[string, string][]> {
  const bytes = await readFile(file).catch(() => undefined)
  if (!bytes || bytes.length < 28) return []
  const little = bytes.readUInt32LE(0) === 0x950412de
  const number = (at: number) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at))
  const text = (table: number, index: number) => {
    const [length, at] = [number(table + 8 * index), number(table + 8 * index + 4)]
    return bytes.toString('utf8', at, at + length)
  }
  const [count, originals, translations] = [number(8), number(12), number(16)]
  return Array.from({ length: count }, (_, index): [string, string] => [
    text(originals, index).split('\u0004').at(-1)?.split('\0')[0] ?? '',
    text(translations, index).split('\0')[0] ?? '',
  ])
}
