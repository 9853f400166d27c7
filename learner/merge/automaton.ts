import { missingCase } from '#contract'
import { type Draft, type RowSpan, spansOfLaid } from './draft.ts'

/** A way through the steps that does nothing: past a block, round a loop once more, into one of the arms of a branch. */
export type Way = { kind: 'skip' | 'again' | 'arm' | 'on'; block?: string; to: number }

/** Where one stands: before the step of row i (`2 i`) or behind it (`2 i + 1`). */
export const before = (row: number): number => 2 * row
export const behind = (row: number): number => 2 * row + 1

/** The steps with their blocks as a small automaton: from each place, where one can go without doing a step. */
export function waysOf({ rows, laid }: Draft): Way[][] {
  const ways: Way[][] = rows.flatMap(() => [[], []])
  const add = (from: number, way: Way) => ways[from]?.push(way)
  const at = (span: RowSpan) => ({ from: rows.indexOf(span.from), to: rows.indexOf(span.to) })
  const armEnds = new Set<number>()
  for (const each of laid) {
    const spans = spansOfLaid(each).map(at)
    const [first, last] = [spans[0], spans.at(-1)]
    if (!first || !last) continue
    switch (each.kind) {
      case 'optional':
        add(before(first.from), { kind: 'skip', block: each.id, to: behind(first.to) })
        break
      case 'loop':
        add(behind(first.to), { kind: 'again', block: each.id, to: before(first.from) })
        if (each.over?.kind === 'while' || each.over?.kind === 'rows')
          add(before(first.from), { kind: 'skip', block: each.id, to: behind(first.to) })
        break
      case 'branch':
        for (const span of spans.slice(1)) add(before(first.from), { kind: 'arm', block: each.id, to: before(span.from) })
        for (const span of spans.slice(0, -1)) {
          armEnds.add(span.to)
          add(behind(span.to), { kind: 'on', to: behind(last.to) })
        }
        if (each.arms.at(-1)?.when) add(before(first.from), { kind: 'skip', block: each.id, to: behind(last.to) })
        break
      default:
        missingCase(each)
    }
  }
  for (let row = 0; row < rows.length - 1; row += 1) if (!armEnds.has(row)) add(behind(row), { kind: 'on', to: before(row + 1) })
  return ways
}
