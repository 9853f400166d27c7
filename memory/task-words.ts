import { goalSentence, type Task } from '#contract'

/** The columns of both word indexes, in order, and how much a hit in each weighs (bm25). */
export const TASK_COLUMN_WEIGHTS = { goal: 8, parameters: 2, programs: 3, captions: 1 } as const

export type TaskWords = { goal: string; parameters: string; programs: string; captions: string }

/** What a Task is found by: its goal, the names of its parameters, its programs, its steps' captions. Never a demonstrated value. */
export function wordsOfTask(task: Task): TaskWords {
  return {
    goal: plain(goalSentence(task.goal)),
    parameters: plain(task.parameters.map((parameter) => parameter.name.replaceAll('-', ' ')).join('\n')),
    programs: plain(task.programs.map((entry) => entry.program).join('\n')),
    captions: plain(task.steps.map((step) => step.caption).join('\n')),
  }
}

function plain(text: string): string {
  return text.replaceAll(/[⟦⟧]/g, ' ').normalize('NFKC')
}
