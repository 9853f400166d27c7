import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillText, Parameter, parametersOfText } from '#contract'
import { findParameters } from '../../../learner/parameters/find.ts'
import type { Use } from '../../../learner/parameters/use.ts'
import { examplesOf, picked, typed } from '../support/uses.ts'

const word = fc.constantFrom(
  'write',
  'note',
  'to',
  'the',
  'landlord',
  'about',
  'Anna',
  'keys',
  'Smith',
  'a',
  'an',
  'über',
  'Schlüssel',
  'my',
  '12.50',
  '1,234',
  '12,5',
  '12 May',
  '5/13/2027',
  '2027-05-12',
  '“x y”',
  'İstanbul',
  'ﬁle',
  '钥匙',
  '007',
  '-3',
  '🗝️',
  'don’t',
  'A4',
  'of',
)
const gap = fc.constantFrom(' ', '  ', ', ', '-', '_', '.', '\n', '/', '€', '" ')
const sentence = fc.array(fc.tuple(word, gap), { maxLength: 9 }).map((pieces) => pieces.flat().join(''))
const disguise = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => text.replace(/\s+/gu, '-'),
  (text) => text.replace(/\s+/gu, ''),
  (text) => text.replace(/^./u, (letter) => letter.toUpperCase()),
)
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.tuple(sentence, disguise).map(([own, disguised]) => disguised(own)),
)

const task = fc
  .record({
    goal: fc.oneof(text, sentence),
    own: fc.array(fc.record({ text, label: fc.option(text, { nil: undefined }), how: fc.nat(5) }), { maxLength: 5 }),
  })
  .chain(({ goal, own }) =>
    // Some of the texts are cut out of the sentence, as a person takes them from there.
    fc.array(fc.tuple(fc.nat(Math.max(0, goal.length - 1)), fc.nat(Math.max(0, goal.length)), disguise), { maxLength: 4 }).map((cuts) => ({
      goal,
      uses: [
        ...cuts.map(([from, length, disguised]) => typed(disguised(goal.slice(from, from + length)))),
        ...own.map(({ text: content, label, how }): Use => {
          if (how === 0) return picked(content, { label })
          if (how === 1) return typed('', { secret: true, label })
          return typed(content, { label, file: how === 2, oneLine: how !== 3 })
        }),
      ],
    })),
  )
const fixed = { programs: ['mousepad'], labels: ['Amount'] }

describe('whatever is said and typed', () => {
  it('each template, filled with the demonstrated values, gives back exactly what was typed', () => {
    fc.assert(
      fc.property(task, ({ goal, uses }) => {
        const found = findParameters(goal, uses, fixed)
        const told = uses.map((use, index) =>
          use.kind === 'typed' && !use.secret ? fillText(found.texts[index]!, examplesOf(found)) : use.text,
        )
        expect(told).toEqual(uses.map((use) => use.text))
      }),
      { numRuns: 2000 },
    )
  })

  it('the goal, filled with the demonstrated values, gives back the sentence', () => {
    fc.assert(
      fc.property(task, ({ goal, uses }) => {
        const found = findParameters(goal, uses, fixed)
        const values = examplesOf(found)
        expect(found.goal.map((part) => (part.kind === 'words' ? part.text : values[part.parameter])).join('')).toBe(goal.trim())
      }),
      { numRuns: 2000 },
    )
  })

  it('every slot has its parameter, every parameter is used, and all are well formed and named once', () => {
    fc.assert(
      fc.property(task, ({ goal, uses }) => {
        const found = findParameters(goal, uses, fixed)
        const names = found.parameters.map((parameter) => Parameter.parse(parameter).name)
        const used = [...parametersOfText(found.texts.flat()), ...found.picks.flatMap((name) => name ?? [])]
        const inGoal = found.goal.flatMap((part) => (part.kind === 'slot' ? [part.parameter] : []))
        expect(new Set(names).size).toBe(names.length)
        expect(new Set(used)).toEqual(new Set(names))
        expect(inGoal.every((name) => names.includes(name))).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})
