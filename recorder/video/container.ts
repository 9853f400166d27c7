import { open, stat } from 'node:fs/promises'

/** Matroska: EBML head, then one segment (RFC 9559). Ids and sizes are numbers of varying length (RFC 8794). */
const EBML_ID = 0x1a45dfa3
const SEGMENT_ID = 0x18538067
const HEAD_BYTES = 4096

/** True when the file is a Matroska video that was ended properly and is all there; one that was killed does not know its own length. */
export async function isClosedVideo(file: string): Promise<boolean> {
  const { size } = await stat(file)
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    const head = buffer.subarray(0, bytesRead)
    const ebml = elementAt(head, 0)
    const segment = ebml?.id === EBML_ID && ebml.size !== undefined ? elementAt(head, ebml.from + ebml.size) : undefined
    return segment?.id === SEGMENT_ID && segment.size !== undefined && segment.from + segment.size <= size
  } finally {
    await handle.close()
  }
}

/** `from`: where the content begins. `size` is undefined for 'not known yet'. */
function elementAt(bytes: Buffer, at: number): { id: number; from: number; size: number | undefined } | undefined {
  const idLength = lengthOf(bytes[at])
  if (idLength === undefined || idLength > 4 || at + idLength > bytes.length) return undefined
  const sizeAt = at + idLength
  const sizeLength = lengthOf(bytes[sizeAt])
  if (sizeLength === undefined || sizeAt + sizeLength > bytes.length) return undefined
  const marked = BigInt(`0x${bytes.toString('hex', sizeAt, sizeAt + sizeLength)}`)
  const all = (1n << BigInt(7 * sizeLength)) - 1n
  const size = marked & all
  return { id: bytes.readUIntBE(at, idLength), from: sizeAt + sizeLength, size: size === all ? undefined : Number(size) }
}

/** The zeros before the first one of the first byte say how long the number is. */
function lengthOf(first: number | undefined): number | undefined {
  return first ? Math.clz32(first) - 23 : undefined
}
