/** A command line in words, as a shell would split it. `plain`: nothing in it but words; no operators, expansions or escapes. */
export type ShellLine = { words: string[]; plain: boolean }

const SPECIAL = new Set([...';&|<>`$(){}!\\#\n\r'])

export function readShellLine(line: string): ShellLine {
  const words: string[] = []
  let word: string | undefined
  let quote: string | undefined
  let plain = true
  for (const letter of line) {
    if (quote !== undefined) {
      if (letter === quote) quote = undefined
      else {
        // Inside double quotes a shell still expands; inside single quotes it does not.
        if (quote === '"' && '$`\\!'.includes(letter)) plain = false
        word = (word ?? '') + letter
      }
    } else if (letter === '"' || letter === "'") {
      quote = letter
      word ??= ''
    } else if (letter === ' ' || letter === '\t') {
      if (word !== undefined) words.push(word)
      word = undefined
    } else {
      if (SPECIAL.has(letter)) plain = false
      word = (word ?? '') + letter
    }
  }
  if (word !== undefined) words.push(word)
  return { words, plain: plain && quote === undefined }
}
