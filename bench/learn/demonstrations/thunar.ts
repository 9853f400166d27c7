import { until } from '../../locate/set/stage.ts'
import type { Demonstration } from '../demonstration.ts'
import type { Person } from '../person/person.ts'
import type { World } from '../stage/world.ts'
import { programDetours } from './native-detours.ts'

const PROGRAM = 'thunar'
const FILES = Object.fromEntries(
  ['notes.txt', 'scan1.txt', 'scan2.txt', 'scan3.txt', 'tax.txt'].map((name, at) => [`papers/${name}`, 'x'.repeat(100 + at)]),
)

async function openFolder(world: World) {
  const { stage, told } = world
  const { window } = await world.start({
    command: PROGRAM,
    args: (folder) => [`${folder}/papers`],
    program: PROGRAM,
    at: { x: 40, y: 60, width: 860, height: 480 },
    files: FILES,
  })
  // Only in the view of details does accessibility tell of files.
  await stage.keys(window, 'ctrl+2')
  const file = (name: string) =>
    told({ program: PROGRAM, role: 'cell', name, press: (box) => ({ x: box.x + 30, y: box.y + box.height / 2 }) })
  await file('tax.txt')()
  await stage.settled(window)
  const detours = await programDetours(world, {
    program: PROGRAM,
    menu: 'Go',
    dialog: { menu: 'Edit', entry: /^Preferences/, title: /Preferences/ },
    scrolled: { role: 'cell', name: 'tax.txt' },
    select: [
      { role: 'cell', name: 'notes.txt' },
      { role: 'cell', name: 'tax.txt' },
    ],
  })
  const isOpen = async () =>
    (await stage.desktop.windows()).some(
      ({ program, title, kind }) => program === PROGRAM && (kind === 'dialog' || /Rename|Create/.test(title)),
    )
  return {
    detours,
    file,
    dialog: () => until('the dialog', 30_000, isOpen),
    closed: () => until('the dialog to close', 30_000, async () => !(await isOpen())),
  }
}

type Folder = Awaited<ReturnType<typeof openFolder>>

async function rename(person: Person, folder: Folder, from: string, to: string, picks?: string): Promise<void> {
  await person.click(folder.file(from), picks === undefined ? {} : { picks })
  await person.press('F2')
  await folder.dialog()
  await person.rest(250)
  await person.press('ctrl+a')
  await person.type({ value: 'new', text: to })
  await person.press('Return')
  await folder.closed()
}

const renameOne: Demonstration = {
  id: 'thunar/rename',
  program: 'Thunar',
  goal: 'Rename the file scan2.txt to invoice.txt',
  values: [
    { name: 'old', value: 'scan2.txt', type: 'file' },
    { name: 'new', value: 'invoice.txt', type: 'file' },
  ],
  calms: 2,
  async open(world) {
    const folder = await openFolder(world)
    return {
      detours: folder.detours,
      async act(person) {
        await person.calm()
        await rename(person, folder, 'scan2.txt', 'invoice.txt', 'old')
        await person.calm()
      },
    }
  },
}

const NEW = ['rent may.txt', 'rent june.txt', 'rent july.txt']

const renameThree: Demonstration = {
  id: 'thunar/rename-three',
  program: 'Thunar',
  goal: 'Give my scans their names',
  values: [],
  roundValues: { new: NEW },
  calms: 3,
  async open(world) {
    const folder = await openFolder(world)
    return {
      detours: folder.detours,
      async act(person) {
        for (const [index, name] of NEW.entries()) {
          await person.calm()
          await person.round('scans', index, () => rename(person, folder, `scan${index + 1}.txt`, name))
        }
      },
    }
  },
}

const newFolder: Demonstration = {
  id: 'thunar/new-folder',
  program: 'Thunar',
  goal: 'Make a folder called Invoices 2026',
  values: [{ name: 'folder', value: 'Invoices 2026', type: 'text' }],
  calms: 2,
  async open(world) {
    const folder = await openFolder(world)
    return {
      detours: folder.detours,
      async act(person) {
        await person.calm()
        await person.press('ctrl+shift+n')
        await folder.dialog()
        await person.rest(250)
        await person.press('ctrl+a')
        await person.type({ value: 'folder', text: 'Invoices 2026' })
        await person.press('Return')
        await folder.closed()
        await person.calm()
      },
    }
  },
}

export const thunarDemonstrations = [renameOne, renameThree, newFolder]
