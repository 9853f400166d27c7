import { expect, it } from 'vitest'
import { z } from 'zod'
import { CaptionAnswer, namesByPart, wordsByStep } from '../../../../learner/captions/by-model/answer.ts'

const text = { type: 'string' }
const exactly = (properties: Record<string, object>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})

it('the server is told a strict schema of types alone: every field required, none more, no lengths', () => {
  const { $schema: _, ...schema } = z.toJSONSchema(CaptionAnswer)
  expect(schema).toEqual(
    exactly({
      steps: {
        type: 'array',
        items: exactly({ step: { type: 'number' }, observation: text, thought: text, action: text, expectation: text }),
      },
      parts: { type: 'array', items: exactly({ part: { type: 'number' }, name: text }) },
      goal: text,
    }),
  )
})

it('one wrong entry costs only itself', () => {
  const good = { step: 2, observation: 'a', thought: 'b', action: 'c', expectation: 'd' }
  const answer = CaptionAnswer.parse({
    steps: [null, { step: 1 }, good, { ...good, step: '3' }],
    parts: [{ part: 1, name: 'x' }, 'y', { part: 2, name: 'z' }, { part: 2, name: 'w' }],
    goal: '',
  })
  expect([...wordsByStep(answer, [1, 2, 3])]).toEqual([
    [1, { reason: 'What the model said of it is not complete.' }],
    [2, good],
    [3, { reason: 'The model left it out.' }],
  ])
  expect([...namesByPart(answer)]).toEqual([[1, 'x']])
})
