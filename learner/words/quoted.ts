/** A text as it stands in a sentence: on one line, in quotes, cut when it is long. */
export function quoted(text: string, longest = 60): string {
  return `“${shortened(text, longest)}”`
}

export function shortened(text: string, longest = 60): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  const letters = [...line]
  return letters.length <= longest
    ? line
    : `${letters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
}
