import type { Picture } from '#contract'

/** Takes PAM images (a text header with the size, then RGBA) out of a stream that comes in pieces of any length. */
export function createPamParser(onPicture: (picture: Picture) => void): (piece: Buffer) => void {
  let header = ''
  let picture: Picture | undefined
  let filled = 0

  const takeHeader = (piece: Buffer): number => {
    const before = header.length
    header += piece.toString('latin1', 0, MOST_HEADER_BYTES)
    const end = header.indexOf(END)
    if (end < 0) return piece.length
    const [width, height] = [numberIn(header, 'WIDTH'), numberIn(header, 'HEIGHT')]
    picture = { width, height, data: new Uint8Array(width * height * 4), box: { x: 0, y: 0, width, height } }
    filled = 0
    const used = end + END.length - before
    header = ''
    return used
  }
  const takePixels = (into: Picture, piece: Buffer): number => {
    const used = Math.min(piece.length, into.data.length - filled)
    into.data.set(piece.subarray(0, used), filled)
    filled += used
    if (filled < into.data.length) return used
    picture = undefined
    onPicture(into)
    return used
  }
  return (piece) => {
    for (let rest = piece; rest.length > 0; ) rest = rest.subarray(picture ? takePixels(picture, rest) : takeHeader(rest))
  }
}

const END = 'ENDHDR\n'
const MOST_HEADER_BYTES = 256

function numberIn(header: string, name: string): number {
  return Number(header.match(new RegExp(`^${name} (\\d+)$`, 'm'))?.[1] ?? 0)
}
