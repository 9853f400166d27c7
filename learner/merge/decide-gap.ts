import type { Deciding } from './deciding.ts'
import { isDetour } from './detours.ts'
import type { Row } from './draft.ts'
import { insteadOf } from './instead.ts'
import { doneThisTime, leftOutThisTime, piecesOf } from './stretches.ts'
import type { Gap } from './walk.ts'

/** Decides about what only one demonstration did: sometimes, or something else instead. Changes the draft; what cannot be told is asked. */
export function decideGap(gap: Gap, deciding: Deciding): void {
  const { missing, extra } = gap
  const { rows } = deciding.draft
  const behind = rows[rows.indexOf(missing.at(-1) as Row) + 1]?.step
  const isOneDetour =
    isDetour(
      missing.map(({ step }) => step),
      behind,
    ) ||
    isDetour(
      extra.map(({ step }) => step),
      gap.after?.step,
    )
  if (missing.length > 0 && extra.length > 0 && !isOneDetour) insteadOf(gap, deciding)
  else {
    // A detour is nothing instead of which something else is done.
    for (const piece of piecesOf(missing, deciding.draft)) leftOutThisTime(piece, { ...gap, extra: [] }, deciding)
    if (extra.length > 0) doneThisTime({ ...gap, missing: [] }, deciding)
  }
}
