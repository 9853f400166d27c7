import type { Word, WordPart } from 'unbash'

/**
 * A word of a command. `value`: as the command gets it. `fixed`: nothing in it is only known when the line runs (patterns of file names are
 * not fixed either). `bare`: as it was written, without quotes, so that `"$HOME"` is `$HOME`.
 */
export type ShellWord = { value: string; fixed: boolean; bare: string }

export function readWord(word: Word): ShellWord {
  return { value: word.value, fixed: (word.parts ?? []).every(isFixed), bare: word.text.replace(/["']/gu, '') }
}

function isFixed(part: WordPart): boolean {
  if (part.type === 'Literal' || part.type === 'SingleQuoted' || part.type === 'AnsiCQuoted') return true
  return part.type === 'DoubleQuoted' && part.parts.every((inner) => inner.type === 'Literal')
}
