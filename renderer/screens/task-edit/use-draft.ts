import { useMemo, useState } from 'react'
import type { Task, TaskEdit } from '#contract'
import { api } from '../../state/api.ts'
import { type DraftEdit, draftOf } from '../../state/task-draft.ts'
import { editsToSave } from '../../state/task-edits.ts'
import { useDoing } from '../../state/use-call.ts'

/** Edits of a task that are collected, can be taken back one by one, and are saved together as one version. */
export function useDraft(base: Task) {
  const [edits, setEdits] = useState<readonly DraftEdit[]>([])
  const [problems, setProblems] = useState<readonly string[]>([])
  const { doing, problem, run, clear } = useDoing()
  const draft = useMemo(() => draftOf(base, edits), [base, edits])
  const toSave = useMemo(() => editsToSave(base, edits), [base, edits])
  const change = (next: readonly DraftEdit[]) => {
    setEdits(next)
    setProblems([])
    clear()
  }
  return {
    base,
    draft,
    edits,
    /** How many changes there are to be saved; some edits take back others. */
    count: toSave.length,
    doing,
    problem,
    /** Why the engine did not take them, as sentences. */
    problems,
    push: (...more: DraftEdit[]) => change([...edits, ...more]),
    undo: () => change(edits.slice(0, -1)),
    discard: () => change([]),
    /** The new version; undefined when it was refused, and then nothing that was typed is lost. */
    async save(): Promise<Task | undefined> {
      let saved: Task | undefined
      setProblems([])
      await run(async () => {
        const outcome = await api().task.edit({ id: base.id, revision: base.revision, edits: toSave as TaskEdit[] })
        if (outcome.kind === 'refused') setProblems(outcome.problems)
        else saved = outcome.task
      })
      if (saved) setEdits([])
      return saved
    },
  }
}
export type TaskDraft = ReturnType<typeof useDraft>
