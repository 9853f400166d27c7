import { describe, expect, it } from 'vitest'
import { fillText, goalSentence } from '#contract'
import { findParameters } from '../../../learner/parameters/find.ts'
import { picked, shown, typed } from '../support/uses.ts'

const NOTHING = { programs: [], labels: [] }

describe('what a sentence and the typed texts have in common', () => {
  it('becomes slots wherever it stands: in a letter, in the name of a file, in a field', () => {
    expect(
      shown('Write a note to the landlord about the keys', [
        typed('Dear landlord, about the keys', { role: 'document', oneLine: false }),
        typed('note-keys.txt', { file: true, label: 'Name' }),
        typed('Keys', { label: 'Subject' }),
      ]),
    ).toEqual({
      goal: 'Write a note to the ⟦recipient⟧ about the ⟦subject⟧',
      parameters: { recipient: 'text: landlord', subject: 'text: keys' },
      texts: ['Dear ⟦recipient⟧, about the ⟦subject⟧', 'note-⟦subject⟧.txt', '⟦subject⟧'],
      picks: [undefined, undefined, undefined],
      notices: [],
    })
  })

  it('is cut as finely as the texts need it, so that no text keeps a piece of an old value', () => {
    expect(shown('Invite Anna Smith to lunch', [typed('Anna Smith', { label: 'Guest' }), typed('Dear Anna, come to lunch!')])).toEqual({
      goal: 'Invite ⟦guest⟧ ⟦guest-2⟧ to ⟦recipient⟧',
      parameters: { guest: 'text: Anna', 'guest-2': 'text: Smith', recipient: 'text: lunch' },
      texts: ['⟦guest⟧ ⟦guest-2⟧', 'Dear ⟦guest⟧, come to ⟦recipient⟧!'],
      picks: [undefined, undefined],
      notices: [],
    })
  })

  it('takes the article along only where every text has it', () => {
    const goal = 'Write a note to Anna about the keys'
    expect(shown(goal, [typed('this is about the keys.')]).goal).toBe('Write a note to Anna about ⟦topic⟧')
    expect(shown(goal, [typed('this is about the keys.'), typed('keys.txt')]).goal).toBe('Write a note to Anna about the ⟦topic⟧')
  })

  it('leaves the frame of the sentence alone: its verb, its object, and what is the person’s own', () => {
    const uses = [typed('This is a note to say hello'), typed('list.txt', { file: true })]
    expect(shown('Write a note about milk on my list', uses)).toMatchObject({
      goal: 'Write a note about milk on my list',
      parameters: {},
      texts: ['This is a note to say hello', 'list.txt'],
    })
  })

  it('takes a word of the frame when it is all that was typed', () => {
    expect(
      shown('Search cats in Chromium', [typed('cats', { label: 'Search' })], { programs: ['chromium'], labels: ['Search'] }),
    ).toMatchObject({
      goal: 'Search ⟦search⟧ in Chromium',
      texts: ['⟦search⟧'],
    })
  })

  it('never takes a program or the label of a field for a value', () => {
    const fixed = { programs: ['mousepad'], labels: ['Amount'] }
    expect(shown('Put down in mousepad the amount 12.50', [typed('written in mousepad: the amount is 12.50')], fixed)).toMatchObject({
      goal: 'Put down in mousepad the amount ⟦amount⟧',
      parameters: { amount: 'number: 12.50' },
      texts: ['written in mousepad: the amount is ⟦amount⟧'],
    })
  })

  it('keeps what stands in quotes whole, and tells where a part of it stays', () => {
    expect(
      shown('Send "Meeting on Monday" to Anna', [typed('Meeting on Monday', { label: 'Subject' }), typed('See you on Monday, Anna')]),
    ).toEqual({
      goal: 'Send "⟦subject⟧" to ⟦recipient⟧',
      parameters: { subject: 'text: Meeting on Monday', recipient: 'text: Anna' },
      texts: ['⟦subject⟧', 'See you on Monday, ⟦recipient⟧'],
      picks: [undefined, undefined],
      notices: ['“Monday” in “See you on Monday, Anna” stays the same on every run, though your sentence has it.'],
    })
  })

  it('does not take a scrap of a longer number or of a word for a value', () => {
    expect(shown('Order 2 pizzas for Al', [typed('2', { label: 'Quantity' }), typed('555-2-17'), typed('see al. 2 pizzas')]).texts).toEqual(
      ['⟦quantity⟧', '555-2-17', 'see al. ⟦quantity⟧ pizzas'],
    )
  })

  it('reads other languages by their own small words', () => {
    expect(
      shown('Schreibe eine Notiz an den Vermieter über die Schlüssel', [
        typed('Notiz: Lieber Vermieter, es geht um die Schlüssel'),
        typed('schlüssel.txt', { file: true }),
      ]),
    ).toMatchObject({
      goal: 'Schreibe eine Notiz an den ⟦recipient⟧ über die ⟦topic⟧',
      parameters: { recipient: 'text: Vermieter', topic: 'text: Schlüssel' },
      texts: ['Notiz: Lieber ⟦recipient⟧, es geht um die ⟦topic⟧', '⟦topic⟧.txt'],
    })
  })

  it('finds words in scripts that put no blanks between them', () => {
    expect(shown('给房东写关于钥匙的便条', [typed('钥匙', { label: '主题' })])).toMatchObject({
      goal: '给房东写关于⟦主题⟧的便条',
      parameters: { 主题: 'text: 钥匙' },
    })
  })
})

describe('how a value is written', () => {
  it('is kept as a form where the text has it otherwise than the sentence', () => {
    const found = findParameters(
      'Enter the invoice of Acme over €1,234.50 due 12 May 2027',
      [
        typed('ACME', { label: 'Supplier' }),
        typed('1234,50', { label: 'Amount (EUR)' }),
        typed('2027-05-12', { label: 'Due date' }),
        typed('acme_1234.5.pdf', { file: true }),
      ],
      NOTHING,
    )
    expect(found.parameters).toEqual([
      { name: 'supplier', type: 'text', examples: ['Acme'] },
      { name: 'amount', type: 'money', examples: ['1,234.50'] },
      { name: 'due-date', type: 'date', examples: ['12 May 2027'] },
    ])
    const next = { supplier: 'Bolt', amount: '99.90', 'due-date': '3 June 2027' }
    expect(found.texts.map((parts) => fillText(parts, next))).toEqual(['BOLT', '99,90', '2027-06-03', 'bolt_99.9.pdf'])
    expect(goalSentence(found.goal, next)).toBe('Enter the invoice of Bolt over €99.90 due 3 June 2027')
  })

  it('reads the next date as the first one shows that the person writes dates', () => {
    const found = findParameters('Book a table for 5/13/2027', [typed('2027-05-13', { label: 'Day' })], NOTHING)
    expect(found.texts.map((parts) => fillText(parts, { day: '6/5/2027' }))).toEqual(['2027-06-05'])
  })

  it('that no form gives back exactly stays literal', () => {
    expect(shown('Write to Anna about kEyS', [typed('KeYs', { label: 'Subject' })])).toMatchObject({
      parameters: {},
      texts: ['KeYs'],
      notices: ['“KeYs” was typed; it stays the same on every run.'],
    })
  })
})

describe('what was picked', () => {
  it('is a choice with the options that were there', () => {
    const found = findParameters('Book the room Kitchen', [picked('Kitchen', { label: 'Room', options: ['Bath', 'Kitchen'] })], NOTHING)
    expect({ parameters: found.parameters, picks: found.picks, goal: goalSentence(found.goal) }).toEqual({
      parameters: [{ name: 'room', type: 'choice', examples: ['Kitchen'], options: ['Bath', 'Kitchen'] }],
      picks: ['room'],
      goal: 'Book the room ⟦room⟧',
    })
  })

  it('is a value only by its whole name', () => {
    expect(
      shown('Delete the mail from Anna', [picked('Anna', { role: 'cell' }), picked('Mail from Anna Smith', { role: 'row' })]),
    ).toMatchObject({
      goal: 'Delete the mail from ⟦sender⟧',
      picks: ['sender', undefined],
    })
  })

  it('is none when it is a button or an entry of the program’s own menus', () => {
    expect(shown('Save the page and send it', [picked('Save', { role: 'button' }), picked('Send', { role: 'menu-item' })])).toMatchObject({
      parameters: {},
      picks: [undefined, undefined],
    })
  })

  it('belongs to the place in the sentence that no longer value covers', () => {
    expect(shown('Rename keys.txt to old keys.txt', [picked('keys.txt'), typed('old keys.txt')])).toMatchObject({
      goal: 'Rename ⟦choice⟧ to ⟦file⟧',
      picks: ['choice', undefined],
      texts: ['', '⟦file⟧'],
    })
  })
})

describe('texts that the sentence does not have', () => {
  it('stay the same, and the person is told', () => {
    expect(shown('Write to Anna', [typed('12 May', { label: 'Date' })])).toMatchObject({
      parameters: {},
      texts: ['12 May'],
      notices: ['“12 May” was typed but is not in your sentence; it stays the same on every run.'],
    })
  })

  it('are asked for when the sentence names their field', () => {
    expect(shown('Fill in the form with the amount', [typed('12.50', { label: 'Amount' }), typed('Kitchen', { label: 'Room' })])).toEqual({
      goal: 'Fill in the form with the amount',
      parameters: { amount: 'money: 12.50' },
      texts: ['⟦amount⟧', 'Kitchen'],
      picks: [undefined, undefined],
      notices: ['“Kitchen” was typed but is not in your sentence; it stays the same on every run.'],
    })
  })

  it('are asked for by their labels when there is no sentence', () => {
    expect(
      shown('', [
        typed('12.50', { label: 'Amount' }),
        typed('7', { label: 'Amount' }),
        typed('12.50', { label: 'Amount' }),
        typed('hello'),
      ]),
    ).toEqual({
      goal: '',
      parameters: { amount: 'money: 12.50', 'amount-2': 'money: 7' },
      texts: ['⟦amount⟧', '⟦amount-2⟧', '⟦amount⟧', 'hello'],
      picks: [undefined, undefined, undefined, undefined],
      notices: ['“hello” was typed; it stays the same on every run.'],
    })
  })

  it('that are hidden are secrets, one for each field', () => {
    const found = findParameters(
      'Log in',
      [typed('', { secret: true, role: 'password', label: 'Password' }), typed('', { secret: true })],
      NOTHING,
    )
    expect([found.parameters, found.texts]).toEqual([
      [{ name: 'password', type: 'secret', examples: [] }],
      [[{ kind: 'secret', parameter: 'password' }], [{ kind: 'secret', parameter: 'password' }]],
    ])
  })
})

describe('names', () => {
  it.each([
    ['Write to Anna', 'Anna', 'recipient'],
    ['Write about trees', 'trees', 'topic'],
    ['Get mail from Anna', 'Anna', 'sender'],
    ['Look for trees', 'trees', 'subject'],
    ['Enter the supplier Acme', 'Acme', 'supplier'],
    ['Write to my friend Anna', 'Anna', 'friend'],
    ['Write to her aunt', 'aunt', 'recipient'],
    ['Open the page and enter Acme', 'Acme', 'text'],
    ['Pay $30 to Anna', '30', 'amount'],
    ['Book for 12 May', '12 May', 'date'],
    ['Open it as trees.txt', 'trees.txt', 'file'],
  ])('in “%s” the value %s is called %s', (goal, text, name) => {
    expect(findParameters(goal, [typed(text)], NOTHING).parameters.map((parameter) => parameter.name)).toEqual([name])
  })

  it.each([
    ['Amount (EUR):', 'amount'],
    ['Due date *', 'due-date'],
    ['1st name', 'name'],
    ['To:', 'recipient'],
    ['Straße', 'straße'],
    ['❓', 'sender'],
  ])('of the label “%s” is made %s', (label, name) => {
    expect(
      findParameters('Get mail from trees', [typed('trees', { label })], NOTHING).parameters.map((parameter) => parameter.name),
    ).toEqual([name])
  })

  it('a file picked by its whole name and a new name with the same ending are two values', () => {
    const uses = [picked('scan2.txt', { kind: 'in-row', role: 'cell' }), typed('invoice.txt', { label: 'Name' })]
    expect(shown('Rename the file scan2.txt to invoice.txt', uses)).toMatchObject({
      goal: expect.stringMatching(/^Rename the file ⟦[a-z0-9-]+⟧ to ⟦name⟧$/u),
      texts: ['', '⟦name⟧'],
    })
  })
})
