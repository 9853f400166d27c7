/** A word as it is compared: small letters, one form for each letter, no accents, one apostrophe. `Übergröße` and `UBERGROSSE` are the same. */
export function normalForm(word: string): string {
  return word.normalize('NFKD').toLowerCase().replaceAll(/\p{M}/gu, '').replaceAll('ß', 'ss').replaceAll(/[’‘ʼ]/g, "'")
}
