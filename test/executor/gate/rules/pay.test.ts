import { describe, expect, it } from 'vitest'
import { payRule } from '../../../../executor/gate/rules/pay.ts'
import { element } from '../../fake-world.ts'
import { click, focus, press, windowOf } from '../acts.ts'

describe('the rule about paying', () => {
  it.each([
    'Pay',
    'Pay 12,50 €',
    'Buy now',
    'Place order',
    'Complete purchase',
    'Jetzt kaufen',
    'Zahlungspflichtig bestellen',
    'Bestellen',
    'Überweisen',
    'Acheter',
    'Comprar',
    'Acquista',
    'Betalen',
    'Оплатить',
    '購入',
  ])('asks before “%s” is pressed, and says that it can’t be undone', (name) => {
    expect(payRule(click(name))).toEqual({ kind: 'ask', rule: 'pay', reason: `“${name}” may order or pay for something.`, undo: 'no' })
  })

  it.each([
    ['Payment methods', 'link'],
    ['Order by name', 'menu-item'],
    ['Order history', 'link'],
    ['Pay slip.pdf', 'list-item'],
    ['Bookmark', 'button'],
    ['Play', 'button'],
    ['Buyer', 'field'],
  ] as const)('has no opinion on “%s” (%s)', (name, role) => {
    expect(payRule(click(name, { role }))).toBeUndefined()
  })

  it('asks before Return in a form that would order', () => {
    const seen = [element('button', 'Jetzt kaufen', { x: 0, y: 0, width: 10, height: 10 })]
    expect(payRule(press('Return', { window: windowOf('firefox'), seen, focused: focus('field', 'Menge') }))).toEqual({
      kind: 'ask',
      rule: 'pay',
      reason: 'Return in this form may press “Jetzt kaufen”, which may order or pay.',
      undo: 'no',
    })
  })
})
