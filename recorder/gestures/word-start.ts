const WORD = /^[\p{L}\p{N}]$/u
const BLANK = ' '

/**
 * Where Ctrl+Left goes, and how far Ctrl+BackSpace deletes: over blanks, then over the word before them. Undefined where programs do
 * not agree, because there is a sign beside the word, and where the word may begin before the text that is known.
 */
export function wordStart(characters: readonly string[], cursor: number, isWhole: boolean): number | undefined {
  let at = cursor
  while (characters[at - 1] === BLANK) at--
  const end = at
  while (WORD.test(characters[at - 1] ?? '')) at--
  if (at === end) return undefined
  if (at === 0) return isWhole ? 0 : undefined
  return characters[at - 1] === BLANK ? at : undefined
}
