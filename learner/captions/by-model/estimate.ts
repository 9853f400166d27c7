import { z } from 'zod'
import { pictureTokens, textTokens } from '#contract'
import { CaptionAnswer } from './answer.ts'
import { SYSTEM, type Turn } from './question.ts'

/** What four sentences and their field names take, and what frames them. */
const OUTPUT_A_STEP = 130
const OUTPUT_A_CALL = 60

/** What some turns take, about. */
export function turnTokens(turns: readonly Turn[]): number {
  const texts = textTokens(turns.map(({ text }) => text).join(''))
  const pictures = turns.flatMap((turn) => turn.pictures).reduce((sum, picture) => sum + pictureTokens(picture), 0)
  return texts + pictures
}

/** What stands in every question: who the model is to be, and what its answer must be. */
export const FRAME_TOKENS = textTokens(SYSTEM + JSON.stringify(z.toJSONSchema(CaptionAnswer)))

/** What an answer about so many steps takes, about. */
export function answerTokens(steps: number): number {
  return OUTPUT_A_CALL + OUTPUT_A_STEP * steps
}

/** The longest answer that is taken: room for models that think before they answer, and whose thinking counts. */
export function longestAnswer(steps: number): number {
  return 2_000 + 1_000 * steps
}
