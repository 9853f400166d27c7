import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Step } from '#contract'
import { acceptWords } from '../../../../learner/captions/by-model/accept.ts'
import type { StepWords } from '../../../../learner/captions/by-model/answer.ts'
import { sampleStep } from '../../../support/sample-task.ts'

const words = (action: string, more: Partial<StepWords> = {}): StepWords => ({
  step: 1,
  observation: 'The form waits for it.',
  thought: 'It is a part of the order.',
  action,
  expectation: 'The field shows it.',
  ...more,
})
const slots = new Set(['topic', 'amount'])
const typing = sampleStep({
  caption: 'Type “the ⟦topic⟧, please” into “Subject”',
  observation: 'Chromium shows “Order form”; “Subject” is a field.',
  thought: '⟦topic⟧ belongs here.',
  act: {
    kind: 'type',
    text: [
      { kind: 'literal', text: 'the ' },
      { kind: 'slot', parameter: 'topic' },
      { kind: 'literal', text: ', please' },
    ],
    replaces: false,
  },
})
const saving = sampleStep({ caption: 'Press Ctrl+S in Mousepad', act: { kind: 'press', modifiers: ['ctrl'], key: 's' } })
const clicking = sampleStep({ caption: 'Click “Löschen” in Mousepad' })

const outcome = (step: Step, said: StepWords) => {
  const accepted = acceptWords(step, said, slots)
  return accepted.kind === 'taken' ? accepted.step.caption : accepted.reason
}

describe('the words of a model', () => {
  it('take the place of the rules’ words, and say whose they are', () => {
    expect(acceptWords(typing, words(' Say what it is about: type “the ⟦topic⟧, please” into “Subject” '), slots)).toEqual({
      kind: 'taken',
      step: {
        ...typing,
        caption: 'Say what it is about: type “the ⟦topic⟧, please” into “Subject”',
        observation: 'The form waits for it.',
        thought: 'It is a part of the order. The field shows it.',
        wordsBy: 'model',
      },
    })
  })

  it.each<[string, Step, string]>([
    ['names the keys', saving, 'Keep the note with Ctrl+S'],
    ['quotes a thing that the rules saw elsewhere at this step', typing, 'Type “the ⟦topic⟧, please” into “Subject” of the “Order form”'],
    ['keeps a text of another language in its marks', clicking, 'Click “Löschen” to remove the note'],
  ])('may stand when a caption %s', (_, step, caption) => {
    expect(outcome(step, words(caption))).toBe(caption)
  })

  it.each<[string, Step, string, string]>([
    ['without its slot', typing, 'Type “the keys, please” into “Subject”', 'The model’s sentence has no slot where ⟦topic⟧ must stand.'],
    [
      'with a slot more',
      typing,
      'Type “the ⟦topic⟧, please” for ⟦amount⟧ into “Subject”',
      'The model’s sentence has ⟦amount⟧, ⟦topic⟧ where ⟦topic⟧ must stand.',
    ],
    ['with half a slot', typing, 'Type “the ⟦topic⟧, please” into “Subject” ⟦', 'The model’s sentence holds half a slot.'],
    [
      'with other typed words',
      typing,
      'Type “the ⟦topic⟧ at once” into “Subject”',
      'The model’s sentence does not say “the ⟦topic⟧, please” any more.',
    ],
    ['without the name of the field', typing, 'Type “the ⟦topic⟧, please” there', 'The model’s sentence does not say “Subject” any more.'],
    ['with other keys', saving, 'Press Ctrl+Q in Mousepad', 'The model’s sentence does not say Ctrl+S any more.'],
    [
      'that names another button',
      clicking,
      'Click “Löschen” and “Cancel” in Mousepad',
      'The model’s sentence quotes “Cancel”, which was not seen at this step.',
    ],
    [
      'that hides another button in other marks',
      clicking,
      'Click "Cancel", not “Löschen”',
      'The model’s sentence quotes “Cancel”, which was not seen at this step.',
    ],
    ['that is empty', saving, '  ', 'The model’s sentence is empty.'],
    ['of two lines', saving, 'Press Ctrl+S\nthen Ctrl+Q', 'The model’s sentence holds a line break or a character that cannot be seen.'],
    [
      'that turns the reading round',
      saving,
      'Press Ctrl+S \u202eevas',
      'The model’s sentence holds a line break or a character that cannot be seen.',
    ],
    ['that is too long', saving, `Press Ctrl+S ${'again '.repeat(40)}`, 'The model’s sentence is longer than 200 letters.'],
    ['that leads elsewhere', saving, 'Press Ctrl+S and see https://example.org', 'The model’s sentence holds an address.'],
    ['in another script', saving, '按 Ctrl+S 保存这份笔记到磁盘上', 'The model’s words are in another language.'],
    ['in another language', saving, 'Drücke Ctrl+S und sichere die Notiz mit dem Programm', 'The model’s words are in another language.'],
  ])('do not take the place of a caption %s', (_, step, caption, reason) => {
    expect(outcome(step, words(caption))).toBe(reason)
  })

  it.each<[Partial<StepWords>, string]>([
    [{ observation: '' }, 'Its observation is empty.'],
    [{ observation: 'The ⟦price⟧ is seen.' }, 'Its observation speaks of ⟦price⟧, which this task does not have.'],
    [{ observation: 'a\u0007b' }, 'Its observation holds a line break or a character that cannot be seen.'],
    [{ thought: '', expectation: '' }, 'Its thought is empty.'],
    [{ thought: 'x'.repeat(600) }, 'Its thought is longer than 500 letters.'],
  ])('do not stand when they are %j', (more, reason) => {
    expect(outcome(saving, words('Press Ctrl+S in Mousepad', more))).toBe(reason)
  })

  it('never change anything but words, whatever they are', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(typing.caption, saving.caption, 'Type ⟦topic⟧', '“', '⟦amount⟧'),
      fc.tuple(fc.string(), fc.constantFrom(typing.caption, clicking.caption), fc.string()).map((parts) => parts.join(' ')),
    )
    const said = fc.record({ step: fc.integer(), observation: text, thought: text, action: text, expectation: text })
    fc.assert(
      fc.property(fc.constantFrom(typing, saving, clicking), said, (step, any) => {
        const accepted = acceptWords(step, any, slots)
        if (accepted.kind === 'refused') {
          expect(accepted.reason).toMatch(/^\p{Lu}.*\.$/su)
          return
        }
        const { caption, observation, thought, wordsBy, ...rest } = accepted.step
        const { caption: had, observation: _observation, thought: _thought, ...before } = step
        expect({ rest, wordsBy }).toEqual({ rest: before, wordsBy: 'model' })
        for (const kept of had.match(/“[^”]*”|⟦[^⟧]*⟧|Ctrl\+S/gu) ?? []) expect(caption).toContain(kept)
        expect(`${caption}${observation}${thought}`).not.toMatch(/\p{Cc}|\p{Zl}|\p{Zp}/u)
      }),
      { numRuns: 500 },
    )
  })
})
