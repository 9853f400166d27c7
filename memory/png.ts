import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { type Picture, PictureId, UnderstudyError } from '#contract'

/** The same pixels always give the same bytes: nothing is chosen by the encoder, no time or colour profile is written. */
const SETTINGS = { compressionLevel: 6, adaptiveFiltering: false, palette: false, progressive: false } as const

export async function encodePng(picture: Picture): Promise<Uint8Array> {
  const { width, height, data } = picture
  if (data.length !== width * height * 4)
    throw new Error(`A picture of ${width}×${height} needs ${width * height * 4} bytes and has ${data.length}.`)
  return sharp(data, { raw: { width, height, channels: 4 } })
    .png(SETTINGS)
    .toBuffer()
}

/** The pixels, with `box` at the origin. Throws when the bytes are no picture. */
export async function decodePng(png: Uint8Array): Promise<Picture> {
  const { data, info } = await sharp(png).ensureAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data, box: { x: 0, y: 0, width: info.width, height: info.height } }
}

/** Larger than any screen, and small enough to be decoded. */
const MOST_PIXELS = 100_000_000

/** Errors: `bad-input` when these bytes are no whole PNG that can be shown. */
export async function checkPng(png: Uint8Array): Promise<void> {
  try {
    const image = sharp(png, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true })
    if ((await image.metadata()).format !== 'png') throw new Error('It is a picture of another format.')
    await image.raw().toBuffer()
  } catch (error) {
    throw new UnderstudyError('bad-input', 'Something that should be a picture is none.', 'Ask for the file once more.', error)
  }
}

export function pictureIdOf(png: Uint8Array): PictureId {
  return PictureId.parse(createHash('sha256').update(png).digest('hex'))
}
