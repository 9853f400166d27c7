import type { Demonstration } from '../demonstration.ts'
import { openPage, type PageHabits } from './web-detours.ts'

const HABITS: PageHabits = {
  menu: 'Help',
  dialog: { menu: 'Club', entry: 'Opening hours' },
  tick: '[name=stay]',
}

/** `byKeys`: from field to field with Tab. */
function signIn(id: string, user: string, byKeys: boolean): Demonstration {
  return {
    id,
    program: 'sign-in page',
    goal: `Sign in to the reading club as ${user}`,
    values: [
      { name: 'user', value: user, type: 'text' },
      { name: 'password', value: '', type: 'secret' },
    ],
    calms: byKeys ? 1 : 3,
    async open(world) {
      const { thing, page, detours } = await openPage(world, 'sign-in', { ...HABITS, ...(!byKeys && { wrongField: '[name=word]' }) })
      return {
        detours,
        async act(person) {
          await person.calm()
          await person.click(thing('[name=user]'))
          await person.type({ value: 'user', text: user })
          if (byKeys) {
            await person.press('Tab')
            await person.typeSecret('password', 'green apples 7')
            await person.press('Return')
            return
          }
          await person.calm()
          await person.click(thing('[name=word]'))
          await person.typeSecret('password', 'green apples 7')
          await person.calm()
          await person.click(thing(page.getByRole('button', { name: 'Sign in' })))
        },
      }
    },
  }
}

export const signInDemonstrations = [signIn('sign-in/clicking', 'clara.weiss', false), signIn('sign-in/keys', 'd.novak', true)]
