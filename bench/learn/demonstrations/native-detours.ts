import type { Role } from '#contract'
import { until } from '../../locate/set/stage.ts'
import type { Detours } from '../person/disturb.ts'
import { openElsewhere } from '../stage/elsewhere.ts'
import type { Wanted, World } from '../stage/world.ts'

/** What people do in a program besides. */
export type ProgramHabits = {
  program: string
  /** A menu that is opened by mistake. */
  menu: string
  /** A dialog that is opened and left by Escape: the menu, the entry in it, and what the dialog is called. */
  dialog?: { menu: string; entry: string | RegExp; title: RegExp }
  /** What lies under the pointer while the wheel is turned. */
  scrolled?: Omit<Wanted, 'program'>
  wrongField?: Omit<Wanted, 'program'>
  /** Chosen, then given up again by a click on the second. */
  select?: [Omit<Wanted, 'program'>, Omit<Wanted, 'program'>]
}

const MENU: Role[] = ['menu', 'menu-item', 'button', 'toggle']

export async function programDetours(world: World, habits: ProgramHabits): Promise<Detours> {
  const { program, menu, dialog, scrolled, wrongField, select } = habits
  const { desktop } = world.stage
  const told = (wanted: Omit<Wanted, 'program'>) => world.told({ program, ...wanted })
  const detours: Detours = {
    ...(await openElsewhere(world)),
    async 'wrong-menu'(person) {
      await person.click(told({ role: MENU, name: menu }))
      await person.press('Escape')
    },
  }
  if (dialog) {
    const isOpen = async () => (await desktop.windows()).some((window) => window.program === program && dialog.title.test(window.title))
    detours.dialog = async (person) => {
      await person.click(told({ role: MENU, name: dialog.menu }))
      await person.click(told({ role: MENU, name: dialog.entry }))
      await until(`the dialog ${dialog.title}`, 20_000, isOpen)
      await person.rest(300)
      await person.press('Escape')
      await until(`the dialog ${dialog.title} to close`, 20_000, async () => !(await isOpen()))
    }
  }
  if (scrolled) detours.scroll = (person) => person.scroll(told(scrolled), 3, -4)
  if (wrongField) detours['wrong-field'] = (person) => person.click(told(wrongField))
  if (select) {
    detours.select = async (person) => {
      await person.click(told(select[0]))
      await person.rest(400)
      await person.click(told(select[1]))
    }
  }
  return detours
}
