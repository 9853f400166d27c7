import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Group } from '../set/group.ts'
import { nativeGroup } from './native.ts'
import { inRows } from './told-things.ts'
import { QT_FILES, QT_VARIANTS } from './toolkits.ts'

type Person = [name: string, city: string, amount: number]

const PEOPLE: Person[] = [
  ['Anna Berg', 'Uppsala', 120],
  ['Carl Lind', 'Lund', 87],
  ['Dora Falk', 'Visby', 310],
  ['Erik Sand', 'Kiruna', 45],
  ['Frida Holm', 'Gotland', 99],
  ['Gustav Ek', 'Falun', 510],
  ['Hanna Dahl', 'Kalmar', 73],
  ['Ivar Nyman', 'Motala', 260],
  ['Karin Alm', 'Lund', 64],
  ['Nils Grahn', 'Orsa', 33],
]
const ALIKE: Person[] = [
  ['Anna Bergman', 'Uppsala', 121],
  ['Karl Lind', 'Lund', 78],
  ['Dora Falck', 'Visby', 13],
]

export function writePeople(people: Person[]): (folder: string) => void {
  return (folder) => {
    const file = join(folder, 'people.db')
    rmSync(file, { force: true })
    const database = new Database(file)
    database.exec('create table people (name text, city text, amount integer); create table orders (number text, article text)')
    const insert = database.prepare('insert into people values (?, ?, ?)')
    for (const person of people) insert.run(...person)
    database.close()
  }
}

const editor = {
  version: '2',
  command: 'featherpad',
  args: (folder: string) => [`${folder}/list.txt`],
  files: { ...QT_FILES, 'list.txt': 'Bread\nMilk\nFind the keys\nSave money\n' },
  main: { program: 'featherpad', kind: 'normal' as const },
}

const browser = {
  version: '2',
  command: 'sqlitebrowser',
  files: QT_FILES,
  prepare: writePeople(PEOPLE),
  main: { program: 'db browser for sqlite', kind: 'normal' as const },
  at: { x: 110, y: 80, width: 1060, height: 640 },
}

export const qtGroups: Group[] = [
  nativeGroup({
    id: 'featherpad/main',
    ...editor,
    at: { x: 150, y: 110, width: 720, height: 500 },
    variants: [...QT_VARIANTS, { perturbation: 'data', files: { 'list.txt': 'Search the cellar\nUndo the knot\n'.repeat(8) } }],
  }),
  nativeGroup({
    id: 'featherpad/replace',
    ...editor,
    at: { x: 150, y: 110, width: 760, height: 540 },
    async open(stage, main) {
      await stage.keys(main, 'ctrl+r')
      return main
    },
    variants: QT_VARIANTS,
  }),
  nativeGroup({
    ...browser,
    id: 'sqlitebrowser/structure',
    args: (folder) => [`${folder}/people.db`],
    variants: QT_VARIANTS,
  }),
  nativeGroup({
    ...browser,
    id: 'sqlitebrowser/people',
    args: (folder) => ['-t', 'people', `${folder}/people.db`],
    variants: [
      ...QT_VARIANTS,
      { perturbation: 'sorted', prepare: writePeople(PEOPLE.toReversed()) },
      { perturbation: 'grown', prepare: writePeople([...PEOPLE.slice(0, 2), ...ALIKE, ...PEOPLE.slice(2)]) },
      { perturbation: 'rows-removed', prepare: writePeople(PEOPLE.filter((_, at) => at % 3 !== 0)) },
      { perturbation: 'look-alikes', prepare: writePeople([...ALIKE, ...PEOPLE.filter((_, at) => at % 3 !== 0)]) },
    ],
    things: (_, scene, told) => inRows(told, scene, ({ name }) => [...PEOPLE, ...ALIKE].some(([who]) => who === name)),
  }),
]
