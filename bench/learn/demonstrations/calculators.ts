import type { Demonstration } from '../demonstration.ts'
import { programDetours } from './native-detours.ts'

const add: Demonstration = {
  id: 'galculator/add',
  program: 'galculator',
  goal: 'Add 48 and 17',
  values: [
    { name: 'first', value: '48', type: 'number' },
    { name: 'second', value: '17', type: 'number' },
  ],
  calms: 2,
  async open(world) {
    const program = 'galculator'
    await world.start({ command: program, program, at: { x: 60, y: 60, width: 420, height: 420 } })
    const detours = await programDetours(world, { program, menu: 'View', dialog: { menu: 'Help', entry: /^About/, title: /About/ } })
    return {
      detours,
      async act(person) {
        await person.calm()
        await person.click(world.told({ program, role: ['button', 'toggle'], name: 'AC' }))
        await person.type({ value: 'first', text: '48' }, '+', { value: 'second', text: '17' })
        await person.click(world.told({ program, role: ['button', 'toggle'], name: '=' }))
        await person.calm()
      },
    }
  },
}

const multiply: Demonstration = {
  id: 'gnome-calculator/multiply',
  program: 'GNOME Calculator',
  goal: 'Calculate 125*8',
  values: [{ name: 'sum', value: '125*8', type: 'text' }],
  calms: 2,
  async open(world) {
    const program = 'gnome-calculator'
    await world.start({ command: program, program, at: { x: 60, y: 60, width: 420, height: 520 } })
    const detours = await programDetours(world, { program, menu: 'Mode selection' })
    return {
      detours,
      async act(person) {
        await person.calm()
        await person.click(world.told({ program, role: 'field' }))
        await person.type({ value: 'sum', text: '125*8' })
        await person.click(world.told({ program, role: 'button', name: '=' }))
        await person.calm()
      },
    }
  },
}

const square: Demonstration = {
  id: 'galculator/square-root',
  program: 'galculator',
  goal: 'Take the square root of 1764',
  values: [{ name: 'number', value: '1764', type: 'number' }],
  calms: 2,
  async open(world) {
    const program = 'galculator'
    await world.start({ command: program, program, at: { x: 60, y: 60, width: 420, height: 420 } })
    const detours = await programDetours(world, { program, menu: 'Calculator' })
    const key = (name: string) => world.told({ program, role: ['button', 'toggle'], name })
    return {
      detours,
      async act(person) {
        await person.calm()
        await person.click(key('AC'))
        await person.type({ value: 'number', text: '1764' })
        await person.click(key('sqrt'))
        await person.calm()
      },
    }
  },
}

export const calculatorDemonstrations = [add, multiply, square]
