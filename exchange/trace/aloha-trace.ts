import { z } from 'zod'
import { type Expectation, type Ids, missingCase, partInWords, type Task, UnderstudyError } from '#contract'
import { taskOfWords } from '../task-of-words.ts'

const Caption = z.object({
  observation: z.string().default(''),
  think: z.string().default(''),
  action: z.string().default(''),
  expectation: z.string().default(''),
})

/** The trace of ShowUI-Aloha (arXiv 2601.07181), as its learner writes it; what else stands in it is passed over. */
export const AlohaTrace = z.object({ trajectory: z.array(z.object({ step_idx: z.number(), caption: Caption })).max(10_000) })
export type AlohaTrace = z.infer<typeof AlohaTrace>

/** A Task as a trace. It has no place for values, targets, loops: slots stay in the sentences, the rest is lost. */
export function alohaTraceOf(task: Task): AlohaTrace {
  return {
    trajectory: task.steps.map((step, index) => ({
      step_idx: index + 1,
      caption: { observation: step.observation, think: step.thought, action: step.caption, expectation: inWords(step.expectation) },
    })),
  }
}

function inWords(expectation: Expectation): string {
  switch (expectation.kind) {
    case 'field-holds':
      return `The field holds “${expectation.text.map(partInWords).join('')}”.`
    case 'window-present':
      return `The window “${expectation.window.title}” is there.`
    case 'window-gone':
      return `The window “${expectation.window.title}” has closed.`
    case 'element-present':
      return `“${expectation.name}” is seen.`
    case 'changed':
      return 'The window changes.'
    case 'nothing':
      return ''
    default:
      return missingCase(expectation)
  }
}

/** Reads a trace as a Task in words. `name`: what the file is called, for a goal. Errors: `bad-input` when nothing is done in it. */
export function taskOfAlohaTrace(trace: AlohaTrace, name: string, ports: { ids: Ids; nowMs: number }): Task {
  const steps = trace.trajectory
    .toSorted((a, b) => a.step_idx - b.step_idx)
    .filter(({ caption }) => caption.action.trim() !== '')
    .map(({ caption }) => ({ caption: caption.action, observation: caption.observation, thought: caption.think }))
  if (steps.length === 0) throw new UnderstudyError('bad-input', 'This trace has no steps.', 'Choose a trace in which something is done.')
  return taskOfWords({ goal: name, steps }, { ...ports, from: 'a ShowUI-Aloha trace' })
}
