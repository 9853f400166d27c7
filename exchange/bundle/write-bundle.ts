import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { pack } from 'tar-stream'
import type { PictureId } from '#contract'
import { type Parcel, picturesIn } from '../parcel.ts'
import { BUNDLE_FORMAT, BUNDLE_VERSION, CONTENTS_FILE, Contents, pictureFile, SIGNATURE_FILE } from './format.ts'
import { signed } from './signing.ts'

export type BundlePorts = {
  /** A picture's PNG; undefined when it is gone: then it is left out of the bundle. */
  png: (id: PictureId) => Promise<Uint8Array | undefined>
  nowMs: number
  /** PEM of the key to sign with. */
  privateKey: string
}

/**
 * Writes tasks with their pages and pictures as one file, a gzipped tar: `contents.json`, its Ed25519 signature, and the pictures by their SHA-256. A file of that
 * name is replaced when the new one is whole.
 */
export async function writeBundle(parcel: Parcel, file: string, ports: BundlePorts): Promise<{ bytes: number }> {
  const there: PictureId[] = []
  for (const id of picturesIn(parcel)) if (await ports.png(id)) there.push(id)
  const contents = Contents.parse({
    format: BUNDLE_FORMAT,
    version: BUNDLE_VERSION,
    madeAt: new Date(ports.nowMs).toISOString(),
    ...parcel,
    pictures: there,
  })
  const bytes = Buffer.from(JSON.stringify(contents))
  const archive = pack()
  const part = `${file}.part`
  await mkdir(dirname(file), { recursive: true })
  const add = (name: string, content: Uint8Array) =>
    new Promise<void>((resolve, reject) => {
      // A fixed time: the same tasks give the same file.
      archive.entry({ name, mtime: new Date(0) }, Buffer.from(content), (error) => (error ? reject(error) : resolve()))
    })
  const fill = async () => {
    await add(CONTENTS_FILE, bytes)
    await add(SIGNATURE_FILE, Buffer.from(JSON.stringify(signed(bytes, ports.privateKey))))
    for (const id of there) {
      const png = await ports.png(id)
      if (!png || createHash('sha256').update(png).digest('hex') !== id)
        throw new Error(`The picture ${id} changed while it was written out.`)
      await add(pictureFile(id), png)
    }
    archive.finalize()
  }
  try {
    await Promise.all([pipeline(archive, createGzip(), createWriteStream(part, { mode: 0o600 })), fill()])
    await rename(part, file)
  } catch (error) {
    archive.destroy()
    await rm(part, { force: true })
    throw error
  }
  return { bytes: (await stat(file)).size }
}
