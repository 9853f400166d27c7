import type { Demonstration } from '../demonstration.ts'
import { openPage, type PageHabits } from './web-detours.ts'

const HABITS: PageHabits = {
  menu: 'Order',
  dialog: { menu: 'Help', entry: 'Opening hours' },
  wrongField: '[name=remark]',
  tick: '[name=news]',
}

const order: Demonstration = {
  id: 'order/express',
  program: 'order form',
  goal: 'Order 3 Tea pot for Anna Berger with Express shipping on 2026-12-04',
  values: [
    { name: 'amount', value: '3', type: 'number' },
    { name: 'article', value: 'Tea pot', type: 'choice' },
    { name: 'customer', value: 'Anna Berger', type: 'text' },
    { name: 'shipping', value: 'Express', type: 'choice' },
    { name: 'date', value: '2026-12-04', type: 'date' },
  ],
  calms: 5,
  async open(world) {
    const { thing, page, detours } = await openPage(world, 'order', HABITS)
    return {
      detours,
      async act(person) {
        await person.calm()
        await person.click(thing('[name=customer]'))
        await person.type({ value: 'customer', text: 'Anna Berger' })
        await person.calm()
        await person.click(thing('[name=article]'))
        await person.click(world.told({ program: 'chromium', name: 'Tea pot', role: ['menu-item', 'list-item'] }), { picks: 'article' })
        await person.calm()
        await person.click(thing('[name=amount]'), { count: 2 })
        await person.type({ value: 'amount', text: '3' })
        await person.click(thing('[name=date]'))
        await person.type({ value: 'date', text: '2026-12-04' })
        await person.calm()
        await person.click(thing('input[value=Express]'), { picks: 'shipping' })
        await person.calm()
        await person.click(thing(page.getByRole('button', { name: 'Place order' })))
      },
    }
  },
}

const priced: Demonstration = {
  id: 'order/priced',
  program: 'order form',
  goal: 'Order 12 for Bruno Keller at 7.50 each as a gift, with the remark leave it at the door',
  values: [
    { name: 'amount', value: '12', type: 'number' },
    { name: 'customer', value: 'Bruno Keller', type: 'text' },
    { name: 'price', value: '7.50', type: 'money' },
    { name: 'remark', value: 'leave it at the door', type: 'text' },
  ],
  calms: 5,
  async open(world) {
    const { thing, page, detours } = await openPage(world, 'order', { ...HABITS, wrongField: '[name=date]' })
    return {
      detours,
      async act(person) {
        await person.calm()
        await person.click(thing('[name=customer]'))
        await person.type({ value: 'customer', text: 'Bruno Keller' })
        await person.press('Tab', 2)
        await person.press('ctrl+a')
        await person.type({ value: 'amount', text: '12' })
        await person.calm()
        await person.click(thing('[name=price]'))
        await person.type({ value: 'price', text: '7.50' })
        await person.calm()
        await person.click(thing('[name=gift]'))
        await person.calm()
        await person.click(thing('[name=remark]'))
        await person.type({ value: 'remark', text: 'leave it at the door' })
        await person.calm()
        await person.click(thing(page.getByRole('button', { name: 'Place order' })))
      },
    }
  },
}

export const orderDemonstrations = [order, priced]
