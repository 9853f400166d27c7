import type { LearningQuestion } from '#contract'

/** Questions to the person, each asked once. While one is open, what comes of the merge is not kept. */
export type Asking = {
  readonly questions: LearningQuestion[]
  /** The answer given, one of the ids offered; undefined when it is still to be given. */
  ask: <Id extends string>(id: string, text: string, answers: Record<Id, string>) => Id | undefined
}

export function createAsking(given: Readonly<Record<string, string>>): Asking {
  const questions: LearningQuestion[] = []
  return {
    questions,
    ask(id, text, answers) {
      const ids = Object.keys(answers) as (keyof typeof answers)[]
      const answer = ids.find((each) => each === given[id])
      if (answer === undefined && !questions.some((question) => question.id === id))
        questions.push({ id, text, answers: ids.map((each) => ({ id: each, text: answers[each] })) })
      return answer
    },
  }
}
