import { describe, expect, it } from 'vitest'
import { goalSentence, type TaskSummary } from '#contract'
import { chooseTask } from '../../../planner/choose/choose-task.ts'
import { readSentence } from '../../../planner/words/sentence.ts'
import { sampleTask } from '../../support/sample-task.ts'

function summary(goal: string, id: string, runs: { runCount: number; successCount: number }): TaskSummary {
  const { revision, parameters, programs, createdAt, ...task } = sampleTask(goal, { id })
  return { id: task.id, goal: task.goal, revision, parameters, programs, createdAt, stepCount: 1, lastRunAt: null, ...runs }
}

/** What the choice is, in words: the goal that was chosen, or the goals that are offered. */
function choose(
  request: string,
  goals: string[],
  recalled: number[] = [],
  successes: number[] = [],
): string | { ambiguous: string[] } | { nearest: string[] } {
  const tasks = goals.map((goal, index) =>
    summary(goal, `task-${index}`, { runCount: successes[index] ?? 0, successCount: successes[index] ?? 0 }),
  )
  const choice = chooseTask(readSentence(request), tasks, new Map(recalled.map((score, index) => [`task-${index}`, score])))
  const goalsOf = (found: TaskSummary[]) => found.map((task) => goalSentence(task.goal))
  switch (choice.kind) {
    case 'chosen':
      return goalSentence(choice.task.goal)
    case 'ambiguous':
      return { ambiguous: goalsOf(choice.candidates) }
    case 'none':
      return { nearest: goalsOf(choice.nearest) }
  }
}

const NOTE = 'Write a note to ⟦recipient⟧ about ⟦topic⟧'
const LETTER = 'Write a letter to ⟦recipient⟧ about ⟦topic⟧'
const SHORT_NOTE = 'Write a note to ⟦recipient⟧'
const READ = 'Read the note from ⟦sender⟧'
const PAY = 'Pay ⟦amount⟧ to ⟦person⟧'
const LIBRARY = [NOTE, LETTER, READ, PAY]

describe('choosing among tasks', () => {
  it.each([
    ['write a note to Anna about keys', NOTE],
    ['write a letter to Anna about keys', LETTER],
    ['write a letter to Anna about the note', LETTER],
    ['write a note to Anna about the letter', NOTE],
    ['read the note from Anna', READ],
    ['pay 30 to Anna', PAY],
    ['Please pay Anna', PAY],
    ['hello, can you just pay 30 to Anna for me? thank you', PAY],
    ['write a note to Anna about “why not”', NOTE],
    ['write a note to Anna about not smoking', NOTE],
  ])('%s → %s', (request, goal) => {
    expect(choose(request, LIBRARY)).toBe(goal)
  })

  it('prefers the task that explains more of the request, whatever memory says', () => {
    expect(choose('write a note to Anna about keys', [SHORT_NOTE, NOTE], [1, 0.2], [20, 0])).toBe(NOTE)
    expect(choose('write a note to Anna', [SHORT_NOTE, NOTE], [0.2, 1], [0, 20])).toBe(SHORT_NOTE)
  })

  it('leaves two that fit equally well to the person, even when one went well more often', () => {
    expect(choose('write a note to Anna about keys', [NOTE, NOTE, PAY], [], [0, 9])).toEqual({ ambiguous: [NOTE, NOTE] })
    expect(choose('write to Anna', ['Write a note to ⟦recipient⟧', 'Write an e-mail to ⟦recipient⟧'])).toEqual({
      nearest: ['Write a note to ⟦recipient⟧', 'Write an e-mail to ⟦recipient⟧'],
    })
  })

  it('lists the better one first when it asks', () => {
    const [one, two] = ['Copy file ⟦name⟧ to ⟦place⟧', 'Copy file ⟦name⟧ for ⟦person⟧']
    expect(choose('copy file a to Anna', [two, one])).toBe(one)
    expect(choose('copy file a', [two, one], [0.1, 0.9])).toEqual({ ambiguous: [one, two] })
  })
})

describe('what is not run', () => {
  it.each([
    ['it says not to', "don't write a note to Anna about keys"],
    ['it says never to', 'never write a note to Anna about keys'],
    ['another word stands in its place', 'delete a note to Anna about keys'],
    ['a word that matters is missing', 'note to Anna about keys'],
    ['it wants something else as well', 'open the browser, log in and write a note to Anna about keys'],
    ['it has a word that matters and that the goal lacks', 'write a short note to Anna about keys'],
    ['it wants an end to it', 'stop writing notes to Anna about keys'],
    ['it wants it at another time', 'tomorrow write a note to Anna about keys'],
    ['it speaks of the thing only', 'Where is the note?'],
  ])('%s: %s', (_, request) => {
    expect(choose(request, [NOTE])).toEqual({ nearest: [NOTE] })
  })

  it.each([
    ['decrease the limit to 5', 'Increase the limit to ⟦limit⟧'],
    ['export the file a.txt', 'Import the file ⟦file⟧'],
    ['delete the old notes', 'Delete the notes'],
    ['unlock the door', 'Lock the door'],
    ['lösche die Datei a.txt nicht', 'Lösche die Datei ⟦datei⟧'],
    ['Milch nicht auf die Liste setzen', '⟦was⟧ auf die Liste setzen'],
    ['clear the list tomorrow', 'Clear the list'],
    ['schreibe keine Notiz an Anna', 'Schreibe eine Notiz an ⟦wen⟧'],
  ])('%s is not %s', (request, goal) => {
    expect(choose(request, [goal])).toEqual({ nearest: [goal] })
  })

  it('is nothing when nothing is near, and what memory recalls when words do not agree', () => {
    expect(choose('feed the cat', LIBRARY)).toEqual({ nearest: [] })
    expect(choose('', LIBRARY)).toEqual({ nearest: [] })
    expect(choose('transfer money', LIBRARY, [0, 0, 0, 0.4])).toEqual({ nearest: [PAY] })
    expect(choose('anything', [])).toEqual({ nearest: [] })
  })
})
