import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Role } from '#contract'
import { calculatorDemonstrations } from '../../learn/demonstrations/calculators.ts'
import { featherpadDemonstrations } from '../../learn/demonstrations/featherpad.ts'
import { mousepadDemonstrations } from '../../learn/demonstrations/mousepad.ts'
import { sqlitebrowserDemonstrations } from '../../learn/demonstrations/sqlitebrowser.ts'
import { thunarDemonstrations } from '../../learn/demonstrations/thunar.ts'
import type { World } from '../../learn/stage/world.ts'
import { differs } from '../differs.ts'
import type { Workflow } from '../workflow.ts'
import { shown } from './shown.ts'

const SQLITE = 'db browser for sqlite'

/** A file of the folder in which a program was started. */
async function fileOf(world: World, program: string, name: string): Promise<string> {
  return readFile(join(world.stage.session.home, 'files', program.replaceAll(' ', '-'), name), 'utf8').catch(() => 'no such file')
}

async function papersOf(world: World): Promise<string[]> {
  return (await readdir(join(world.stage.session.home, 'files', 'thunar', 'papers'))).sort()
}

/** What accessibility tells of a program's things of one kind. */
async function told(world: World, program: string, role: Role): Promise<string[]> {
  const window = (await world.stage.desktop.windows()).find((each) => each.program === program && each.kind === 'normal')
  const elements = window ? await world.stage.desktop.elements(window) : []
  return elements.filter((element) => element.role === role).map(({ name, value }) => value ?? name)
}

const PAPERS = ['notes.txt', 'scan1.txt', 'scan2.txt', 'scan3.txt', 'tax.txt']
const LIST = `Bread\nMilk\nFind the keys\n${Array.from({ length: 40 }, (_, at) => `Thing ${at + 1}`).join('\n')}\n`
const PEOPLE = [
  ['Anna Berg', 'Uppsala'],
  ['Carl Lind', 'Lund'],
  ['Dora Falk', 'Visby'],
  ['Erik Sand', 'Kiruna'],
  ['Karin Alm', 'Lund'],
] as const

export const nativeWorkflows: Workflow[] = [
  {
    kind: 'gtk',
    program: 'mousepad',
    demonstration: shown(mousepadDemonstrations, 'mousepad/note'),
    values: [
      { recipient: 'Bruno Keller', topic: 'the broken gate' },
      { recipient: 'Emma Lind', topic: 'our summer plans' },
    ],
    async check(world, { recipient, topic }) {
      const file = await fileOf(world, 'mousepad', `${topic}.txt`)
      return differs(file, `Dear ${recipient},\nthis is about ${topic}.\n`)
    },
  },
  {
    kind: 'gtk',
    program: 'mousepad',
    demonstration: shown(mousepadDemonstrations, 'mousepad/replace'),
    values: [
      { old: 'bread', new: 'rye rolls' },
      { old: 'thing 7', new: 'candles' },
    ],
    async check(world, { old = '', new: written = '' }) {
      const [text = ''] = await told(world, 'mousepad', 'field')
      const before = `Shopping\nmilk\nbread\n${Array.from({ length: 40 }, (_, at) => `thing ${at + 1}`).join('\n')}\n`
      return differs(text.trim(), before.replace(old, written).trim())
    },
  },
  {
    kind: 'gtk',
    program: 'thunar',
    demonstration: shown(thunarDemonstrations, 'thunar/rename'),
    values: [
      { old: 'scan3.txt', new: 'receipt.txt' },
      { old: 'notes.txt', new: 'ideas for may.txt' },
    ],
    async check(world, { old = '', new: name = '' }) {
      return differs(await papersOf(world), [...PAPERS.filter((paper) => paper !== old), name].sort())
    },
  },
  {
    kind: 'gtk',
    program: 'thunar',
    demonstration: shown(thunarDemonstrations, 'thunar/new-folder'),
    values: [{ folder: 'Taxes 2027' }, { folder: 'Letters' }],
    async check(world, { folder = '' }) {
      return differs(await papersOf(world), [...PAPERS, folder].sort())
    },
  },
  {
    kind: 'qt',
    program: 'featherpad',
    demonstration: shown(featherpadDemonstrations, 'featherpad/append'),
    values: [{ thing: 'dark chocolate' }, { thing: 'six lemons' }],
    async check(world, { thing }) {
      return differs(await fileOf(world, 'featherpad', 'list.txt'), `${LIST}${thing}\n`)
    },
  },
  {
    kind: 'qt',
    program: SQLITE,
    demonstration: shown(sqlitebrowserDemonstrations, 'sqlitebrowser/filter'),
    values: [{ city: 'Visby' }, { city: 'Kiruna' }],
    async check(world, { city = '' }) {
      const cells = new Set(await told(world, SQLITE, 'cell'))
      const left = PEOPLE.filter(([name]) => cells.has(name)).map(([name]) => name)
      return differs(
        left,
        PEOPLE.filter(([, of]) => of === city).map(([name]) => name),
      )
    },
  },
  {
    kind: 'gtk',
    program: 'galculator',
    demonstration: shown(calculatorDemonstrations, 'galculator/add'),
    values: [
      { first: '23', second: '58' },
      { first: '104', second: '19' },
    ],
    async check(world, { first, second }) {
      const should = `${Number(first) + Number(second)}`
      const all = [
        ...(await told(world, 'galculator', 'field')),
        ...(await told(world, 'galculator', 'document')),
        ...(await told(world, 'galculator', 'text')),
      ]
      return all.some((text) => text.trim().split(/\s+/u).includes(should)) ? undefined : `It shows ${JSON.stringify(all)}, not ${should}.`
    },
  },
]
