import type { Demonstration } from '../demonstration.ts'
import type { World } from '../stage/world.ts'
import { programDetours } from './native-detours.ts'

const AT = { x: 40, y: 60, width: 760, height: 520 }
const PROGRAM = 'mousepad'
const HABITS = {
  program: PROGRAM,
  menu: 'Document',
  dialog: { menu: 'Edit', entry: /^Preferences/, title: /Preferences/ },
  scrolled: { role: 'field' as const },
}
const TEXT = `Shopping\nmilk\nbread\n${Array.from({ length: 40 }, (_, at) => `thing ${at + 1}`).join('\n')}\n`

function open(world: World, file: string, text: string) {
  return world.start({
    command: 'mousepad',
    args: (folder) => ['--disable-server', `${folder}/${file}`],
    program: PROGRAM,
    at: AT,
    files: { [file]: text },
  })
}

const note: Demonstration = {
  id: 'mousepad/note',
  program: 'Mousepad',
  goal: 'Write a note to Anna Berger about the garden keys',
  values: [
    { name: 'recipient', value: 'Anna Berger', type: 'text' },
    { name: 'topic', value: 'the garden keys', type: 'text' },
  ],
  calms: 3,
  async open(world) {
    await open(world, 'draft.txt', '')
    const detours = await programDetours(world, HABITS)
    const told = world.told
    return {
      detours,
      async act(person) {
        await person.calm()
        await person.click(told({ program: PROGRAM, role: 'field' }))
        await person.type(
          'Dear ',
          { value: 'recipient', text: 'Anna Berger' },
          ',\nthis is about ',
          { value: 'topic', text: 'the garden keys' },
          '.\n',
        )
        await person.calm()
        await person.press('ctrl+shift+s')
        await told({ program: PROGRAM, title: /Save As/, role: 'button', name: 'Save' })()
        await person.rest(300)
        await person.press('ctrl+a')
        await person.type({ value: 'topic', text: 'the garden keys' }, '.txt')
        await person.click(told({ program: PROGRAM, title: /Save As/, role: 'button', name: 'Save' }))
        await person.calm()
      },
    }
  },
}

const replace: Demonstration = {
  id: 'mousepad/replace',
  program: 'Mousepad',
  goal: 'Replace milk by oat drink in my list',
  values: [
    { name: 'old', value: 'milk', type: 'text' },
    { name: 'new', value: 'oat drink', type: 'text' },
  ],
  calms: 2,
  async open(world) {
    await open(world, 'list.txt', TEXT)
    const detours = await programDetours(world, HABITS)
    const told = world.told
    return {
      detours,
      async act(person) {
        await person.calm()
        await person.click(told({ program: PROGRAM, role: 'menu', name: 'Search' }))
        await person.click(told({ program: PROGRAM, role: 'menu-item', name: /^Find and Replace/ }))
        await person.click(told({ program: PROGRAM, title: /Find and Replace/, role: ['field', 'combobox'], at: 0 }))
        await person.type({ value: 'old', text: 'milk' })
        await person.click(told({ program: PROGRAM, title: /Find and Replace/, role: 'field', at: 1 }))
        await person.type({ value: 'new', text: 'oat drink' })
        await person.click(told({ program: PROGRAM, title: /Find and Replace/, role: 'button', name: 'Replace' }))
        await person.click(told({ program: PROGRAM, title: /Find and Replace/, role: 'button', name: 'Close' }))
        await person.calm()
      },
    }
  },
}

const lineNumbers: Demonstration = {
  id: 'mousepad/line-numbers',
  program: 'Mousepad',
  goal: 'Show the line numbers and wrap long lines',
  values: [],
  calms: 3,
  async open(world) {
    await open(world, 'list.txt', TEXT)
    const detours = await programDetours(world, HABITS)
    const told = world.told
    return {
      detours,
      async act(person) {
        await person.calm()
        await person.click(told({ program: PROGRAM, role: 'menu', name: 'View' }))
        await person.click(told({ program: PROGRAM, role: 'menu-item', name: 'Line Numbers' }))
        await person.calm()
        await person.click(told({ program: PROGRAM, role: 'menu', name: 'Document' }))
        await person.click(told({ program: PROGRAM, role: 'menu-item', name: 'Word Wrap' }))
        await person.calm()
      },
    }
  },
}

export const mousepadDemonstrations = [note, replace, lineNumbers]
