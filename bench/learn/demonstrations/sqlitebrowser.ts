import { writePeople } from '../../locate/programs/qt.ts'
import type { Demonstration } from '../demonstration.ts'
import type { World } from '../stage/world.ts'
import { programDetours } from './native-detours.ts'

const PROGRAM = 'db browser for sqlite'
const PEOPLE: [string, string, number][] = [
  ['Anna Berg', 'Uppsala', 120],
  ['Carl Lind', 'Lund', 87],
  ['Dora Falk', 'Visby', 310],
  ['Erik Sand', 'Kiruna', 45],
  ['Karin Alm', 'Lund', 64],
]

async function openPeople(world: World) {
  await world.start({
    command: 'sqlitebrowser',
    args: (folder) => ['-t', 'people', `${folder}/people.db`],
    prepare: writePeople(PEOPLE),
    program: PROGRAM,
    at: { x: 20, y: 40, width: 880, height: 700 },
  })
  return programDetours(world, {
    program: PROGRAM,
    menu: 'Tools',
    dialog: { menu: 'Help', entry: /^About/, title: /About/ },
    scrolled: { role: 'cell', name: 'Carl Lind' },
    wrongField: { role: 'cell', name: 'Karin Alm' },
    select: [
      { role: 'cell', name: 'Karin Alm' },
      { role: 'cell', name: 'Carl Lind' },
    ],
  })
}

const filter: Demonstration = {
  id: 'sqlitebrowser/filter',
  version: 2,
  program: 'DB Browser for SQLite',
  goal: 'Show only the people of Lund',
  values: [{ name: 'city', value: 'Lund', type: 'text' }],
  calms: 2,
  async open(world) {
    const detours = await openPeople(world)
    return {
      detours,
      async act(person) {
        await person.calm()
        await person.click(world.told({ program: PROGRAM, role: 'field', name: /^Filter in any/ }))
        await person.type({ value: 'city', text: 'Lund' })
        await person.calm()
      },
    }
  },
}

const change: Demonstration = {
  id: 'sqlitebrowser/change-cell',
  program: 'DB Browser for SQLite',
  goal: 'Change the city of Carl Lind to Malmo',
  values: [
    { name: 'person', value: 'Carl Lind', type: 'text' },
    { name: 'city', value: 'Malmo', type: 'text' },
  ],
  calms: 2,
  async open(world) {
    const detours = await openPeople(world)
    return {
      detours,
      async act(person) {
        await person.calm()
        await person.click(world.told({ program: PROGRAM, role: 'cell', name: 'Lund', at: 0 }), { count: 2, picks: 'person' })
        await person.press('ctrl+a')
        await person.type({ value: 'city', text: 'Malmo' })
        await person.press('Return')
        await person.calm()
      },
    }
  },
}

export const sqlitebrowserDemonstrations = [filter, change]
