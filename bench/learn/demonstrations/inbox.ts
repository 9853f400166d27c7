import type { Demonstration } from '../demonstration.ts'
import { openPage, type PageHabits } from './web-detours.ts'

const HABITS: PageHabits = {
  menu: 'View',
  dialog: { menu: 'Mail', entry: 'Empty the bin…' },
  tick: 'tbody tr:nth-child(5) input',
}
const MAILS = 5

const archiveOne: Demonstration = {
  id: 'inbox/archive-one',
  program: 'inbox',
  goal: 'Archive the mail from City Bank',
  values: [{ name: 'sender', value: 'City Bank', type: 'text' }],
  calms: 3,
  async open(world) {
    const { thing, page, detours } = await openPage(world, 'inbox', HABITS)
    return {
      detours,
      async act(person) {
        await person.calm()
        await person.click(thing(page.getByRole('row').filter({ hasText: 'City Bank' }).getByRole('checkbox')), { picks: 'sender' })
        await person.calm()
        await person.click(thing('#archive'))
        await person.calm()
      },
    }
  },
}

const archiveAll: Demonstration = {
  id: 'inbox/tick-each-and-archive',
  program: 'inbox',
  goal: 'Archive all my mails',
  values: [],
  calms: 5,
  async open(world) {
    const { thing, detours } = await openPage(world, 'inbox', HABITS)
    return {
      detours,
      async act(person) {
        for (let index = 0; index < MAILS; index++) {
          if (index < 4) await person.calm()
          await person.round('mails', index, () => person.click(thing(`tbody tr:nth-child(${index + 1}) input`)))
        }
        await person.calm()
        await person.click(thing('#archive'))
      },
    }
  },
}

const openEach: Demonstration = {
  id: 'inbox/open-each',
  program: 'inbox',
  goal: 'Open every mail once',
  values: [],
  calms: 4,
  async open(world) {
    const { thing, detours } = await openPage(world, 'inbox', HABITS)
    return {
      detours,
      async act(person) {
        for (let index = 0; index < MAILS; index++) {
          if (index > 0) await person.calm()
          await person.round('mails', index, () => person.click(thing(`tbody tr:nth-child(${index + 1}) button`)))
        }
      },
    }
  },
}

const move: Demonstration = {
  id: 'inbox/move',
  program: 'inbox',
  goal: 'Move the mail from Sky Travel to the folder Travel',
  values: [
    { name: 'sender', value: 'Sky Travel', type: 'text' },
    { name: 'folder', value: 'Travel', type: 'choice' },
  ],
  calms: 3,
  async open(world) {
    const { thing, page, detours } = await openPage(world, 'inbox', HABITS)
    return {
      detours,
      async act(person) {
        await person.calm()
        await person.click(thing(page.getByRole('row').filter({ hasText: 'Sky Travel' }).getByRole('checkbox')), { picks: 'sender' })
        await person.calm()
        await person.click(thing('#folder'))
        await person.click(world.told({ program: 'chromium', name: 'Travel', role: ['menu-item', 'list-item'] }), { picks: 'folder' })
        await person.calm()
      },
    }
  },
}

const markRead: Demonstration = {
  id: 'inbox/mark-all-read',
  program: 'inbox',
  goal: 'Mark all my mails as read',
  values: [],
  calms: 2,
  async open(world) {
    const { thing, page, detours } = await openPage(world, 'inbox', HABITS)
    return {
      detours,
      async act(person) {
        await person.calm()
        await person.click(thing(page.getByRole('button', { name: 'Mail', exact: true })))
        await person.click(thing(page.getByRole('menuitem', { name: 'Mark all as read' })))
        await person.calm()
      },
    }
  },
}

export const inboxDemonstrations = [archiveOne, archiveAll, openEach, move, markRead]
