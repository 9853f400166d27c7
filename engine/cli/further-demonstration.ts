import type { LearningQuestion, MergeOutcome, RecordingId, Task, TaskId } from '#contract'
import { UnderstudyError } from '#contract'
import type { Engine } from '../create-engine.ts'
import { askLine, canAsk } from './ask.ts'

type Given = { task: TaskId; recording: RecordingId; goal: string; answers: Record<string, string> }

/**
 * Adds a demonstration to a task. Its questions are asked at the terminal; where there is nobody, they are what is returned.
 * @param answers those that were given on the command line
 */
export async function addDemonstration(
  { handlers }: Pick<Engine, 'handlers'>,
  { task, recording, goal, answers }: Given,
): Promise<MergeOutcome> {
  const given = { ...answers }
  for (;;) {
    const outcome = await handlers['task.addDemonstration']({ id: task, recordingId: recording, goal, answers: given })
    if (outcome.kind !== 'questions' || !canAsk()) return outcome
    const open = outcome.questions.filter(({ id }) => given[id] === undefined)
    // An answer that was given and is asked for again was none of those offered.
    if (open.length === 0) return outcome
    for (const question of open) given[question.id] = await askAtTerminal(question)
  }
}

async function askAtTerminal({ text, answers }: LearningQuestion): Promise<string> {
  process.stderr.write(`\n${text}\n${answers.map((answer, index) => `  ${index + 1}  ${answer.text}\n`).join('')}`)
  for (;;) {
    const chosen = answers[Number((await askLine(`  1 to ${answers.length}: `)).trim()) - 1]
    if (chosen) return chosen.id
  }
}

/** The questions with how to answer them: nothing was kept yet. */
export function questionsInWords(questions: readonly LearningQuestion[], again: string): string {
  const asked = questions.map(({ id, text, answers }) =>
    [text, ...answers.map((answer) => `  --answer ${id}=${answer.id}   ${answer.text}`)].join('\n'),
  )
  return [...asked, `Nothing was changed. Answer with: ${again} --answer …`].join('\n\n')
}

/** `question=answer` from the command line. Errors: `bad-input`. */
export function answerFrom(text: string, before: Record<string, string>): Record<string, string> {
  const [, id, answer] = /^([^=]+)=(.+)$/u.exec(text) ?? []
  if (id === undefined || answer === undefined)
    throw new UnderstudyError('bad-input', `“${text}” is no answer.`, 'Write question=answer, as it was printed with the question.')
  return { ...before, [id]: answer }
}

/** The step of this number, counted from 1. Errors: `bad-input`. */
export function stepOf(task: Task, number: string): Task['steps'][number]['id'] {
  const step = /^\d+$/u.test(number) ? task.steps[Number(number) - 1] : undefined
  if (step) return step.id
  throw new UnderstudyError('bad-input', `There is no step ${number}.`, `This task has steps 1 to ${task.steps.length}.`)
}
