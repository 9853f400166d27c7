import { describe, expect, it } from 'vitest'
import { slug } from '../../../learner/parameters/names.ts'

describe('the name that a label gives a value', () => {
  it('is the thing that is asked for, without the words that ask for it', () => {
    const labels = [
      'Enter the name:',
      'Type your e-mail address',
      'Due date (optional):',
      'Order number',
      'Enter',
      'Enter a',
      'Book title',
      'Enter the n',
      '7 %',
    ]
    expect(labels.map(slug)).toEqual([
      'name',
      'e-mail-address',
      'due-date',
      'order-number',
      'enter',
      'enter-a',
      'book-title',
      undefined,
      undefined,
    ])
  })
})
