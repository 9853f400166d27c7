import type { Demonstration } from '../demonstration.ts'
import { openPage, type PageHabits } from './web-detours.ts'

const HABITS: PageHabits = {
  menu: 'View',
  dialog: { menu: 'Contacts', entry: 'Delete all…' },
  wrongField: '#search',
  tick: 'tbody tr:nth-child(2) input',
}

const PEOPLE = ['Gerd Maler', 'Hanna Dahl', 'Ivan Petrov']
const PHONES = ['030 4410', '040 9921', '069 1175']

const addContact: Demonstration = {
  id: 'contacts/add',
  program: 'contact list',
  goal: 'Add Gerd Maler with the number 030 4410 to my contacts',
  values: [
    { name: 'name', value: 'Gerd Maler', type: 'text' },
    { name: 'number', value: '030 4410', type: 'text' },
  ],
  calms: 3,
  async open(world) {
    const { thing, page, detours } = await openPage(world, 'contacts', HABITS)
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
  program: 'contact list',
  goal: 'Add my new contacts',
  values: [],
  roundValues: { name: PEOPLE, number: PHONES },
  calms: 4,
  async open(world) {
    const { thing, page, detours } = await openPage(world, 'contacts', HABITS)
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
  program: 'contact list',
  goal: 'Delete the contact Clara Weiss',
  values: [{ name: 'contact', value: 'Clara Weiss', type: 'text' }],
  calms: 2,
  async open(world) {
    const { thing, page, detours } = await openPage(world, 'contacts', HABITS)
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
  program: 'contact list',
  goal: 'Delete all contacts',
  values: [],
  calms: 4,
  async open(world) {
    const { thing, page, detours } = await openPage(world, 'contacts', { ...HABITS, tick: 'tbody tr:nth-child(1) input' })
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

const findContact: Demonstration = {
  id: 'contacts/find',
  program: 'contact list',
  goal: 'Find Novak in my contacts and choose him',
  values: [{ name: 'name', value: 'Novak', type: 'text' }],
  calms: 3,
  async open(world) {
    const { thing, detours } = await openPage(world, 'contacts', { ...HABITS, wrongField: '[name=phone]' })
    return {
      detours,
      async act(person) {
        await person.calm()
        await person.click(thing('#search'))
        await person.type({ value: 'name', text: 'Novak' })
        await person.calm()
        await person.click(thing('tbody tr:not([hidden]) input'))
        await person.calm()
      },
    }
  },
}

export const contactDemonstrations = [addContact, addContacts, deleteContact, deleteAll, findContact]
