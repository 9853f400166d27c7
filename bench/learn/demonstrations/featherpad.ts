import type { Demonstration } from '../demonstration.ts'
import type { World } from '../stage/world.ts'
import { programDetours } from './native-detours.ts'

const PROGRAM = 'featherpad'
const TEXT = `Bread\nMilk\nFind the keys\n${Array.from({ length: 40 }, (_, at) => `Thing ${at + 1}`).join('\n')}\n`

async function openList(world: World) {
  await world.start({
    command: PROGRAM,
    args: (folder) => [`${folder}/list.txt`],
    program: PROGRAM,
    at: { x: 40, y: 60, width: 760, height: 480 },
    files: { 'list.txt': TEXT },
  })
  return programDetours(world, {
    program: PROGRAM,
    menu: 'Options',
    dialog: { menu: 'Options', entry: /^Preferences/, title: /Preferences/ },
    scrolled: { role: 'field', at: 0 },
  })
}

const find: Demonstration = {
  id: 'featherpad/find',
  program: 'FeatherPad',
  goal: 'Find Milk in my list',
  values: [{ name: 'word', value: 'Milk', type: 'text' }],
  calms: 2,
  async open(world) {
    const detours = await openList(world)
    return {
      detours,
      async act(person) {
        await person.calm()
        await person.click(world.told({ program: PROGRAM, role: 'field', name: /^Search/ }))
        await person.type({ value: 'word', text: 'Milk' })
        await person.click(world.told({ program: PROGRAM, role: 'button', name: /^Next/ }))
        await person.calm()
      },
    }
  },
}

const append: Demonstration = {
  id: 'featherpad/append',
  program: 'FeatherPad',
  goal: 'Put goat cheese on my list',
  values: [{ name: 'thing', value: 'goat cheese', type: 'text' }],
  calms: 2,
  async open(world) {
    const detours = await openList(world)
    return {
      detours,
      async act(person) {
        await person.calm()
        await person.click(world.told({ program: PROGRAM, role: 'field', at: 0 }))
        await person.press('ctrl+End')
        await person.type({ value: 'thing', text: 'goat cheese' }, '\n')
        await person.calm()
        await person.press('ctrl+s')
      },
    }
  },
}

export const featherpadDemonstrations = [find, append]
