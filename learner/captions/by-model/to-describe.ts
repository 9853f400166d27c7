import type { StepId, Task } from '#contract'
import { showsUnknownSecret } from './private-parts.ts'
import type { Asked } from './question.ts'
import { type Look, viewsOf } from './views.ts'

/** A step that stays as the rules wrote it. */
export type Kept = { step: StepId; reason: string }

export const STOPPED = 'It was stopped before this step was asked about.'

/** The steps that no model or person described yet and that there is a picture of, with their pictures; and those that are not asked about. */
export async function toDescribe(task: Task, look: Look, signal?: AbortSignal): Promise<{ asked: Asked[]; kept: Kept[] }> {
  const asked: Asked[] = []
  const kept: Kept[] = []
  for (const [index, step] of task.steps.entries()) {
    if (step.wordsBy === 'model' || step.wordsBy === 'person') continue
    const seen = signal?.aborted ? undefined : await viewsOf(task, step, look)
    if (seen && seen.views.length > 0) asked.push({ number: index + 1, step, ...seen })
    else kept.push({ step: step.id, reason: signal?.aborted ? STOPPED : whyUnseen(showsUnknownSecret(step)) })
  }
  return { asked, kept }
}

function whyUnseen(secret: boolean): string {
  return secret
    ? 'A secret is typed where its field is not known, so its pictures stay on this machine.'
    : 'There is no picture of it to show the model.'
}
