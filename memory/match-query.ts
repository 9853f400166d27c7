/** More of a request than this adds nothing to finding a task, and a long query is slow. */
const MAX_TERMS = 64
const MAX_CHARACTERS = 1_000

/** A term as FTS5 reads it: in double quotes everything is data, `AND`, `*`, `NEAR` and `:` too. */
function quoted(term: string): string {
  return `"${term.replaceAll('"', '""')}"`
}

function plain(request: string): string {
  return [...request].slice(0, MAX_CHARACTERS).join('').normalize('NFKC').toLowerCase()
}

/** The different words of a request. */
export function wordsOf(request: string): string[] {
  return [...new Set(plain(request).match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu) ?? [])].slice(0, MAX_TERMS)
}

/** The different runs of three characters inside a request's words; a word of one or two has none. */
export function trigramsOf(request: string): string[] {
  const found = new Set<string>()
  for (const word of wordsOf(request)) {
    const characters = [...word]
    for (let start = 0; start + 3 <= characters.length; start += 1) found.add(characters.slice(start, start + 3).join(''))
  }
  return [...found].slice(0, MAX_TERMS * 3)
}

/** Terms as an FTS5 expression that any one of them fulfils; undefined when there are none. */
export function anyOf(terms: string[]): string | undefined {
  return terms.length === 0 ? undefined : terms.map(quoted).join(' OR ')
}
