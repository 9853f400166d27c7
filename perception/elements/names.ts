/** A name as people would say it: without case, spacing, a trailing colon, dots or star, and without a count in brackets. */
export function spokenName(name: string): string {
  return (
    name
      .normalize('NFKC')
      // Marks of writing direction are not seen; the ratio sign of clocks is a colon.
      .replace(/\p{Cf}/gu, '')
      .replaceAll('∶', ':')
      .toLowerCase()
      .replace(/\s+/gu, ' ')
      .replace(/\s*\(\d+\)$/u, '')
      .replace(/(?<=\S)\s*(?:[:*…]|\.{2,3})+$/u, '')
      .trim()
  )
}

/** How alike two names are, 0 to 1: 1 when spoken alike, else the share of letters that need no edit. */
export function nameLikeness(a: string, b: string): number {
  return likeness(spokenName(a), spokenName(b))
}

/**
 * The same for a name that was read from pixels: spaces do not count, and letters that look alike are one. Names of one or two
 * characters are compared as they are: there a look-alike is another name.
 */
export function readLikeness(a: string, b: string): number {
  const [one, other] = [spokenName(a).replaceAll(' ', ''), spokenName(b).replaceAll(' ', '')]
  if (Math.min(one.length, other.length) <= 2) return one === other && one !== '' ? 1 : 0
  return likeness(lookAlike(one), lookAlike(other))
}

function lookAlike(text: string): string {
  return text
    .replace(/[1|!ı]/gu, 'l')
    .replaceAll('i', 'l')
    .replaceAll('0', 'o')
    .replaceAll('rn', 'm')
    .replace(/[‘’'`´"“”.,_]/gu, '')
    .replace(/[–—−]/gu, '-')
}

function likeness(a: string, b: string): number {
  if (a === '' || b === '') return 0
  if (a === b) return 1
  // A digit is never a slip: “Line 1” and “Line 2” are two things.
  if (digitsOf(a) !== digitsOf(b)) return Math.min(0.5, 1 - distance(a, b) / Math.max(a.length, b.length))
  return 1 - distance(a, b) / Math.max(a.length, b.length)
}

function digitsOf(text: string): string {
  return text.replace(/\D+/gu, ' ').trim()
}

/** Levenshtein's distance with two rows. */
function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = (above[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
      row.push(Math.min(swap, (above[j] as number) + 1, (row[j - 1] as number) + 1))
    }
    above = row
  }
  return above[b.length] as number
}
