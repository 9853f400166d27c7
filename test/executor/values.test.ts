import { describe, expect, it } from 'vitest'
import { fillSlots, textToType, valuesOf } from '../../executor/values.ts'
import { planOf, SUBJECT } from './stage.ts'

describe('values', () => {
  it('are put into sentences, secrets never', () => {
    const values = valuesOf(planOf([], { subject: 'Keys' }, ['password']))
    values.secrets.set('password', 'hunter2!')
    expect(fillSlots('Type ⟦subject⟧ and ⟦password⟧ and ⟦other⟧', values)).toBe('Type Keys and ••• and ⟦other⟧')
    expect(textToType([...SUBJECT, { kind: 'secret', parameter: 'password' }], values)).toBe('Keyshunter2!')
    expect(textToType([{ kind: 'slot', parameter: 'other' }], values)).toBeUndefined()
    expect(textToType([{ kind: 'slot', parameter: 'subject', form: { letters: 'lower' } }], values)).toBe('keys')
  })
})
