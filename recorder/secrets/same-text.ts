/** What stands between the groups of a number says nothing. */
export function compact(text: string): string {
  return text.replace(/[\s\u00ad-]+/g, '')
}

/** Where `secret` stands in `text`, whatever blanks or hyphens are between its characters. */
export function placesOf(secret: string, text: string): { from: number; to: number }[] {
  const wanted = compact(secret)
  if (wanted === '') return []
  const { folded, at } = compactWithPlaces(text, (character) => character)
  return occurrences(folded, wanted).map((index) => {
    let [from, to] = [at[index] ?? 0, (at[index + wanted.length - 1] ?? 0) + 1]
    // The hyphens that it begins and ends with itself belong to it.
    if (secret.startsWith('-')) while (text[from - 1] === '-') from--
    if (secret.endsWith('-')) while (text[to] === '-') to++
    return { from, to }
  })
}

/** The same for a text that was read from pixels: characters that look alike are one, and one in eight may be read wrong. */
export function placesRead(secret: string, text: string): { from: number; to: number }[] {
  const wanted = [...compact(secret)].map(lookOf).join('')
  const { folded, at } = compactWithPlaces(text, lookOf)
  const places: { from: number; to: number }[] = []
  const mayDiffer = Math.floor(wanted.length / 8)
  for (let index = 0; wanted !== '' && index + wanted.length <= folded.length; index++) {
    let different = 0
    for (let offset = 0; offset < wanted.length && different <= mayDiffer; offset++)
      if (wanted[offset] !== folded[index + offset]) different++
    if (different > mayDiffer) continue
    places.push({ from: at[index] ?? 0, to: (at[index + wanted.length - 1] ?? 0) + 1 })
    index += wanted.length - 1
  }
  return places
}

/** Of a secret that is being typed, the beginning stands there first: where the longest beginning of at least `least` characters ends the text. */
export function beginningAtEnd(secret: string, text: string, least: number): { from: number; to: number } | undefined {
  const wanted = [...compact(secret)].map(lookOf).join('')
  const { folded, at } = compactWithPlaces(text, lookOf)
  for (let length = Math.min(wanted.length, folded.length); length >= least; length--) {
    if (folded.endsWith(wanted.slice(0, length))) return { from: at[folded.length - length] ?? 0, to: text.length }
  }
  return undefined
}

function compactWithPlaces(text: string, fold: (character: string) => string): { folded: string; at: number[] } {
  let folded = ''
  const at: number[] = []
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? ''
    if (compact(character) === '') continue
    folded += fold(character)
    at.push(index)
  }
  return { folded, at }
}

function occurrences(text: string, wanted: string): number[] {
  const found: number[] = []
  for (let index = text.indexOf(wanted); index >= 0; index = text.indexOf(wanted, index + wanted.length)) found.push(index)
  return found
}

const ALIKE: readonly string[] = [
  '0OoQD',
  '1lI|!i',
  '5Ss$',
  '8B',
  '2Zz',
  '6Gb',
  '9gq',
  'cC',
  'kK',
  'pP',
  'uU',
  'vV',
  'wW',
  'xX',
  'mM',
  '.,',
  "'`’",
  ';:',
]

/** One character for all that reading from pixels mixes up. */
function lookOf(character: string): string {
  return ALIKE.find((group) => group.includes(character))?.[0] ?? character
}
