import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { goalSentence, PlanOutcome, TaskId } from '#contract'
import { proposePlan } from '#planner'
import { readSentence } from '../../planner/words/sentence.ts'
import { isConjunction, isNegation } from '../../planner/words/small-words.ts'
import { createFakeMemory } from '../fakes/memory.ts'
import { createCountedIds } from '../support/counted-ids.ts'
import { sampleTask } from '../support/sample-task.ts'
import { createStillClock } from '../support/still-clock.ts'

// Hundreds of plans, each over a memory of its own: on a busy machine that takes a while.
vi.setConfig({ testTimeout: 180_000 })

const PORTS = { windows: [], canStart: () => true, pageOf: async () => undefined, clock: createStillClock() }

const VOCABULARY = [
  'Write',
  'Send',
  'invoice',
  'folder',
  'a',
  'the',
  'to',
  'about',
  'in',
  'with',
  'for',
  'as',
  'Überweise',
  'Rechnung',
  'письмо',
  'number',
  'my',
  'not',
  '12',
]
const COURTESIES = ['please', 'thanks', 'thank you', 'bitte', 'danke', 'por favor', 'me', 'for me']

const normals = (text: string) => readSentence(text).tokens.map((token) => token.normal)

/** One to four words of letters and digits of several scripts, with signs inside but none at the ends. */
const anyValue = fc
  .array(
    fc.string({ unit: fc.constantFrom(...'abcdefghiklmnoprstuvwxyzABCXYZéüßñçåøжДшя0123456789房东漢字かなक'), minLength: 1, maxLength: 8 }),
    { minLength: 1, maxLength: 4 },
  )
  .chain((words) =>
    fc
      .array(fc.constantFrom(' ', ' ', ' ', '-', '.', '@', '/', ', ', ' & ', ': ', ' (', ') '), {
        minLength: words.length,
        maxLength: words.length,
      })
      .map((signs) => words.map((word, index) => (index === 0 ? word : `${signs[index]}${word}`)).join('')),
  )

/** Goals that begin with a word that says something; between any two slots stands at least one word. */
const anyGoal = fc
  .tuple(
    fc.constantFrom('Write', 'Create', 'Überweise', 'письмо'),
    fc.array(fc.array(fc.constantFrom(...VOCABULARY), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
    fc.constantFrom('', ' now', ' today', '.'),
  )
  .map(([first, groups, end]) => `${first}${groups.map((group, index) => ` ${group.join(' ')} ⟦slot-${'abcd'[index]}⟧`).join('')}${end}`)

/**
 * A goal with a value for each slot. In fairness the values hold no word of the goal (else where a value ends is a guess), do not end in
 * a courtesy, an `and` or a `not`: who means those uses quotation marks, as the next property does.
 */
const goalWithValues = anyGoal.chain((goal) => {
  const used = new Set(normals(goal))
  const fair = anyValue.filter((value) => {
    const words = normals(value)
    const ending = words.at(-1) ?? ''
    return (
      !words.some((word) => used.has(word)) &&
      !isConjunction(ending) &&
      !isNegation(ending) &&
      !COURTESIES.some((courtesy) => value.toLowerCase().endsWith(courtesy))
    )
  })
  return fc.tuple(fc.constant(goal), fc.array(fair, { minLength: 4, maxLength: 4 }))
})

async function planned(goal: string, request: (sentence: string) => string, given: string[]) {
  await using memory = createFakeMemory()
  const task = await memory.saveTask(sampleTask(goal))
  const values = Object.fromEntries(task.parameters.map(({ name }, index) => [name, given[index] ?? '']))
  const said = request(goalSentence(task.goal, values))
  const outcome = await proposePlan({ request: said, values: {} }, { ...PORTS, memory, ids: createCountedIds() })
  const bound =
    outcome.kind === 'planned' ? Object.fromEntries(outcome.plan.values.map(({ parameter, value }) => [parameter, value])) : undefined
  return { outcome, values, bound }
}

describe('a goal said with other values', () => {
  it('is planned with exactly those values', async () => {
    await fc.assert(
      fc.asyncProperty(goalWithValues, async ([goal, given]) => {
        const { outcome, values, bound } = await planned(goal, (sentence) => sentence, given)
        expect(outcome.kind).toBe('planned')
        expect(bound).toEqual(values)
      }),
      { numRuns: 400 },
    )
  })

  it('is planned with any words as values when they stand in quotation marks', async () => {
    const anything = fc
      .array(fc.oneof(fc.constantFrom(...VOCABULARY, ...COURTESIES, 'and', ',', '.'), anyValue), { minLength: 1, maxLength: 5 })
      .map((words) => words.join(' '))
    await fc.assert(
      fc.asyncProperty(anyGoal, fc.array(anything, { minLength: 4, maxLength: 4 }), async (goal, given) => {
        const { outcome, values, bound } = await planned(
          goal,
          (sentence) => sentence,
          given.map((value) => `“${value}”`),
        )
        expect(outcome.kind).toBe('planned')
        expect(bound).toEqual(Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.slice(1, -1)])))
      }),
      { numRuns: 300 },
    )
  })

  it('is planned the same in any order of its clauses, with courtesies around and in capitals', async () => {
    const used = new Set(['write', 'a', 'note', 'to', 'about', 'for', 'regarding'])
    const fair = anyValue.filter(
      (value) => !normals(value).some((word) => used.has(word) || isConjunction(word) || isNegation(word) || COURTESIES.includes(word)),
    )
    const orders = [
      (to: string, about: string) => `write a note ${to} ${about}`,
      (to: string, about: string) => `write a note ${about} ${to}`,
      (to: string, about: string) => `${about}, write a note ${to}`,
      (to: string, about: string) => `${to}, write a note ${about}`,
      (to: string, about: string) => `WRITE A NOTE ${to} ${about}, please!`,
      (to: string, about: string) => `Could you please write a note ${to} ${about}? Thanks`,
    ]
    await fc.assert(
      fc.asyncProperty(fair, fair, fc.constantFrom(...orders), async (recipient, topic, order) => {
        const { bound } = await planned('Write a note to ⟦recipient⟧ about ⟦topic⟧', () => order(`to ${recipient}`, `about ${topic}`), [
          recipient,
          topic,
        ])
        expect(bound).toEqual({ recipient, topic })
      }),
      { numRuns: 300 },
    )
  })
})

describe('any request and any form', () => {
  it('has an answer, and none that uses a demonstrated value', async () => {
    await using memory = createFakeMemory()
    await memory.saveTask(sampleTask('Write a note to ⟦recipient⟧ about ⟦topic⟧', { id: 'task-1' }))
    await memory.saveTask(sampleTask('Pay ⟦amount⟧ to ⟦person⟧', { id: 'task-2' }))
    const words = fc
      .array(fc.constantFrom('write', 'a', 'note', 'to', 'about', 'pay', 'not', '"', '“', '⟦topic⟧', '30', '🙂', 'é', '(', ','), {
        maxLength: 12,
      })
      .map((list) => list.join(' '))
    const request = fc.record({
      request: fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), words),
      taskId: fc.constantFrom(undefined, TaskId.parse('task-1'), TaskId.parse('task-gone')),
      values: fc.dictionary(
        fc.oneof(fc.constantFrom('recipient', 'topic', '__proto__', 'constructor'), fc.string()),
        fc.string({ maxLength: 20 }),
        { maxKeys: 3 },
      ),
    })
    await fc.assert(
      fc.asyncProperty(request, async (given) => {
        const outcome = await proposePlan(given, { ...PORTS, memory, ids: createCountedIds() })
        expect(PlanOutcome.parse(outcome)).toEqual(outcome)
        if (outcome.kind !== 'planned') return
        const said = `${given.request} ${Object.values(given.values).join(' ')}`
        for (const bound of outcome.plan.values) expect(said).toContain(bound.value)
      }),
      { numRuns: 500 },
    )
  })
})
