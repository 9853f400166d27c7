/** Text as it is compared: one form of each letter, no difference of case, one blank between words. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLocaleLowerCase('en')
    .replace(/[\s\u200b\ufffc]+/gu, ' ')
    .trim()
}

/** The text as it stands in a sentence: cut when it is long. */
export function short(text: string, length = 80): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  return line.length <= length ? line : `${line.slice(0, length - 1)}…`
}

/** A program as a person would call it: `libreoffice-calc` → `Libreoffice Calc`. */
export function programName(program: string): string {
  const words = program.split(/[-_.\s]+/u).filter((word) => word !== '')
  return words.length === 0 ? 'the desktop' : words.map((word) => word[0]?.toLocaleUpperCase('en') + word.slice(1)).join(' ')
}
