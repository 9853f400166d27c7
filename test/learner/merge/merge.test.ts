import { describe, expect, it } from 'vitest'
import { goalSentence } from '#contract'
import { captions, click, merge, merged, press, shown, type } from './support/shown.ts'

const order = (number: number, item: string, amount: string) =>
  shown(number, `Order ⟦item⟧`, [type('Item', '⟦item⟧'), type('Amount', amount), click('button', 'Send')], { item })

describe('two demonstrations with the same steps', () => {
  it('give a parameter for what differs, called as its field, with both values as examples', () => {
    const outcome = merge(order(1, 'tea', '12.50'), order(2, 'milk', '30'))
    if (outcome.kind !== 'merged') throw new Error(JSON.stringify(outcome))
    const { task, found } = outcome
    expect(task.parameters).toEqual([
      { name: 'item', type: 'text', examples: ['tea', 'milk'] },
      { name: 'amount', type: 'money', examples: ['12.50', '30'] },
    ])
    expect(captions(task)).toEqual(['Type ⟦item⟧ into “Item”', 'Type ⟦amount⟧ into “Amount”', 'Click “Send”'])
    expect(task.blocks).toEqual([])
    expect(task.recordings).toEqual(['recording-1', 'recording-2'])
    expect(task.change?.kind).toBe('merged')
    expect(found).toEqual(['⟦amount⟧ changes: “12.50”, then “30”.'])
  })

  it('leave alone what is equal in both', () => {
    const task = merged(order(1, 'tea', '12.50'), order(2, 'milk', '12.50'))
    expect(task.parameters.map(({ name }) => name)).toEqual(['item'])
    expect(task.steps).toEqual(order(1, 'tea', '12.50').steps)
  })

  it('are the same task only once', () => {
    expect(merge(order(1, 'tea', '1'), order(1, 'tea', '1'))).toEqual({
      kind: 'different',
      reason: 'This recording is part of the task already. Record the task once more, and add that.',
    })
  })

  it('find a value of the sentence that is written another way', () => {
    const one = shown(1, 'Note the keys', [type('File', 'the-keys.txt')])
    const two = shown(2, 'Note the lift', [type('File', 'the-lift.txt')])
    const task = merged(one, two)
    expect(task.parameters).toEqual([{ name: 'text', type: 'text', examples: ['keys', 'lift'] }])
    expect(goalSentence(task.goal)).toBe('Note the ⟦text⟧')
  })

  it('see that one value follows from another', () => {
    const trip = (number: number, from: string, to: string) =>
      shown(number, 'Book from ⟦date⟧', [type('Arrival', '⟦date⟧'), type('Departure', to), click('button', 'Book')], { date: from })
    const task = merged(trip(1, '2027-05-12', '2027-05-14'), trip(2, '2027-06-29', '2027-07-01'))
    expect(task.parameters.map(({ name }) => name)).toEqual(['date'])
    expect(task.steps[1]?.act).toMatchObject({ text: [{ kind: 'slot', parameter: 'date', form: { shift: { days: 2 } } }] })
  })
})

describe('a thing in a row', () => {
  it('is told by its row, whatever it is called itself', () => {
    const archive = (number: number, sender: string) => {
      const row = { role: 'row' as const, name: `Mail from ${sender}`, offset: { x: 120, y: 0 }, parameter: 'sender', before: 'Mail from ' }
      const tick = click('checkbox', `Select ${sender}`, { of: { neighbours: [row] } })
      return shown(number, 'Archive the mail from ⟦sender⟧', [tick, click('button', 'Archive')], { sender })
    }
    const task = merged(archive(1, 'Anna'), archive(2, 'Ben'))
    expect(task.parameters).toEqual([{ name: 'sender', type: 'text', examples: ['Anna', 'Ben'] }])
    expect(task.steps[0]?.target).not.toHaveProperty('name')
    expect(task.steps[0]?.target?.neighbours).toMatchObject([{ role: 'row', parameter: 'sender' }])
    expect(task.blocks).toEqual([])
  })
})

describe('demonstrations that contradict each other', () => {
  it('are asked about: a choice that no sentence names', () => {
    const send = (number: number, speed: string) =>
      shown(number, 'Send the parcel', [type('To', 'Anna'), click('radio', speed), click('button', 'Send')])
    const outcome = merge(send(1, 'Standard'), send(2, 'Express'))
    expect(outcome).toEqual({
      kind: 'questions',
      questions: [
        {
          id: 'choice-step-1-2',
          text: 'Before, you chose “Standard”; this time “Express”. What does it go by?',
          answers: [
            { id: 'value', text: 'I say it each time' },
            { id: 'first', text: 'Always “Standard”' },
            { id: 'second', text: 'Always “Express”' },
          ],
        },
      ],
    })
    const answered = (answer: string) => merged(send(1, 'Standard'), send(2, 'Express'), { answers: { 'choice-step-1-2': answer } })
    expect(answered('value').parameters).toEqual([
      { name: 'choice', type: 'choice', examples: ['Standard', 'Express'], options: ['Standard', 'Express'] },
    ])
    expect(answered('value').steps[1]?.target?.nameParameter).toBe('choice')
    expect(answered('first').steps).toEqual(send(1, 'Standard').steps)
    expect(answered('second').steps[1]?.target?.name).toBe('Express')
  })

  it('are not asked about a choice that the sentences name', () => {
    const send = (number: number, speed: string) =>
      shown(number, `Send the parcel ${speed}`, [type('To', 'Anna'), click('radio', speed), click('button', 'Send')])
    const task = merged(send(1, 'Standard'), send(2, 'Express'))
    expect(task.parameters.map(({ name, examples }) => [name, examples])).toEqual([['choice', ['Standard', 'Express']]])
    expect(goalSentence(task.goal)).toBe('Send the parcel ⟦choice⟧')
  })

  it('are asked about: the same parameter for two things', () => {
    const note = (number: number, topic: string, file: string) =>
      shown(number, 'Write about ⟦topic⟧', [type('Subject', '⟦topic⟧'), type('File', file), press('Return')], { topic })
    const one = note(1, 'keys', '⟦topic⟧')
    const outcome = merge(one, note(2, 'lift', 'stairs'))
    expect(outcome.kind === 'questions' && outcome.questions.map(({ id }) => id)).toEqual(['two-topic-step-1-2'])
    const two = merged(one, note(2, 'lift', 'stairs'), { answers: { 'two-topic-step-1-2': 'two' } })
    expect(two.parameters).toEqual([
      { name: 'topic', type: 'text', examples: ['keys', 'lift'] },
      { name: 'file', type: 'text', examples: ['keys', 'stairs'] },
    ])
    const same = merged(one, note(2, 'lift', 'stairs'), { answers: { 'two-topic-step-1-2': 'one' } })
    expect(same.steps).toEqual(one.steps)
  })

  it('are asked about: the order of steps', () => {
    const one = shown(1, 'Fill it in', [type('Name', 'Anna'), type('Town', 'Ulm'), click('checkbox', 'Urgent'), click('button', 'Send')])
    const two = shown(2, 'Fill it in', [type('Town', 'Ulm'), type('Name', 'Anna'), click('checkbox', 'Urgent'), click('button', 'Send')])
    const outcome = merge(one, two)
    if (outcome.kind !== 'questions') throw new Error(JSON.stringify(outcome))
    expect(outcome.questions).toHaveLength(1)
    const [question] = outcome.questions
    const answered = (answer: string) => captions(merged(one, two, { answers: { [question?.id ?? '']: answer } }))
    expect(answered('first')).toEqual(captions(one))
    expect(answered('second')).toEqual(captions(two))
  })

  it('are another task when hardly a step is the same', () => {
    const one = shown(1, 'Order', [type('Item', 'tea'), click('button', 'Send'), click('button', 'Close')])
    const two = shown(2, 'Look', [type('Search', 'tea'), press('Return'), click('link', 'Help'), click('button', 'Close')])
    expect(merge(one, two)).toEqual({
      kind: 'different',
      reason: 'Only 1 of its 4 steps are those of this task. Learn it as a task of its own.',
    })
  })
})
