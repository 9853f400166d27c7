import type { Deciding } from './deciding.ts'
import { insteadOf } from './instead.ts'
import { doneThisTime, leftOutThisTime, piecesOf } from './stretches.ts'
import type { Gap } from './walk.ts'

/** Decides about what only one demonstration did: sometimes, or something else instead. Changes the draft; what cannot be told is asked. */
export function decideGap(gap: Gap, deciding: Deciding): void {
  if (gap.missing.length > 0 && gap.extra.length > 0) insteadOf(gap, deciding)
  else if (gap.missing.length > 0) for (const piece of piecesOf(gap.missing, deciding.draft)) leftOutThisTime(piece, gap, deciding)
  else if (gap.extra.length > 0) doneThisTime(gap, deciding)
}
