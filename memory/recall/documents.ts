import { goalSentence, looksOf, type Page, type Task } from '#contract'
import { programTerm, termsOf } from './terms.ts'

export type Kind = 'page' | 'task'

/** What a page or a task is found by: words one space apart, by where they stand. */
export type Document = { programs: string; name: string; purpose: string; ways: string; labels: string }

/** The fields with words, and how much a word in each weighs: what a thing is called says more than what else is on it. */
export const FIELD_WEIGHTS = { name: 4, purpose: 2.5, ways: 1.5, labels: 1 } as const
export type Field = keyof typeof FIELD_WEIGHTS

/** A page that lists thousands of rows is not about them. */
const MAX_LABEL_TERMS = 600

/** A page by its name, its purpose, the acts that lead on from it, and what stands on it, in all its variants. */
export function documentOfPage(page: Page, ways: readonly string[]): Document {
  const looks = looksOf(page)
  const labels = new Set(looks.flatMap(({ elements }) => elements.map(({ name }) => name)))
  return {
    programs: programsOf(looks.map(({ window }) => window.program)),
    name: words([page.name, page.look.window.title]),
    purpose: words([page.purpose]),
    ways: words(ways),
    labels: wordsOnce([...labels]),
  }
}

/** A task by its goal, the names of its parameters and parts, its programs, its steps' captions. Never by a demonstrated value. */
export function documentOfTask(task: Task): Document {
  const programs = task.programs.map(({ program }) => program)
  return {
    programs: programsOf([...programs, ...task.steps.map(({ window }) => window.program)]),
    name: words([goalSentence(task.goal)]),
    purpose: words([...task.parameters.map(({ name }) => name), ...task.subGoals.map(({ name }) => name), ...programs]),
    ways: words(task.milestones.map(({ name }) => name)),
    labels: wordsOnce(task.steps.map(({ caption }) => caption)),
  }
}

function programsOf(programs: readonly string[]): string {
  return [...new Set(programs.filter((program) => termsOf(program).length > 0).map(programTerm))].join(' ')
}

function words(texts: readonly string[]): string {
  return texts.flatMap(termsOf).join(' ')
}

function wordsOnce(texts: readonly string[]): string {
  return [...new Set(texts.flatMap(termsOf))].slice(0, MAX_LABEL_TERMS).join(' ')
}
