import type { Demonstration } from '../demonstration.ts'
import { openPage, type PageHabits } from './web-detours.ts'

const ORDER: PageHabits = {
  menu: 'Order',
  dialog: { menu: 'Help', entry: 'Opening hours' },
  wrongField: '[name=remark]',
  tick: '[name=news]',
}
const CONTACTS: PageHabits = {
  menu: 'View',
  dialog: { menu: 'Contacts', entry: 'Delete all…' },
  wrongField: '#search',
  tick: 'tbody tr:nth-child(2) input',
}
const INBOX: PageHabits = { menu: 'View', dialog: { menu: 'Mail', entry: 'Empty the bin…' }, tick: 'tbody tr:nth-child(5) input' }
const INVOICES: PageHabits = { menu: 'View', dialog: { menu: 'Invoices', entry: 'Export…' }, wrongField: '#note' }
const SIGN_IN: PageHabits = {
  menu: 'Help',
  dialog: { menu: 'Club', entry: 'Opening hours' },
  wrongField: '[name=word]',
  tick: '[name=stay]',
}

const order: Demonstration = {
  id: 'order/express',
  program: 'web form',
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
    const { thing, page, detours } = await openPage(world, 'order', ORDER)
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

const PEOPLE = ['Gerd Maler', 'Hanna Dahl', 'Ivan Petrov']
const PHONES = ['030 4410', '040 9921', '069 1175']

const addContact: Demonstration = {
  id: 'contacts/add',
  program: 'web form',
  goal: 'Add Gerd Maler with the number 030 4410 to my contacts',
  values: [
    { name: 'name', value: 'Gerd Maler', type: 'text' },
    { name: 'number', value: '030 4410', type: 'text' },
  ],
  calms: 3,
  async open(world) {
    const { thing, page, detours } = await openPage(world, 'contacts', CONTACTS)
    return {
      detours,
      async act(person) {
        await person.calm()
        await person.click(thing('[name=name]'))
        await person.type({ value: 'name', text: 'Gerd Maler' })
        await person.calm()
        await person.click(thing('[name=phone]'))
        await person.type({ value: 'number', text: '030 4410' })
        await person.calm()
        await person.click(thing(page.getByRole('button', { name: 'Add', exact: true })))
      },
    }
  },
}

const addContacts: Demonstration = {
  id: 'contacts/add-three',
  program: 'web form',
  goal: 'Add my new contacts',
  values: [],
  roundValues: { name: PEOPLE, number: PHONES },
  calms: 4,
  async open(world) {
    const { thing, page, detours } = await openPage(world, 'contacts', CONTACTS)
    return {
      detours,
      async act(person) {
        for (const [index, name] of PEOPLE.entries()) {
          await person.calm()
          await person.round('contacts', index, async () => {
            await person.click(thing('[name=name]'))
            await person.type({ value: 'name', text: name })
            await person.click(thing('[name=phone]'))
            await person.type({ value: 'number', text: PHONES[index] ?? '' })
            await person.click(thing(page.getByRole('button', { name: 'Add', exact: true })))
          })
        }
        await person.calm()
      },
    }
  },
}

const deleteContact: Demonstration = {
  id: 'contacts/delete-one',
  program: 'web form',
  goal: 'Delete the contact Clara Weiss',
  values: [{ name: 'contact', value: 'Clara Weiss', type: 'text' }],
  calms: 2,
  async open(world) {
    const { thing, page, detours } = await openPage(world, 'contacts', CONTACTS)
    return {
      detours,
      async act(person) {
        await person.calm()
        const row = page.getByRole('row').filter({ hasText: 'Clara Weiss' })
        await person.click(thing(row.getByRole('button')), { picks: 'contact' })
        await person.calm()
      },
    }
  },
}

const deleteAll: Demonstration = {
  id: 'contacts/delete-first-until-none',
  program: 'web form',
  goal: 'Delete all contacts',
  values: [],
  calms: 4,
  async open(world) {
    const { thing, page, detours } = await openPage(world, 'contacts', { ...CONTACTS, tick: 'tbody tr:nth-child(1) input' })
    return {
      detours,
      async act(person) {
        for (let index = 0; index < 5; index++) {
          if (index < 4) await person.calm()
          await person.round('contacts', index, () =>
            person.click(thing(page.getByRole('button', { name: 'Delete', exact: true }).first())),
          )
        }
      },
    }
  },
}

export const webDemonstrations = [order, addContact, addContacts, deleteContact, deleteAll]
