import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { z } from 'zod'
import { PictureId, UnderstudyError } from '#contract'
import type { Parcel } from '../parcel.ts'
import { BUNDLE_FORMAT, BUNDLE_VERSION, CONTENTS_FILE, Contents, MOST, pictureFile, SIGNATURE_FILE, Signature } from './format.ts'
import { signerOf } from './signing.ts'

export type ReadBundle = {
  parcel: Parcel
  pictures: PictureId[]
  /** SHA-256 of the contents: two readings of one file must agree. */
  digest: string
  /** Undefined when it is not signed. */
  signer: string | undefined
}

/**
 * Reads a bundle and checks all of it: its signature, that every picture is what its name says, that it holds what its contents list and nothing else. Nothing is
 * unpacked; `onPicture` gets each PNG, already checked.
 * Errors: `bad-input` when it is none, is damaged, or was changed after it was signed; `from-the-future`.
 */
export async function readBundle(file: string, onPicture: OnPicture = async () => {}): Promise<ReadBundle> {
  const entries = extract()
  // What goes wrong on the way ends the reading of the entries below.
  pipeline(createReadStream(file), createGunzip(), entries, () => {})
  const reading = createReading(onPicture)
  try {
    for await (const entry of entries) {
      const { name, type } = entry.header
      if (type !== 'file') throw damaged(`“${name.slice(0, 80)}” in it is no file`)
      await reading.take(
        name,
        await bytesOf(entry as AsyncIterable<Uint8Array>, name === CONTENTS_FILE ? MOST.contentsBytes : MOST.pictureBytes),
      )
    }
  } catch (error) {
    throw error instanceof UnderstudyError ? error : notABundle(error)
  }
  return reading.done()
}

type OnPicture = (id: PictureId, png: Uint8Array) => Promise<void>

/** Takes a bundle's entries in their order. */
function createReading(onPicture: OnPicture) {
  let contents: { bytes: Buffer; parsed: Contents } | undefined
  let signer: string | undefined
  const waiting = new Set<string>()
  let total = 0

  async function takePicture(name: string, bytes: Buffer): Promise<void> {
    if (!waiting.delete(name)) throw damaged(`it holds “${name.slice(0, 80)}”, which its contents do not list`)
    const id = PictureId.parse(name.slice('pictures/'.length, -'.png'.length))
    if (createHash('sha256').update(bytes).digest('hex') !== id) throw damaged('a picture in it is not the one it is said to be')
    await onPicture(id, bytes)
  }

  return {
    async take(name: string, bytes: Buffer): Promise<void> {
      total += bytes.length
      if (total > MOST.allBytes) throw damaged('it is larger than any bundle may be')
      if (!contents) {
        if (name !== CONTENTS_FILE) throw damaged('it does not begin with its contents')
        contents = { bytes, parsed: contentsOf(bytes) }
        for (const id of contents.parsed.pictures) waiting.add(pictureFile(id))
      } else if (name === SIGNATURE_FILE && signer === undefined) {
        signer = signerOf(contents.bytes, parsed(Signature, bytes))
        if (signer === undefined) throw damaged('its signature does not fit: it was changed after it was signed')
      } else await takePicture(name, bytes)
    },
    done(): ReadBundle {
      if (!contents) throw notABundle()
      if (waiting.size > 0) throw damaged(`${waiting.size} of its pictures are missing`)
      const { tasks, pages, transitions, pictures } = contents.parsed
      return {
        parcel: { tasks, pages, transitions },
        pictures,
        digest: createHash('sha256').update(contents.bytes).digest('hex'),
        signer,
      }
    },
  }
}

async function bytesOf(entry: AsyncIterable<Uint8Array>, limit: number): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of entry) {
    size += piece.length
    if (size > limit) throw damaged('a part of it is larger than any may be')
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

const Head = z.object({ format: z.literal(BUNDLE_FORMAT), version: z.number() })

function contentsOf(bytes: Buffer): Contents {
  const head = parsed(Head, bytes)
  if (head.version > BUNDLE_VERSION) {
    throw new UnderstudyError(
      'from-the-future',
      'This bundle was written by a newer Understudy.',
      'Update Understudy, then import it again.',
    )
  }
  return parsed(Contents, bytes)
}

function parsed<Value>(schema: z.ZodType<Value>, bytes: Buffer): Value {
  try {
    return schema.parse(JSON.parse(bytes.toString('utf8')))
  } catch (error) {
    throw damaged('what it says of itself cannot be read', error)
  }
}

function damaged(why: string, cause?: unknown): UnderstudyError {
  return new UnderstudyError('bad-input', `This bundle cannot be used: ${why}.`, 'Ask for it once more; nothing of it was kept.', cause)
}

function notABundle(cause?: unknown): UnderstudyError {
  return new UnderstudyError(
    'bad-input',
    'This file is no bundle of tasks, or only a part of one.',
    'Choose a file that Understudy exported, a SKILL.md, or a ShowUI-Aloha trace.',
    cause,
  )
}
