import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { centreOf, type Desktop } from '#contract'
import type { VirtualSession } from '#desktop'
import { createPerson, type Person } from '../../demo/person/person.ts'
import { activate, boxOf, findWindow, place } from '../../demo/person/window.ts'
import { until } from './until.ts'

/** A real text editor with a list file that is there already, and a person who writes a new list over it. */
export interface ListEditor {
  readonly person: Person
  readonly window: number
  /** What the file holds, as any other program sees it. */
  saved(): Promise<string>
  /** New document, the item, save as list.txt, Return, press “Replace”. */
  writeList(item: string): Promise<void>
}

export const LIST_GOAL = (item: string) => `Write ${item} on my list`

export async function openListEditor(session: VirtualSession, desktop: () => Promise<Desktop>): Promise<ListEditor> {
  const folder = join(session.home, 'notes')
  await mkdir(folder)
  const file = join(folder, 'list.txt')
  await writeFile(file, 'old list')
  session.start('mousepad', [], { cwd: folder })
  const window = await findWindow(session.env, 'mousepad')
  await place(session.env, window, { x: 40, y: 60, width: 560, height: 420 })
  const person = createPerson(session.env)
  return {
    person,
    window,
    saved: () => readFile(file, 'utf8'),
    async writeList(item) {
      // As a person would fetch it from the task bar: another window may lie over it.
      await activate(session.env, window)
      await person.pause(300)
      await person.click(centreOf(await boxOf(session.env, window)))
      await person.press('ctrl+n')
      await person.type(item)
      await person.press('ctrl+s')
      await windowTitled(await desktop(), /save as/i)
      await person.type('list.txt')
      await person.press('Return')
      await person.click(centreOf((await buttonNamed(await desktop(), 'Replace')).box))
      await until('the file to be written', async () => (await readFile(file, 'utf8')).includes(item))
      await person.pause(600)
    },
  }
}

async function windowTitled(desktop: Desktop, title: RegExp): Promise<void> {
  await until(`a window titled ${title}`, async () => (await desktop.windows()).some((it) => title.test(it.title)))
}

function buttonNamed(desktop: Desktop, name: string) {
  return until(`a button “${name}”`, async () => {
    for (const window of await desktop.windows()) {
      const found = (await desktop.elements(window)).find((it) => it.role === 'button' && it.name === name)
      if (found) return found
    }
    return undefined
  })
}
