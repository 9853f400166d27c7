import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { type Picture, PictureId } from '#contract'

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

export function pictureIdOf(png: Uint8Array): PictureId {
  return PictureId.parse(createHash('sha256').update(png).digest('hex'))
}
