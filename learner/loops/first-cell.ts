import type { NewStep, StepId, TaskEdit } from '#contract'
import { quoted } from '../words/quoted.ts'
import { keyedColumns } from './find-loop.ts'
import type { Learning, RepeatedWork } from './propose.ts'

/** Where keys lead from cell to cell in each round, the click into the cell that the first round began in stays, before the loop. */
export function firstCellEdits({ shaped, steps }: Learning, { places }: RepeatedWork, before: StepId): TaskEdit[] {
  const [column] = keyedColumns({ shaped, steps }, places)
  const first = steps[places[0]?.at[column ?? -1] ?? -1]
  if (!first?.target) return []
  const { id: _, wordsBy: __, leadsTo: ___, effectMs: ____, ...rest } = first
  const step: NewStep = {
    ...rest,
    caption: `Click ${quoted(first.target.name ?? first.target.label)}`,
    thought: '',
    act: { kind: 'click', button: 'left', count: 1, modifiers: [], at: { x: 0.5, y: 0.5 } },
    expectation: { kind: 'nothing' },
  }
  return [{ kind: 'insert-step', before, step }]
}
