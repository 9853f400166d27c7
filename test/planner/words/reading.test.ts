import { describe, expect, it } from 'vitest'
import type { Parameter } from '#contract'
import { readAs } from '../../../planner/words/reading.ts'
import { readSentence } from '../../../planner/words/sentence.ts'
import { goalOf } from '../../support/sample-task.ts'

/** The values that a request gives to the slots of a goal; undefined when it is not about it. */
function valuesIn(request: string, goal: string, types: Record<string, Parameter['type']> = {}): Record<string, string> | undefined {
  const parameters = Object.entries(types).map(([name, type]) => ({ name, type, examples: [] }))
  const reading = readAs(goalOf(goal), parameters, readSentence(request))
  return reading && Object.fromEntries(reading.values.map(({ parameter, text }) => [parameter, text]))
}

const NOTE = 'Write a note to ⟦recipient⟧ about ⟦topic⟧'
const NOTE_WITH_ARTICLES = 'Write a note to the ⟦recipient⟧ about the ⟦topic⟧'

describe('reading a request as a goal', () => {
  it.each([
    ['the same words', 'Write a note to Anna about keys', 'Anna', 'keys'],
    ['articles belong to the value when the goal has none', 'please write a note to the plumber about the leak', 'the plumber', 'the leak'],
    ['other case and the end of a sentence', 'WRITE A NOTE TO ANNA ABOUT KEYS.', 'ANNA', 'KEYS'],
    [
      'long values',
      'write a note to Dr. Clara Weiß-Möller (3rd floor) about the Übergabe on 24 May, at 3:30',
      'Dr. Clara Weiß-Möller (3rd floor)',
      'the Übergabe on 24 May, at 3:30',
    ],
    ['typos', 'wirte a noet to Anna abuot keys', 'Anna', 'keys'],
    ['endings', 'writing notes to Anna about keys', 'Anna', 'keys'],
    ['missing little words', 'write note Anna about keys', 'Anna', 'keys'],
    ['little words too much', 'so then write me a note to Anna about keys', 'Anna', 'keys'],
    ['another word of the same meaning', 'write a note for Anna regarding keys', 'Anna', 'keys'],
    ['courtesies', "Hi, I'd like you to write a note to Anna about keys, thank you!", 'Anna', 'keys'],
    ['another order', 'about keys, write a note to Anna', 'Anna', 'keys'],
    ['the other two orders', 'to Anna write a note about keys', 'Anna', 'keys'],
    ['values the other way round', 'write a note about keys to Anna', 'Anna', 'keys'],
    ['quotation marks', 'write a note to "Tim about town" about “please, thanks!”', 'Tim about town', 'please, thanks!'],
    ['quotation marks inside a value', 'write a note to Anna about the "big" key', 'Anna', 'the "big" key'],
    ['a colon before the value', 'write a note to: Anna, about: keys', 'Anna', 'keys'],
    ['and between the clauses', 'write a note to Anna and about keys', 'Anna', 'keys'],
    ['the first of two places for a border', 'write a note to Anna about the talk about money', 'Anna', 'the talk about money'],
    ['letters of other scripts', 'write a note to 房东 about ключи', '房东', 'ключи'],
    ['addresses and paths', 'write a note to anna@example.org about /home/a b/c.txt', 'anna@example.org', '/home/a b/c.txt'],
    ['numbers', 'write a note to 7 about 3.50', '7', '3.50'],
    ['emoji', 'write a note to 👩‍👧 about 🔑🔑', '👩‍👧', '🔑🔑'],
    ['line breaks', 'write a note\nto Anna\nabout keys', 'Anna', 'keys'],
  ])('understands %s', (_, request, recipient, topic) => {
    expect(valuesIn(request, NOTE)).toEqual({ recipient, topic })
  })

  it('leaves the article to the goal when the goal has one, or a word like it', () => {
    expect(valuesIn('write a note to the landlord about the keys', NOTE_WITH_ARTICLES)).toEqual({ recipient: 'landlord', topic: 'keys' })
    expect(valuesIn('write a note to my plumber about a leak', NOTE_WITH_ARTICLES)).toEqual({ recipient: 'plumber', topic: 'leak' })
    expect(valuesIn('write a note to Anna about rent', NOTE_WITH_ARTICLES)).toEqual({ recipient: 'Anna', topic: 'rent' })
  })

  it('gives no value to a slot that nothing was said for', () => {
    expect(valuesIn('Write a note to Anna', NOTE)).toEqual({ recipient: 'Anna' })
    expect(valuesIn('Write a note about keys', NOTE)).toEqual({ topic: 'keys' })
    expect(valuesIn('Write a note', NOTE)).toEqual({})
    expect(valuesIn('Write a note to ... about', NOTE)).toEqual({ recipient: '...' })
  })

  it('never takes what stands before the goal for a value', () => {
    expect(valuesIn("don't write a note to Anna about keys", NOTE)).toEqual({ recipient: 'Anna', topic: 'keys' })
    expect(valuesIn('open the browser and write a note to Anna about keys', NOTE)).toEqual({ recipient: 'Anna', topic: 'keys' })
  })

  it.each([
    [
      'Schreibe eine Notiz an ⟦wen⟧ über ⟦was⟧',
      'Bitte schreibe eine Notiz an Frau Müller über die Größe',
      { wen: 'Frau Müller', was: 'die Größe' },
    ],
    ['⟦titel⟧ auf die Liste setzen', 'Milch und Brot auf die Liste setzen', { titel: 'Milch und Brot' }],
    ['给⟦谁⟧写一张关于⟦什么⟧的便条', '给水管工写一张关于漏水的便条', { 谁: '水管工', 什么: '漏水' }],
    ["Open ⟦name⟧'s folder", 'open Anna’s folder', { name: 'Anna' }],
    ['Send an e-mail to ⟦who⟧', 'send an email to anna@example.org', { who: 'anna@example.org' }],
    ['Create a notebook for ⟦who⟧', 'create a note book for Anna', { who: 'Anna' }],
    [
      'Create a folder called “⟦name⟧” in ⟦place⟧',
      'create a folder called "Plans in June" in Documents',
      { name: 'Plans in June', place: 'Documents' },
    ],
    ['Click “Save As” in ⟦program⟧', 'click save as in gimp', { program: 'gimp' }],
    ['Set the title ⟦title⟧ and author ⟦author⟧', 'set the author Bob and title Big Red', { title: 'Big Red', author: 'Bob' }],
    ['Rename ⟦from⟧ to ⟦to⟧', 'rename "a to b" to c', { from: 'a to b', to: 'c' }],
    ['Pay $⟦amount⟧ to ⟦person⟧', 'pay $30.50 to Anna', { amount: '30.50', person: 'Anna' }],
    ['Clear the list', 'clear the list', {}],
  ])('reads %s', (goal, request, values) => {
    expect(valuesIn(request, goal)).toEqual(values)
  })

  it('prefers tokens with digits for a number', () => {
    expect(valuesIn('print file x 3', 'Print file ⟦name⟧ ⟦copies⟧', { copies: 'number' })).toEqual({ name: 'x', copies: '3' })
    expect(valuesIn('print file a b 3', 'Print file ⟦name⟧ ⟦copies⟧', { copies: 'number' })).toEqual({ name: 'a b', copies: '3' })
  })

  it.each(['', '   ', '🙂🙂', '42', 'feed the cat', `"'; DROP TABLE tasks; --`, 'AND OR NOT NEAR(*)'])(
    'sees that %j is about something else',
    (request) => {
      expect(valuesIn(request, NOTE)).toBeUndefined()
    },
  )

  it('takes a long text as a value, and one that is absurdly long as no request', () => {
    const long = 'word '.repeat(1_500).trim()
    expect(valuesIn(`write a note to Anna about ${long}`, NOTE)).toEqual({ recipient: 'Anna', topic: long })
    expect(valuesIn(`write a note to Anna about ${long} ${long}`, NOTE)).toBeUndefined()
    expect(valuesIn('x '.repeat(5_000), NOTE)).toBeUndefined()
  })
})
