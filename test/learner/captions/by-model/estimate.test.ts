import { describe, expect, it } from 'vitest'
import { pictureTokens } from '#contract'
import { batchesOf } from '../../../../learner/captions/by-model/batches.ts'
import { costOf } from '../../../../learner/captions/by-model/cost.ts'
import { answerTokens } from '../../../../learner/captions/by-model/estimate.ts'
import type { Asked } from '../../../../learner/captions/by-model/question.ts'
import { sampleStep, sampleTask } from '../../../support/sample-task.ts'

it.each([
  // The two examples of the guide to images.
  [1024, 1024, 765],
  [2048, 4096, 1105],
  [384, 256, 255],
  [1024, 640, 765],
])('a picture of %i × %i takes %i tokens', (width, height, tokens) => {
  expect(pictureTokens({ width, height })).toBe(tokens)
})

const task = sampleTask('Write')
const asked = (number: number, pictures = 1): Asked => ({
  number,
  step: sampleStep({ id: `step-${number}` }),
  views: Array.from({ length: pictures }, () => ({ what: 'before' as const, width: 1024, height: 640 })),
  draw: async () => [],
})
const numbered = (count: number, pictures?: number) => Array.from({ length: count }, (_, index) => asked(index + 1, pictures))
const sizes = (steps: Asked[]) => batchesOf(task, steps).map((batch) => batch.asked.length)

describe('the questions', () => {
  it('hold eight steps each, and fewer when their pictures are many', () => {
    expect({ none: sizes([]), one: sizes(numbered(1)), many: sizes(numbered(20)), heavy: sizes(numbered(9, 9)) }).toEqual({
      none: [],
      one: [1],
      many: [8, 8, 4],
      heavy: [3, 3, 3],
    })
  })

  it('hold a single step however large it is', () => {
    expect(sizes(numbered(2, 100))).toEqual([1, 1])
  })

  it('ask for the goal once, at the end', () => {
    const texts = batchesOf(task, numbered(10)).map(({ turns }) => turns.at(-1)?.text.split('\n').at(-1))
    expect(texts).toEqual(['"goal" is an empty text.', 'Give the goal.'])
  })
})

describe('the cost', () => {
  const model = {
    name: 'small',
    server: { host: 'there:8080', way: 'encrypted' as const },
    price: { input: 2, output: 10, currency: 'EUR' },
  }

  it('is that of all questions and of the largest once more, with its money', () => {
    const batches = batchesOf(task, numbered(10))
    const tokens = batches.map((batch) => batch.inputTokens)
    const input = tokens.reduce((sum, one) => sum + one, 0) + Math.max(...tokens)
    const output = 2 * answerTokens(8) + answerTokens(2)
    const { sent, ...cost } = costOf(batches, model, true)
    expect(cost).toEqual({
      model: 'small',
      advice: '',
      server: 'there:8080',
      steps: 10,
      calls: 3,
      pictures: 10,
      inputTokens: input,
      outputTokens: output,
      money: { amount: (input * 2 + output * 10) / 1_000_000, currency: 'EUR' },
    })
    expect(sent.join(' ')).toContain('there:8080')
  })

  it('says of values what is true: covered only where words can be read', () => {
    const batches = batchesOf(task, numbered(1))
    const sent = (covers: boolean) => costOf(batches, { ...model, price: null }, covers).sent.join(' ')
    expect(sent(true)).toMatch(/Black before it is sent: .*the values of the demonstration/)
    expect(sent(false)).toMatch(/Values of the demonstration can be seen/)
  })

  it('says where it goes, and when whoever sits on the way can read it', () => {
    const sent = (way: 'this machine' | 'encrypted' | 'open') =>
      costOf(batchesOf(task, numbered(1)), { ...model, server: { host: 'there', way } }, true).sent.slice(0, 2)
    expect({ here: sent('this machine')[0], encrypted: sent('encrypted')[0], open: sent('open') }).toEqual({
      here: 'To there, which is this machine, and nowhere else:',
      encrypted: 'To there, and nowhere else:',
      open: ['To there, and nowhere else:', 'The way there is not encrypted: whoever sits on it can read and change all of it.'],
    })
  })

  it('is nothing, and sends nothing, when there is nothing to describe', () => {
    expect(costOf([], { ...model, price: null }, true)).toMatchObject({ steps: 0, calls: 0, inputTokens: 0, money: null, sent: [] })
  })
})
