import { until } from '../../locate/set/stage.ts'
import type { Demonstration } from '../demonstration.ts'
import type { World } from '../stage/world.ts'
import { programDetours } from './native-detours.ts'

const PROGRAM = 'homebank'

async function openBank(world: World) {
  const { desktop } = world.stage
  const { window } = await world.start({
    command: 'homebank',
    program: PROGRAM,
    at: { x: 20, y: 40, width: 900, height: 500 },
    title: /HomeBank$/,
    greeting: { title: /^Welcome/, button: 'Close' },
  })
  const detours = await programDetours(world, {
    program: PROGRAM,
    menu: 'Reports',
    dialog: { menu: 'Edit', entry: /^Preferences/, title: /Preferences/ },
  })
  const open = async (title: RegExp) =>
    (await desktop.windows()).some((each) => each.program === PROGRAM && each.id !== window.id && title.test(each.title))
  return { detours, dialog: (title: RegExp) => until(`the dialog ${title}`, 30_000, () => open(title)) }
}

const addPayee: Demonstration = {
  id: 'homebank/add-payee',
  program: 'HomeBank',
  goal: 'Add the payee Nordic Timber',
  values: [{ name: 'payee', value: 'Nordic Timber', type: 'text' }],
  calms: 1,
  async open(world) {
    const { detours, dialog } = await openBank(world)
    const told = world.told
    return {
      detours,
      async act(person) {
        await person.calm()
        await person.click(told({ program: PROGRAM, role: 'menu', name: 'Manage' }))
        await person.click(told({ program: PROGRAM, role: 'menu-item', name: /^Payee/ }))
        await dialog(/Payee/)
        await person.click(told({ program: PROGRAM, title: /Payee/, role: ['button', 'toggle'], name: 'Add' }))
        await told({ program: PROGRAM, title: /Payee/, role: 'field', name: /^(?!Search)/ })()
        await person.type({ value: 'payee', text: 'Nordic Timber' })
        await person.press('Return')
        await person.click(told({ program: PROGRAM, title: /Payee/, role: 'button', name: 'Close' }))
      },
    }
  },
}

export const homebankDemonstrations = [addPayee]
