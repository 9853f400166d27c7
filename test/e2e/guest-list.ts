import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Box, centreOf, type Desktop } from '#contract'
import type { VirtualSession } from '#desktop'
import { createPerson, type Person } from '../../demo/person/person.ts'
import { activate, place } from '../../demo/person/window.ts'
import { CHROMIUM_FLAGS } from '../support/chromium-flags.ts'
import { until } from '../support/until.ts'

/**
 * A web page on which guests are added. F8 gives its button another name and another place; F9 takes the button away, and a menu adds the guest instead; F7 brings
 * all back. What the list holds stands in the window's title.
 */
const PAGE = `<!doctype html><html lang="en"><title>Guests: none</title>
<style>body{font:16px sans-serif;margin:24px;height:440px} button{font:16px sans-serif;padding:8px 20px} .moved{position:absolute;left:420px;top:380px} [hidden]{display:none}</style>
<h1>Guests</h1><p><label>Name <input id="name" size="24"></label></p>
<button id="add">Add</button> <button id="more" hidden>More…</button> <button id="keep" hidden>Put on the list</button><ul></ul>
<script>
const field = document.querySelector('#name'), add = document.querySelector('#add'), more = document.querySelector('#more'), keep = document.querySelector('#keep')
const guests = []
const take = () => {
  guests.push(field.value)
  field.value = ''
  keep.hidden = true
  document.title = 'Guests: ' + guests.join(', ')
  const line = document.createElement('li')
  line.textContent = guests.at(-1)
  document.querySelector('ul').append(line)
}
add.onclick = take
keep.onclick = take
more.onclick = () => { keep.hidden = false }
addEventListener('keydown', ({ key }) => {
  if (!['F7', 'F8', 'F9'].includes(key)) return
  add.textContent = key === 'F8' ? 'Put down' : 'Add'
  add.className = key === 'F8' ? 'moved' : ''
  add.hidden = key === 'F9'
  more.hidden = key !== 'F9'
})
</script></html>`

export interface GuestList {
  readonly person: Person
  /** The names on the list, as the page itself tells. */
  guests(): Promise<string>
  /** The page's window in front, as a person would fetch it. */
  toFront(): Promise<void>
  click(role: 'button' | 'field', name: string): Promise<void>
}

export async function openGuestList(session: VirtualSession, desktop: Desktop): Promise<GuestList> {
  const file = join(session.home, 'guests.html')
  await writeFile(file, PAGE)
  const profile = `--user-data-dir=${join(session.home, 'guests')}`
  session.start('chromium', [...CHROMIUM_FLAGS, profile, '--window-size=700,520', `--app=file://${file}`])
  const person = createPerson(session.env)
  const window = () =>
    until('the window of the guests', async () => (await desktop.windows()).find(({ title }) => title.startsWith('Guests: ')))
  const { id } = await window()
  await place(session.env, id, { x: 20, y: 30, width: 620, height: 500 })
  const boxOf = (role: string, name: string): Promise<Box> =>
    until(`the ${role} “${name}”`, async () => {
      const element = (await desktop.elements(await window())).find((one) => one.role === role && one.name === name)
      return element && element.box.width > 2 ? element.box : undefined
    })
  return {
    person,
    guests: async () => (await window()).title.slice('Guests: '.length),
    async toFront() {
      await activate(session.env, id)
      await until('the guests in front', async () => (await desktop.activeWindow())?.id === id)
      await person.pause(300)
    },
    click: async (role, name) => person.click(centreOf(await boxOf(role, name))),
  }
}
