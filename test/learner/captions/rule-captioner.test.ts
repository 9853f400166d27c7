import { expect, it } from 'vitest'
import type { Step, Task } from '#contract'
import { createRuleCaptioner } from '#learner'
import { sampleStep, sampleTask } from '../../support/sample-task.ts'

const ruled = sampleStep({
  id: 'step-a',
  caption: 'Type ⟦topic⟧ into “Subject”',
  observation: 'The form is open.',
  thought: '⟦topic⟧ belongs here.',
})
const described: Step = { ...ruled, caption: 'Say what it is about: ⟦topic⟧, in “Subject”', wordsBy: 'model' }
const revision = (number: number, step: Step): Task => ({ ...sampleTask('Write about ⟦topic⟧'), revision: number, steps: [step] })
const captioning = (newest: Task, ...older: Task[]) =>
  createRuleCaptioner({ versions: async () => [newest, ...older] }).caption(newest, { calls: 1 })

it('a step gets back the newest words that the rules had for it', async () => {
  const first = revision(1, { ...ruled, caption: 'Type ⟦topic⟧ into the field “Subject”' })
  const outcome = await captioning(revision(3, described), revision(2, ruled), first)
  expect({ steps: outcome.task.steps, described: outcome.described, kept: outcome.kept }).toEqual({
    steps: [{ ...ruled, wordsBy: 'rule' }],
    described: 1,
    kept: [],
  })
})

it.each<[string, Step[], string]>([
  ['no older revision', [], 'No version of this task holds the words of the rules for this step.'],
  [
    'a person described it before',
    [{ ...ruled, wordsBy: 'person' }],
    'No version of this task holds the words of the rules for this step.',
  ],
  [
    'its parameter had another name then',
    [{ ...ruled, caption: 'Type ⟦subject⟧ into “Subject”' }],
    'The step was changed since the rules described it, so their words no longer fit.',
  ],
])('keeps the model’s words when there is %s', async (_, older, reason) => {
  const newest = revision(older.length + 1, described)
  const outcome = await captioning(newest, ...older.map((step, index) => revision(older.length - index, step)))
  expect({ task: outcome.task, kept: outcome.kept }).toEqual({ task: newest, kept: [{ step: 'step-a', reason }] })
})
