import { z } from 'zod'
import type { Picture } from '#contract'
import { CaptionAnswer } from './answer.ts'
import { SYSTEM, type Turn } from './question.ts'

/** A rule of thumb for text in Latin letters; other scripts need more tokens a letter. */
const LETTERS_A_TOKEN = 4
const SCHEMA_LETTERS = JSON.stringify(z.toJSONSchema(CaptionAnswer)).length
/** What four sentences and their field names take, and what frames them. */
const OUTPUT_A_STEP = 130
const OUTPUT_A_CALL = 60

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

/** What some turns take, about. */
export function turnTokens(turns: readonly Turn[]): number {
  const letters = turns.reduce((sum, { text }) => sum + [...text].length, 0)
  const pictures = turns.flatMap((turn) => turn.pictures).reduce((sum, picture) => sum + pictureTokens(picture), 0)
  return Math.ceil(letters / LETTERS_A_TOKEN) + pictures
}

/** What stands in every question: who the model is to be, and what its answer must be. */
export const FRAME_TOKENS = Math.ceil((SYSTEM.length + SCHEMA_LETTERS) / LETTERS_A_TOKEN)

/** What an answer about so many steps takes, about. */
export function answerTokens(steps: number): number {
  return OUTPUT_A_CALL + OUTPUT_A_STEP * steps
}

/** The longest answer that is taken: room for models that think before they answer, and whose thinking counts. */
export function longestAnswer(steps: number): number {
  return 2_000 + 1_000 * steps
}
