import type { RecordedEvent, Role, Step, Task, WindowPattern } from '#contract'
import { upperFirst } from '../captions/voice.ts'

/** Milestones lie at least so many steps apart, and so far from the beginning; no task has more than so many (StepWise, arXiv 2604.27151). */
const APART = 3
const MOST = 12

type Candidate = { index: number; rank: number; name: string }

/** A step that the person marked as the end of a part of the task, and what they said about it. */
export type Marked = { index: number; note: string }

/** The person's milestones as steps: each the last step that had ended when it was marked. `endsMs`: when the steps ended, in their order. */
export function markedSteps(events: readonly RecordedEvent[], endsMs: readonly number[]): Marked[] {
  return events.flatMap((event) => {
    if (event.kind !== 'marker' || !event.milestone) return []
    const index = endsMs.findLastIndex((endMs) => endMs <= event.atMs)
    return index < 0 ? [] : [{ index, note: event.note.trim() }]
  })
}

/**
 * What the person marked, and steps after which something that can be checked is finished: saved, closed, opened. What ends something goes before
 * what begins something; the person's word goes before all.
 */
export function milestonesOf(
  steps: Step[],
  placeOf: (window: WindowPattern) => string,
  marked: readonly Marked[] = [],
): Task['milestones'] {
  const candidates = steps.flatMap((step, index): Candidate[] => {
    const found = candidateOf(step, placeOf)
    return found && index >= APART - 1 ? [{ index, ...found }] : []
  })
  const chosen = steps.flatMap((step, index): Candidate[] => {
    const said = marked.filter((mark) => mark.index === index)
    const note = said.findLast((mark) => mark.note !== '')?.note
    return said.length > 0 ? [{ index, rank: 0, name: note ?? candidateOf(step, placeOf)?.name ?? `${step.caption} is done` }] : []
  })
  for (const candidate of candidates.sort((a, b) => a.rank - b.rank || a.index - b.index)) {
    if (chosen.length < MOST && chosen.every((each) => Math.abs(each.index - candidate.index) >= APART)) chosen.push(candidate)
  }
  return chosen
    .sort((a, b) => a.index - b.index)
    .flatMap(({ index, name }) => {
      const step = steps[index]
      return step ? [{ after: step.id, name }] : []
    })
}

function candidateOf(step: Step, placeOf: (window: WindowPattern) => string): Omit<Candidate, 'index'> | undefined {
  const { expectation } = step
  if (isSaving(step)) return { rank: 0, name: `Saved in ${placeOf({ ...step.window, kind: 'normal', title: '*' })}` }
  if (expectation.kind === 'window-gone') return { rank: 1, name: `${upperFirst(placeOf(expectation.window))} is closed` }
  if (expectation.kind === 'window-present') return { rank: 2, name: `${upperFirst(placeOf(expectation.window))} is open` }
  if (expectation.kind === 'element-present' && expectation.role !== undefined && TELLING.includes(expectation.role))
    return { rank: 3, name: `“${expectation.name}” is there` }
  return undefined
}

/** What a program says when something is done. */
const TELLING: Role[] = ['alert', 'heading', 'dialog']

const SAVE = /^(save|speichern|enregistrer|guardar|salva|salvar|opslaan)(?!\p{L})/iu

/** Ctrl+S or a Save button that opened no dialog, or a Save dialog that was closed by either or by Enter: then it is saved. */
export function isSaving({ act, target, expectation, window }: Step): boolean {
  if (expectation.kind === 'window-present' && expectation.window.kind === 'dialog') return false
  if (act.kind === 'click') return SAVE.test(target?.name ?? '')
  if (act.kind !== 'press') return false
  const closed = expectation.kind === 'window-gone' && window.kind === 'dialog' && SAVE.test(window.title)
  return (act.key === 's' && act.modifiers.join() === 'ctrl') || (closed && /^(Return|KP_Enter)$/u.test(act.key))
}
