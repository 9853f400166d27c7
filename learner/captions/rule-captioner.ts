import type { Captioner, Step, StepId, Task, TaskId } from '#contract'
import { captionProblem } from './by-model/accept.ts'

export type RuleCaptionerPorts = {
  /** All revisions of a task, newest first. */
  versions: (id: TaskId) => Promise<Task[]>
}

/**
 * Gives steps that a model described the words of the rules again. The rules write while a task is learned, from all that was seen then, which a Task does not
 * hold; so the words come from its newest older revision in which the step has them. They must fit the step as it is now: a parameter that was renamed since, a text that
 * was changed, and the model's words stay. Costs nothing and sends nothing; steps that have the rules' words, or a person's, stay as they are.
 */
export function createRuleCaptioner({ versions }: RuleCaptionerPorts): Captioner {
  const byModel = (task: Task) => task.steps.filter((step) => step.wordsBy === 'model')
  return {
    async cost(task) {
      const steps = byModel(task).length
      return { model: null, advice: '', server: '', steps, calls: 0, pictures: 0, inputTokens: 0, outputTokens: 0, money: null, sent: [] }
    },
    async caption(task, { signal, onProgress }) {
      const older = signal?.aborted ? [] : (await versions(task.id)).filter(({ revision }) => revision < task.revision)
      const words = new Map(byModel(task).map((step) => [step.id, wordsFor(step, older)]))
      onProgress?.(words.size, words.size)
      return {
        task: { ...task, steps: task.steps.map((step) => reworded(step, words.get(step.id))) },
        described: [...words.values()].filter((own) => typeof own !== 'string').length,
        kept: [...words].flatMap(([step, own]): { step: StepId; reason: string }[] =>
          typeof own === 'string' ? [{ step, reason: own }] : [],
        ),
        used: { calls: 0, inputTokens: 0, outputTokens: 0 },
      }
    },
  }
}

type Words = Pick<Step, 'caption' | 'observation' | 'thought'>

/** The rules' words for a step, or why they cannot be had. */
function wordsFor(step: Step, older: readonly Task[]): Words | string {
  const ruled = older.flatMap(({ steps }) => steps.filter(({ id, wordsBy }) => id === step.id && (wordsBy ?? 'rule') === 'rule'))
  const [newest] = ruled
  if (!newest) return 'No version of this task holds the words of the rules for this step.'
  const problem = captionProblem(newest.caption, step)
  return problem === undefined ? newest : 'The step was changed since the rules described it, so their words no longer fit.'
}

function reworded(step: Step, words: Words | string | undefined): Step {
  if (words === undefined || typeof words === 'string') return step
  const { caption, observation, thought } = words
  return { ...step, caption, observation, thought, wordsBy: 'rule' }
}
