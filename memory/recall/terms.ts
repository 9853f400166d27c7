/** More than this of a text adds nothing to finding by it, and makes it slow. */
const MAX_CHARACTERS = 20_000
const MAX_TERM_CHARACTERS = 40
/** Begins the one word that stands for a program; no text has it, for `termsOf` drops what is for private use. */
const PROGRAM = '\uE000'
const BETWEEN = '\uE001'

/** Written without spaces between words: their words are every two characters that stand side by side. */
const UNSPACED =
  '[[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]&&[\\p{L}\\p{N}]]'
const RUNS = new RegExp(`${UNSPACED}+|[[\\p{L}\\p{N}]--${UNSPACED}]+`, 'gv')
const BEGINS_UNSPACED = new RegExp(`^${UNSPACED}`, 'v')

/** The words of a text in order: small letters without marks, `Übersicht` → `ubersicht`. Every string has an answer. */
export function termsOf(text: string): string[] {
  const plain = text.slice(0, MAX_CHARACTERS).normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss')
  return (plain.match(RUNS) ?? []).flatMap((run) =>
    BEGINS_UNSPACED.test(run) ? pairs(run) : [[...run].slice(0, MAX_TERM_CHARACTERS).join('')],
  )
}

function pairs(run: string): string[] {
  const characters = [...run]
  if (characters.length < 2) return characters
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}

/** A program as one word of the index. */
export function programTerm(program: string): string {
  return `${PROGRAM}${termsOf(program).join(BETWEEN)}`
}

/** All words that stand for programs lie between these two. */
export const PROGRAM_TERMS = { from: PROGRAM, to: BETWEEN } as const

/** The words of a program's word. */
export function wordsOfProgramTerm(term: string): string[] {
  return term.slice(PROGRAM.length).split(BETWEEN)
}

/** The runs of three characters of `^word$`, as the index of runs has them. */
export function gramsOf(term: string): string[] {
  const characters = [...`^${term}$`]
  return [...new Set(characters.slice(2).map((_, index) => characters.slice(index, index + 3).join('')))]
}

/** A term as FTS5 reads it: in double quotes everything is data. */
export function quoted(term: string): string {
  return `"${term.replaceAll('"', '""')}"`
}
