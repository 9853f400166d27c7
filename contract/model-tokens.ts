import type { Picture } from './ports.ts'

/** A rule of thumb for text in Latin letters. */
const LETTERS_A_TOKEN = 4

/** What a text takes, about: a letter of another script counts as a token of its own. */
export function textTokens(text: string): number {
  const foreign = text.match(/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/gu)?.length ?? 0
  return Math.ceil(([...text].length - foreign) / LETTERS_A_TOKEN) + foreign
}

const TILE_PX = 512
const TILE_TOKENS = 170
const PICTURE_TOKENS = 85
const FITS_PX = 2_048
const SHORTER_SIDE_PX = 768

/**
 * A picture by the tiles of OpenAI's guide to images (the GPT-4o family, detail “high”): fitted into 2048 × 2048, then its shorter side to at most 768, then 170
 * for each begun tile of 512 × 512 and 85 for all. Other models count otherwise; small ones of OpenAI charge many times as many.
 */
export function pictureTokens({ width, height }: Pick<Picture, 'width' | 'height'>): number {
  const fits = Math.min(1, FITS_PX / Math.max(width, height))
  const scale = Math.min(fits, SHORTER_SIDE_PX / Math.min(width, height))
  const tiles = Math.ceil((width * scale) / TILE_PX) * Math.ceil((height * scale) / TILE_PX)
  return PICTURE_TOKENS + TILE_TOKENS * tiles
}
