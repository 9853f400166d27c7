import { UnderstudyError } from '#contract'

/** A table's text, and what should be known of how it was read. */
export type Decoded = { text: string; notices: string[] }

/** Larger tables are no work for one desktop. */
const MOST_BYTES = 16 * 1024 * 1024

/**
 * The text of a file as a spreadsheet or an editor writes it: UTF-8, UTF-16 with or without its mark, else Western European (Windows-1252, of which Latin-1 is a
 * part). What was not UTF-8 is told, for it may be wrong. Errors: `bad-input` when it is too large or no text.
 */
export function decodeTable(bytes: Uint8Array): Decoded {
  if (bytes.length > MOST_BYTES) throw new UnderstudyError('bad-input', 'This table is too large.', 'Give it in parts of at most 16 MB.')
  const encoding = encodingOf(bytes)
  const text = new TextDecoder(encoding).decode(bytes)
  if (text.includes('\0')) throw new UnderstudyError('bad-input', 'This file is no text.', 'Save the table as CSV, and give that.')
  const name = NAMES[encoding]
  return { text, notices: name === undefined ? [] : [`The file was read as ${name}. Look whether accents and umlauts are right.`] }
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
const NAMES: Record<Encoding, string | undefined> = {
  'utf-8': undefined,
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16 (big-endian)',
  'windows-1252': 'Western European (Windows-1252), for it is not UTF-8',
}

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const zeros = zerosAt(bytes.subarray(0, 4096))
  if (zeros.odd > 0 && zeros.even === 0) return 'utf-16le'
  if (zeros.even > 0 && zeros.odd === 0) return 'utf-16be'
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252'
}

/** Where the zeros of Western letters in UTF-16 lie: at even places or at odd ones. */
function zerosAt(bytes: Uint8Array): { even: number; odd: number } {
  const zeros = { even: 0, odd: 0 }
  for (const [place, byte] of bytes.entries()) if (byte === 0) zeros[place % 2 === 0 ? 'even' : 'odd'] += 1
  return zeros
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
