import type { Step } from '#contract'
import type { Op } from './align.ts'
import { isHousekeeping } from './cost.ts'
import type { Draft, Rounds, Row } from './draft.ts'

/** What one demonstration did between two common steps and the other did not. */
export type Gap = {
  /** Known rows that were not done, shown steps that are not known. */
  missing: Row[]
  extra: { step: Step; at: number; rounds: Rounds }[]
  /** The common steps before and after: none at the beginning, at the end. */
  before: { row: Row; step: Step } | undefined
  after: { row: Row; step: Step } | undefined
  /** Blocks that were gone past in it, arms that were gone into, loops that began anew. */
  skipped: string[]
  arms: string[]
  again: string | undefined
}

/** Reads an alignment: writes the shown steps into the rows that they belong to, and returns what has no partner. */
export function walk({ rows, laid }: Draft, shown: readonly Step[], ops: readonly Op[]): Gap[] {
  const loops = laid.flatMap((each) =>
    each.kind === 'loop' ? [{ id: each.id, from: rows.indexOf(each.from), to: rows.indexOf(each.to) }] : [],
  )
  const round = new Map<string, number>()
  const roundsAt = (row: number): Rounds =>
    Object.fromEntries(loops.filter(({ from, to }) => row >= from && row <= to).map(({ id }) => [id, round.get(id) ?? 0]))
  const gaps: Gap[] = []
  let here = 0
  let gap = emptyGap(undefined)
  const close = (after: Gap['after']) => {
    gap.after = after
    if (gap.missing.length > 0 || gap.extra.length > 0) gaps.push(gap)
    gap = emptyGap(after)
  }
  for (const op of ops) {
    switch (op.kind) {
      case 'match': {
        const [row, step] = [rows[op.row], shown[op.at]]
        if (!row || !step) break
        here = op.row
        close({ row, step })
        row.sightings.push({ side: 'shown', step, rounds: roundsAt(op.row) })
        break
      }
      case 'missing': {
        const row = rows[op.row]
        here = op.row
        if (row && !isHousekeeping(row.step)) gap.missing.push(row)
        break
      }
      case 'extra': {
        const step = shown[op.at]
        if (step && !isHousekeeping(step)) gap.extra.push({ step, at: op.at, rounds: roundsAt(here) })
        break
      }
      case 'again': {
        round.set(op.block, (round.get(op.block) ?? 0) + 1)
        const outer = loops.find(({ id }) => id === op.block)
        for (const { id, from, to } of loops) if (outer && id !== op.block && from >= outer.from && to <= outer.to) round.delete(id)
        gap.again = op.block
        break
      }
      case 'skip':
        gap.skipped.push(op.block)
        break
      case 'arm':
        gap.arms.push(op.block)
        break
    }
  }
  close(undefined)
  return gaps
}

function emptyGap(before: Gap['before']): Gap {
  return { missing: [], extra: [], before, after: undefined, skipped: [], arms: [], again: undefined }
}
