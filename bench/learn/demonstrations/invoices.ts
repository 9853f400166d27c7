import type { Demonstration } from '../demonstration.ts'
import { openPage, type PageHabits } from './web-detours.ts'

const HABITS: PageHabits = {
  menu: 'View',
  dialog: { menu: 'Invoices', entry: 'Export…' },
  wrongField: '#note',
}
const SUPPLIERS = ['Baltic Foods', 'Nordic Timber', 'River Bakery', 'Hill Garage']
const AMOUNTS = ['120.50', '88.00', '14.25', '310.99']
const DUE = ['2026-12-01', '2026-12-08', '2026-12-15', '2026-12-22']

const enterOne: Demonstration = {
  id: 'invoices/enter-one',
  program: 'invoice table',
  goal: 'Enter the invoice of Baltic Foods over 120.50 due 2026-12-01',
  values: [
    { name: 'supplier', value: 'Baltic Foods', type: 'text' },
    { name: 'amount', value: '120.50', type: 'money' },
    { name: 'due', value: '2026-12-01', type: 'date' },
  ],
  calms: 4,
  async open(world) {
    const { thing, page, detours } = await openPage(world, 'invoices', { ...HABITS, tick: 'tbody tr:nth-child(2) input' })
    return {
      detours,
      async act(person) {
        await person.calm()
        await person.click(thing('[name=supplier]'))
        await person.type({ value: 'supplier', text: 'Baltic Foods' })
        await person.calm()
        await person.click(thing('[name=amount]'))
        await person.type({ value: 'amount', text: '120.50' })
        await person.calm()
        await person.click(thing('[name=due]'))
        await person.type({ value: 'due', text: '2026-12-01' })
        await person.calm()
        await person.click(thing(page.getByRole('button', { name: 'Enter', exact: true })))
      },
    }
  },
}

const enterFour: Demonstration = {
  id: 'invoices/enter-four',
  program: 'invoice table',
  goal: 'Enter the new invoices of this month',
  values: [],
  roundValues: { supplier: SUPPLIERS, amount: AMOUNTS, due: DUE },
  calms: 4,
  async open(world) {
    const { thing, detours } = await openPage(world, 'invoices', { ...HABITS, tick: 'tbody tr:nth-child(2) input' })
    return {
      detours,
      async act(person) {
        for (const [index, supplier] of SUPPLIERS.entries()) {
          await person.calm()
          await person.round('invoices', index, async () => {
            await person.click(thing('[name=supplier]'))
            await person.type({ value: 'supplier', text: supplier })
            await person.press('Tab')
            await person.type({ value: 'amount', text: AMOUNTS[index] ?? '' })
            await person.press('Tab')
            await person.type({ value: 'due', text: DUE[index] ?? '' })
            await person.press('Return')
          })
        }
      },
    }
  },
}

const tickPaid: Demonstration = {
  id: 'invoices/tick-each-paid',
  program: 'invoice table',
  goal: 'Mark every invoice as paid',
  values: [],
  calms: 4,
  async open(world) {
    const { thing, detours } = await openPage(world, 'invoices', HABITS)
    return {
      detours,
      async act(person) {
        for (let index = 0; index < 4; index++) {
          await person.calm()
          await person.round('invoices', index, () => person.click(thing(`tbody tr:nth-child(${index + 1}) input`)))
        }
      },
    }
  },
}

const closeMonth: Demonstration = {
  id: 'invoices/close-month',
  program: 'invoice table',
  goal: 'Close the month',
  values: [],
  calms: 2,
  async open(world) {
    const { thing, page, detours } = await openPage(world, 'invoices', { ...HABITS, tick: 'tbody tr:nth-child(3) input' })
    return {
      detours,
      async act(person) {
        await person.calm()
        await person.click(thing('#close'))
        await person.click(thing(page.getByRole('button', { name: 'OK', exact: true })))
        await person.calm()
      },
    }
  },
}

export const invoiceDemonstrations = [enterOne, enterFour, tickPaid, closeMonth]
