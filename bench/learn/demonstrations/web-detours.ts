import type { Detours } from '../person/disturb.ts'
import { openElsewhere } from '../stage/elsewhere.ts'
import { openWebWindow, type WebWindow } from '../stage/web.ts'
import type { World } from '../stage/world.ts'

/** What people do on a page besides: it has menus, a dialog behind one of them, and more below than fits. */
export type PageHabits = {
  menu: string
  dialog: { menu: string; entry: string }
  /** Selectors: a field that is clicked by mistake, a box that is ticked and cleared again. */
  wrongField?: string
  tick?: string
}

export async function openPage(world: World, name: string, habits: PageHabits, query = ''): Promise<WebWindow & { detours: Detours }> {
  const web = await openWebWindow(world, name, query)
  const elsewhere = await openElsewhere(world)
  const { thing, page } = web
  const button = (called: string) => thing(page.getByRole('button', { name: called, exact: true }))
  const { menu, dialog, wrongField, tick } = habits
  const detours: Detours = {
    ...elsewhere,
    async 'wrong-menu'(person) {
      await person.click(button(menu))
      await person.press('Escape')
    },
    async dialog(person) {
      await person.click(button(dialog.menu))
      await person.click(thing(page.getByRole('menuitem', { name: dialog.entry, exact: true })))
      await person.click(button('Cancel'))
    },
    scroll: (person) => person.scroll(thing('h1'), 3, -5),
  }
  if (wrongField !== undefined) detours['wrong-field'] = (person) => person.click(thing(wrongField))
  if (tick !== undefined) {
    detours.select = async (person) => {
      await person.click(thing(tick))
      // Two clicks at once would be a double-click.
      await person.rest(700)
      await person.click(thing(tick))
    }
  }
  return { ...web, detours }
}
