import { documentOf, officeArgs, QUIET, sheetOf } from '../../locate/programs/office.ts'
import type { Demonstration } from '../demonstration.ts'
import type { Detours } from '../person/disturb.ts'
import type { Find } from '../person/person.ts'
import { openElsewhere } from '../stage/elsewhere.ts'
import type { World } from '../stage/world.ts'
import { programDetours } from './native-detours.ts'

const AT = { x: 40, y: 60, width: 860, height: 470 }
const CALC = 'libreoffice-calc'
const WRITER = 'libreoffice-writer'
const SETTINGS = { 'profile/user/registrymodifications.xcu': QUIET }

async function openSheet(world: World) {
  await world.start({
    command: 'soffice',
    args: (folder) => officeArgs(folder, '--calc', 'accounts.fods'),
    program: CALC,
    at: AT,
    files: {
      'accounts.fods': sheetOf([
        ['Customer', 'City', 'Amount'],
        ['Nordic Timber', 'Oslo', 120],
      ]),
      ...SETTINGS,
    },
  })
  // LibreOffice answers slowly while others ask as well: where the cells are is asked once, and they stay there.
  const cells = new Map<string, Find>()
  for (const name of ['A3', 'C6', 'E4']) {
    const found = await world.told({ program: CALC, role: 'cell', name })()
    cells.set(name, async () => found)
  }
  const cell = (name: string): Find => cells.get(name) ?? world.told({ program: CALC, role: 'cell', name })
  const detours: Detours = {
    ...(await openElsewhere(world)),
    scroll: (person) => person.scroll(cell('C6'), 3, -3),
    'wrong-field': (person) => person.click(cell('E4')),
  }
  return { cell, detours }
}

const enterRow: Demonstration = {
  id: 'calc/enter-row',
  program: 'LibreOffice Calc',
  goal: 'Enter the customer Rhine Paper in Bonn with 45.50',
  values: [
    { name: 'customer', value: 'Rhine Paper', type: 'text' },
    { name: 'city', value: 'Bonn', type: 'text' },
    { name: 'amount', value: '45.50', type: 'money' },
  ],
  calms: 2,
  async open(world) {
    const { cell, detours } = await openSheet(world)
    return {
      detours,
      async act(person) {
        await person.calm()
        await person.click(cell('A3'))
        await person.type({ value: 'customer', text: 'Rhine Paper' })
        await person.press('Tab')
        await person.type({ value: 'city', text: 'Bonn' })
        await person.press('Tab')
        await person.type({ value: 'amount', text: '45.50' })
        await person.press('Return')
        await person.calm()
      },
    }
  },
}

const CUSTOMERS = ['Delta Print', 'Alpine Tools', 'Harbour Gas']
const CITIES = ['Gent', 'Bern', 'Kiel']

const enterRows: Demonstration = {
  id: 'calc/enter-three-rows',
  program: 'LibreOffice Calc',
  goal: 'Enter the new customers into the sheet',
  values: [],
  roundValues: { customer: CUSTOMERS, city: CITIES },
  calms: 1,
  async open(world) {
    const { cell, detours } = await openSheet(world)
    return {
      detours,
      async act(person) {
        await person.calm()
        await person.click(cell('A3'))
        for (const [index, name] of CUSTOMERS.entries()) {
          await person.round('customers', index, async () => {
            await person.type({ value: 'customer', text: name })
            await person.press('Tab')
            await person.type({ value: 'city', text: CITIES[index] ?? '' })
            await person.press('Return')
          })
        }
      },
    }
  },
}

const letter: Demonstration = {
  id: 'writer/letter',
  program: 'LibreOffice Writer',
  goal: 'Write a letter to Dora Falk about the roof',
  values: [
    { name: 'recipient', value: 'Dora Falk', type: 'text' },
    { name: 'topic', value: 'the roof', type: 'text' },
  ],
  calms: 2,
  async open(world) {
    await world.start({
      command: 'soffice',
      args: (folder) => officeArgs(folder, '--writer', 'letter.fodt'),
      program: WRITER,
      at: AT,
      files: { 'letter.fodt': documentOf('text', '<text:p/>'), ...SETTINGS },
    })
    const detours = await programDetours(world, { program: WRITER, menu: 'Table' })
    return {
      detours,
      async act(person) {
        await person.calm()
        await person.press('ctrl+End')
        await person.type(
          'Dear ',
          { value: 'recipient', text: 'Dora Falk' },
          ',\nthis is about ',
          { value: 'topic', text: 'the roof' },
          '.\n',
        )
        await person.calm()
        await person.press('ctrl+Home')
      },
    }
  },
}

export const officeDemonstrations = [enterRow, enterRows, letter]
