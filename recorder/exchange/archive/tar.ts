/** The ustar form of POSIX.1-1988, regular files only: what every tar program reads. */
const BLOCK = 512
/** Eleven octal digits. */
export const MOST_ENTRY_BYTES = 8 ** 11 - 1

export type Entry = { name: string; bytes: number }

/** The block before a file's content. `name`: at most 100 bytes of ASCII. */
export function entryHead({ name, bytes }: Entry): Buffer {
  const head = Buffer.alloc(BLOCK)
  const put = (text: string, at: number) => head.write(text, at, 'latin1')
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0')
  put(name, 0)
  put(`${octal(0o600, 7)}\0${octal(0, 7)}\0${octal(0, 7)}\0${octal(bytes, 11)}\0${octal(0, 11)}\0`, 100)
  put('0', 156)
  put('ustar\x0000', 257)
  put(`${octal(sumOf(head), 6)}\0 `, 148)
  return head
}

/** What a head tells; undefined for the empty block that ends an archive, or for one that is damaged or no plain file (`wrong`). */
export function parseHead(head: Buffer): Entry | 'end' | 'wrong' {
  if (head.every((byte) => byte === 0)) return 'end'
  const text = (from: number, to: number) => head.toString('latin1', from, to).replace(/\0.*$/s, '')
  const octal = (from: number, to: number) => (/^[0-7]+ ?$/.test(text(from, to)) ? Number.parseInt(text(from, to), 8) : undefined)
  const bytes = octal(124, 136)
  const plainFile = text(156, 157) === '0' || text(156, 157) === ''
  if (bytes === undefined || !plainFile || octal(148, 156) !== sumOf(head) || text(345, 500) !== '') return 'wrong'
  return { name: text(0, 100), bytes }
}

/** How many zeros follow a content of so many bytes. */
export function paddingOf(bytes: number): number {
  return (BLOCK - (bytes % BLOCK)) % BLOCK
}

export const HEAD_BYTES = BLOCK
export const END_BYTES = 2 * BLOCK

/** The sum of all bytes, the eight of the sum itself counted as blanks. */
function sumOf(head: Buffer): number {
  return head.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 32 : byte), 0)
}
