import type { Demonstration } from '../demonstration.ts'
import { openPage, type PageHabits } from '../demonstrations/web-detours.ts'
import type { Pair } from './pair.ts'

const CONTACTS: PageHabits = { menu: 'View', dialog: { menu: 'Contacts', entry: 'Delete all…' }, wrongField: '#search' }
const INVOICES: PageHabits = { menu: 'View', dialog: { menu: 'Invoices', entry: 'Export…' }, wrongField: '#note' }
const INBOX: PageHabits = { menu: 'View', dialog: { menu: 'Mail', entry: 'Empty the bin…' } }
const ORDER: PageHabits = { menu: 'Order', dialog: { menu: 'Help', entry: 'Opening hours' }, wrongField: '[name=remark]' }

/** `notice`: the page greets with news, which are sent away first. */
function addContact(id: string, goal: string, name: string, phone: string, notice = false): Demonstration {
  return {
    id,
    program: 'contact list',
    goal,
    values: [],
    calms: 2,
    async open(world) {
      const { thing, page, detours } = await openPage(world, 'contacts', CONTACTS, notice ? '?notice' : '')
      const button = (called: string) => thing(page.getByRole('button', { name: called, exact: true }))
      return {
        detours,
        async act(person) {
          if (notice) await person.click(button('OK'))
          await person.calm()
          await person.click(thing('[name=name]'))
          await person.type({ value: 'name', text: name })
          await person.click(thing('[name=phone]'))
          await person.type({ value: 'phone', text: phone })
          await person.calm()
          await person.click(button('Add'))
        },
      }
    },
  }
}

function deleteAll(id: string, count: number): Demonstration {
  return {
    id,
    program: 'contact list',
    goal: 'Delete all contacts',
    values: [],
    calms: 1,
    async open(world) {
      const { thing, page, detours } = await openPage(world, 'contacts', CONTACTS, `?count=${count}`)
      return {
        detours,
        async act(person) {
          await person.calm()
          for (let index = 0; index < count; index++) {
            await person.round('contacts', index, () =>
              person.click(thing(page.getByRole('button', { name: 'Delete', exact: true }).first())),
            )
            await person.rest(500)
          }
        },
      }
    },
  }
}

function enterInvoice(id: string, [supplier, amount, due]: [string, string, string]): Demonstration {
  return {
    id,
    program: 'invoice table',
    goal: `Enter the invoice of ${supplier} over ${amount} due ${due}`,
    values: [],
    calms: 2,
    async open(world) {
      const { thing, page, detours } = await openPage(world, 'invoices', INVOICES)
      return {
        detours,
        async act(person) {
          await person.calm()
          for (const [field, text] of Object.entries({ supplier, amount, due })) {
            await person.click(thing(`[name=${field}]`))
            await person.type({ value: field, text })
          }
          await person.calm()
          await person.click(thing(page.getByRole('button', { name: 'Enter', exact: true })))
        },
      }
    },
  }
}

function archive(id: string, sender: string): Demonstration {
  return {
    id,
    program: 'inbox',
    goal: `Archive the mail from ${sender}`,
    values: [],
    calms: 2,
    async open(world) {
      const { thing, page, detours } = await openPage(world, 'inbox', INBOX)
      return {
        detours,
        async act(person) {
          await person.calm()
          await person.click(thing(page.getByRole('row').filter({ hasText: sender }).getByRole('checkbox')), { picks: 'sender' })
          await person.calm()
          await person.click(thing('#archive'))
        },
      }
    },
  }
}

function order(id: string, shipping: string): Demonstration {
  return {
    id,
    program: 'order form',
    goal: 'Order a coffee mug for Anna Berger',
    values: [],
    calms: 2,
    async open(world) {
      const { thing, page, detours } = await openPage(world, 'order', ORDER)
      return {
        detours,
        async act(person) {
          await person.calm()
          await person.click(thing('[name=customer]'))
          await person.type({ value: 'customer', text: 'Anna Berger' })
          await person.click(thing(`input[value="${shipping}"]`))
          await person.calm()
          await person.click(thing(page.getByRole('button', { name: 'Place order' })))
        },
      }
    },
  }
}

function tickPaid(id: string, count: number): Demonstration {
  return {
    id,
    program: 'invoice table',
    goal: 'Mark every invoice as paid',
    values: [],
    calms: 1,
    async open(world) {
      const { thing, detours } = await openPage(world, 'invoices', INVOICES, `?count=${count}`)
      return {
        detours,
        async act(person) {
          await person.calm()
          for (let index = 0; index < count; index++) {
            await person.round('invoices', index, () => person.click(thing(`tbody tr:nth-child(${index + 1}) input`)))
          }
        },
      }
    },
  }
}

export const allPairs: Pair[] = [
  {
    id: 'pair/contact-not-in-the-sentence',
    first: addContact('pair/contact-a', 'Add a contact', 'Gerd Maler', '030 4410'),
    second: addContact('pair/contact-b', 'Add a contact', 'Hanna Dahl', '040 9921'),
    expected: {
      parameters: [
        ['Gerd Maler', 'Hanna Dahl'],
        ['030 4410', '040 9921'],
      ],
    },
  },
  {
    id: 'pair/contact-with-a-notice',
    first: addContact('pair/contact-c', 'Add Ivan Petrov with 069 1175', 'Ivan Petrov', '069 1175'),
    second: addContact('pair/contact-d', 'Add Julia Stein with 0341 22', 'Julia Stein', '0341 22', true),
    expected: {
      parameters: [
        ['Ivan Petrov', 'Julia Stein'],
        ['069 1175', '0341 22'],
      ],
      optional: true,
    },
  },
  {
    id: 'pair/delete-all',
    first: deleteAll('pair/delete-a', 3),
    second: deleteAll('pair/delete-b', 5),
    expected: { parameters: [], loop: true },
  },
  {
    id: 'pair/tick-paid',
    first: tickPaid('pair/tick-a', 2),
    second: tickPaid('pair/tick-b', 4),
    expected: { parameters: [], loop: true },
  },
  {
    id: 'pair/invoice',
    first: enterInvoice('pair/invoice-a', ['Baltic Foods', '120.50', '2026-12-01']),
    second: enterInvoice('pair/invoice-b', ['River Bakery', '14.25', '2026-12-15']),
    expected: {
      parameters: [
        ['Baltic Foods', 'River Bakery'],
        ['120.50', '14.25'],
        ['2026-12-01', '2026-12-15'],
      ],
    },
  },
  {
    id: 'pair/archive',
    first: archive('pair/archive-a', 'City Bank'),
    second: archive('pair/archive-b', 'Aunt Paula'),
    expected: { parameters: [['City Bank', 'Aunt Paula']] },
  },
  {
    id: 'pair/shipping-contradicts',
    first: order('pair/order-a', 'Express'),
    second: order('pair/order-b', 'Pick up'),
    expected: { parameters: [], question: true },
  },
]
