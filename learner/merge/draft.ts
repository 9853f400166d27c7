import type { Block, Condition, LoopOver, Page, PageId, Role, Step, Task } from '#contract'
import { missingCase } from '#contract'

/** What was seen on the screen at some moment: enough to tell one moment from another. */
export type Element = { role: Role; name: string }

export type MergeTools = {
  ids: { next(prefix: 'step'): string }
  pageOf: (id: PageId) => Page | undefined
  /** All that was seen when a step of the new demonstration began; without it, only what its page is known by. */
  seenAt?: (step: Step) => readonly Element[] | undefined
}

/** In which round of each loop around it something was done, counted from 0, by the loop's id. */
export type Rounds = Readonly<Record<string, number>>

/** One time that a step was done, in the demonstrations known before or in the new one. */
export type Sighting = { side: 'known' | 'shown'; step: Step; rounds: Rounds }

/** A step of the merged Task, with all times that it was done. */
export type Row = { step: Step; sightings: Sighting[] }

export type RowSpan = { from: Row; to: Row }

/** A block while its steps are still being found: `over` of a new loop is decided last. */
export type Laid =
  | (RowSpan & { kind: 'optional'; id: string; reason: string; when: Condition })
  | (RowSpan & { kind: 'loop'; id: string; reason: string; over: LoopOver | undefined; atMost: number })
  | { kind: 'branch'; id: string; reason: string; arms: (RowSpan & { when?: Condition })[] }

export type Draft = { rows: Row[]; laid: Laid[] }

export function draftOf({ steps, blocks }: Task): Draft {
  const rows = steps.map((step): Row => ({ step, sightings: [{ side: 'known', step, rounds: {} }] }))
  const at = (span: { from: string; to: string }): RowSpan => ({ from: rowOf(span.from, rows), to: rowOf(span.to, rows) })
  const laid = blocks.map((block): Laid => {
    switch (block.kind) {
      case 'optional':
        return { ...block, ...at(block) }
      case 'loop':
        return { ...block, ...at(block) }
      case 'branch':
        return { ...block, arms: block.arms.map((arm) => ({ ...arm, ...at(arm) })) }
      default:
        return missingCase(block)
    }
  })
  return { rows, laid }
}

export function blocksOf(laid: readonly Laid[]): Block[] {
  return laid.flatMap((each): Block[] => {
    const ids = (span: RowSpan) => ({ from: span.from.step.id, to: span.to.step.id })
    switch (each.kind) {
      case 'optional':
        return [{ kind: 'optional', id: each.id, reason: each.reason, ...ids(each), when: each.when }]
      case 'loop':
        return each.over ? [{ kind: 'loop', id: each.id, reason: each.reason, ...ids(each), over: each.over, atMost: each.atMost }] : []
      case 'branch':
        return [
          {
            kind: 'branch',
            id: each.id,
            reason: each.reason,
            arms: each.arms.map((arm) => ({ ...ids(arm), ...(arm.when ? { when: arm.when } : {}) })),
          },
        ]
      default:
        return missingCase(each)
    }
  })
}

export function spansOfLaid(each: Laid): RowSpan[] {
  return each.kind === 'branch' ? each.arms : [each]
}

/** `block-1`, `block-2`, …: the first that is free. */
export function nextBlockId(laid: readonly Laid[]): string {
  for (let number = 1; ; number += 1) if (!laid.some(({ id }) => id === `block-${number}`)) return `block-${number}`
}

/** True when a stretch of rows lies apart from, around, or within one part of everything that is laid over them. */
export function nests({ rows, laid }: Draft, from: number, to: number): boolean {
  return laid.every((each) => {
    const parts = spansOfLaid(each).map((span) => ({ first: rows.indexOf(span.from), last: rows.indexOf(span.to) }))
    const [first, last] = [parts[0]?.first ?? 0, parts.at(-1)?.last ?? 0]
    if (to < first || from > last || (from <= first && to >= last)) return true
    return parts.some((part) => from >= part.first && to <= part.last)
  })
}

function rowOf(id: string, rows: readonly Row[]): Row {
  const row = rows.find(({ step }) => step.id === id)
  if (!row) throw new Error(`A block is over ${id}, which is no step of its task.`)
  return row
}
