import { describe, expect, it } from 'vitest'
import { labelTexts, nameOf } from '../../../perception/elements/labels.ts'
import { nameLikeness, readLikeness } from '../../../perception/elements/names.ts'
import { roleLikeness } from '../../../perception/elements/roles.ts'
import { runIn, segmentsOf, wordsInside } from '../../../perception/elements/words.ts'
import { line, told } from '../scenes.ts'

describe('names', () => {
  it.each([
    ['Save', 'save'],
    ['Save As…', 'Save As...'],
    ['Amount:', 'Amount'],
    ['Inbox (3)', 'Inbox (17)'],
    ['Name *', 'Name'],
    ['  Delete   order ', 'Delete order'],
    ['19\u200e∶57', '19:57'],
  ])('“%s” and “%s” are one', (a, b) => expect(nameLikeness(a, b)).toBe(1))

  it.each([
    ['Save', 'Save As'],
    ['Delete', 'Deselect'],
    ['Line 1', 'Line 2'],
    ['1', '7'],
    ['Accept', 'Accept all'],
    ['', 'Save'],
  ])('“%s” and “%s” are two', (a, b) => expect(nameLikeness(a, b)).toBeLessThan(0.85))

  it('that were read may lack spaces and mix up letters that look alike', () => {
    expect(readLikeness('Delete order', 'Deleteorder')).toBe(1)
    expect(readLikeness('All files', 'AII fiIes')).toBe(1)
    expect(readLikeness('Close', 'C1ose')).toBe(1)
    expect(readLikeness('Log out', 'Log_out')).toBe(1)
  })

  it('of one or two characters are compared as they are', () => {
    expect(readLikeness('1', 'l')).toBe(0)
    expect(readLikeness('C', 'c')).toBe(1)
    expect(readLikeness('', '')).toBe(0)
  })
})

describe('roles', () => {
  it('are kin where toolkits swap them, and a password field is nothing else', () => {
    expect([roleLikeness('button', 'button'), roleLikeness('button', 'link'), roleLikeness('button', 'field')]).toEqual([1, 0.5, 0])
    expect(roleLikeness('password', 'field')).toBe(0)
  })
})

describe('labels', () => {
  const texts = labelTexts([
    told('label', 'Amount:', [10, 20, 60, 18]),
    told('label', 'Comment', [10, 60, 70, 18]),
    told('label', 'Far away', [10, 300, 70, 18]),
    told('label', 'Inside', [90, 24, 40, 12]),
  ])

  it('stand to the left of a field', () => {
    expect(nameOf(told('field', '', [80, 18, 160, 24]), texts).name).toBe('Amount')
  })

  it('or above it', () => {
    expect(nameOf(told('field', '', [10, 80, 300, 60]), texts).name).toBe('Comment')
  })

  it('are not taken from afar, nor from what the field holds', () => {
    expect(nameOf(told('field', '', [80, 200, 160, 24]), texts).name).toBe('')
  })

  it('never rename what has a name', () => {
    expect(nameOf(told('field', 'Sum', [80, 18, 160, 24]), texts)).toEqual({ name: 'Sum', label: undefined })
    expect(nameOf(told('button', '', [80, 18, 60, 24]), texts)).toEqual({ name: '' })
  })

  it('of a check box stand to its right, also when they were read with what follows', () => {
    const read = [line('O Invoice O Card', [18, 100, 160, 20])]
    const words = [
      { text: 'O', box: { ...line('', [18, 100, 12, 20]).box } },
      { text: 'Invoice', box: { ...line('', [34, 100, 56, 20]).box } },
      { text: 'O', box: { ...line('', [104, 100, 12, 20]).box } },
      { text: 'Card', box: { ...line('', [122, 100, 40, 20]).box } },
    ]
    const lines = read.map((one) => ({ ...one, words }))
    expect(nameOf(told('radio', '', [104, 103, 14, 14]), labelTexts([], lines)).name).toBe('Card')
  })
})

describe('the words of a line', () => {
  it('are found within it, with their place', () => {
    const long = line('Please press Save as to go on', [0, 0, 290, 20])
    expect(runIn(long, 'Save as')).toEqual({ ...long.box, x: long.box.x + 130, width: 70 })
    expect(runIn(long, 'Save')?.width).toBe(40)
    expect(runIn(long, 'Cancel')).toBeUndefined()
  })

  it('are parted where they stand too far from each other for one label', () => {
    const wide = line('Name Price', [0, 0, 200, 20])
    const [name, price] = [line('Name', [0, 0, 40, 20]).box, line('Price', [120, 0, 40, 20]).box]
    const words = [
      { text: 'Name', box: name },
      { text: 'Price', box: price },
    ]
    expect(segmentsOf({ ...wide, words }).map(({ text, box }) => ({ text, box }))).toEqual([
      { text: 'Name', box: name },
      { text: 'Price', box: price },
    ])
    expect(wordsInside({ ...wide, words }, line('', [110, -4, 80, 28]).box)).toBe('Price')
  })
})
