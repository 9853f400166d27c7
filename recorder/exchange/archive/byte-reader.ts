/** Takes bytes off a stream in the amounts that are asked for. */
export interface ByteReader {
  /** Exactly so many bytes; fewer only at the end of the stream. */
  take(bytes: number): Promise<Buffer>
  /** The same in pieces as they come. */
  pieces(bytes: number): AsyncGenerator<Buffer>
  close(): Promise<void>
}

export function createByteReader(stream: AsyncIterable<Buffer>): ByteReader {
  const source = stream[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)

  async function* pieces(bytes: number): AsyncGenerator<Buffer> {
    for (let wanted = bytes; wanted > 0; ) {
      if (rest.length === 0) {
        const next = await source.next()
        if (next.done) return
        rest = next.value
      }
      const piece = rest.subarray(0, wanted)
      rest = rest.subarray(piece.length)
      wanted -= piece.length
      yield piece
    }
  }
  return {
    pieces,
    async take(bytes) {
      const taken: Buffer[] = []
      for await (const piece of pieces(bytes)) taken.push(piece)
      return Buffer.concat(taken)
    },
    async close() {
      await source.return?.()
    },
  }
}
