import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Page, PictureId } from '#contract'
import { pictureIdOf } from '../../memory/png.ts'
import { readBaseLooks } from '../recall/base-looks.ts'
import { fillMemory } from '../recall/filled-memory.ts'
import { makeMemory } from '../recall/make-memory.ts'
import { readWordLists } from '../recall/word-lists.ts'

/** Real windows, as PNG. */
const SCREENSHOTS = new URL('../../docs/screenshots/', import.meta.url)
/** The share of the bytes that is pictures, as in a memory of recordings. */
const PICTURES_SHARE = 0.8
/** A page with its words in the indexes takes about so many bytes of the database. */
const BYTES_A_PAGE = 11_000

export type LargeStore = { pages: number; pictures: number; databaseBytes: number; pictureBytes: number }

/**
 * Fills a folder with a memory of about so many bytes: pages and tasks perturbed from real looks, each page with pictures that are real screenshots made
 * different from each other by a comment in the file, so that each is a picture of its own.
 */
export async function makeLargeStore(folder: string, bytes: number): Promise<LargeStore> {
  const [looks, lists] = await Promise.all([readBaseLooks(), readWordLists()])
  const pictureIds: PictureId[] = []
  let pictureBytes = 0
  const shots = await screenshots()
  while (pictureBytes < bytes * PICTURES_SHARE) {
    const png = withComment(shots[pictureIds.length % shots.length] ?? new Uint8Array(), `picture ${pictureIds.length}`)
    pictureIds.push(await keep(join(folder, 'pictures'), png))
    pictureBytes += png.length
  }
  const made = makeMemory(Math.max(10, Math.round((bytes * (1 - PICTURES_SHARE)) / BYTES_A_PAGE)), looks, lists)
  const pages = made.pages.map(({ thing }, index, all) => withPictures(thing, pictureIds, index, all.length))
  const { memory } = await fillMemory(folder, { pages, tasks: made.tasks.map(({ thing }) => thing), transitions: made.transitions })
  await memory[Symbol.asyncDispose]()
  const databaseBytes = (await stat(join(folder, 'memory.sqlite'))).size
  return { pages: pages.length, pictures: pictureIds.length, databaseBytes, pictureBytes }
}

/** All pictures are named by the pages together: of each page its own, and the rest by variants of it. */
function withPictures(page: Page, pictures: readonly PictureId[], index: number, of: number): Page {
  const [first, ...more] = pictures.filter((_, place) => place % of === index)
  const { recordings, seenCount, firstSeenAt, lastSeenAt } = page
  const look = { ...page.look, elements: page.look.elements.slice(0, 3) }
  const variants = more.map((picture) => ({ look, picture, recordings, seenCount, firstSeenAt, lastSeenAt }))
  return first === undefined ? page : { ...page, picture: first, variants }
}

async function screenshots(): Promise<Uint8Array[]> {
  const names = (await readdir(SCREENSHOTS)).filter((name) => name.endsWith('.png')).sort()
  return Promise.all(names.map((name) => readFile(new URL(name, SCREENSHOTS))))
}

/** Straight into its place: a measure of moving a memory is not one of making it. */
async function keep(folder: string, png: Uint8Array): Promise<PictureId> {
  const id = pictureIdOf(png)
  const file = join(folder, id.slice(0, 2), `${id}.png`)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, png)
  return id
}

const SIGNATURE_AND_HEAD = 33

/** The same picture with a comment (a `tEXt` chunk) behind its head. */
function withComment(png: Uint8Array, text: string): Uint8Array {
  const body = Buffer.from(`tEXtComment\0${text}`, 'latin1')
  const chunk = Buffer.alloc(body.length + 8)
  chunk.writeUInt32BE(body.length - 4, 0)
  body.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(body), body.length + 4)
  return Buffer.concat([png.subarray(0, SIGNATURE_AND_HEAD), chunk, png.subarray(SIGNATURE_AND_HEAD)])
}
