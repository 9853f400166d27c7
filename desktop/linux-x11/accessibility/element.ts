import { type Box, intersection, type Role, type UiElement } from '#contract'
import type { Ref } from './bus.ts'
import { type Holder, moved, shiftInside } from './coordinates.ts'
import type { Reader } from './reader.ts'
import { ATSPI, CONTAINERS, HOLDS_NUMBER, HOLDS_TEXT, roleOf } from './roles.ts'
import { has, STATE, type States } from './states.ts'

/** Stands in a text where another object is embedded. */
const EMBEDDED = '\uFFFC'
const TAKES_LABEL: ReadonlySet<Role> = new Set<Role>([
  'field',
  'password',
  'combobox',
  'spinner',
  'slider',
  'button',
  'toggle',
  'checkbox',
  'radio',
  'list',
  'table',
  'tree',
])

/** What is known of an object before its name and value are asked. `box` is true already; `holds` is what its children are measured by. */
export type Seen = { ref: Ref; states: States; role: number; box: Box | undefined; holds: Holder }

/** Looks at an object that lies in `holder`. */
export async function seeObject(reader: Reader, ref: Ref, holder: Holder): Promise<Seen> {
  const [states, role, reported] = await Promise.all([reader.states(ref), reader.role(ref), reader.extents(ref)])
  const shift = shiftInside(reported, role === ATSPI.rootPane, holder)
  const box = reported && moved(reported, shift)
  return { ref, states, role, box, holds: { ...holder, shift, box: box ?? holder.box } }
}

/** The same for an object of which only the window is known: it is gone down to from there. */
export async function seeFromBelow(reader: Reader, ref: Ref, window: Holder): Promise<Seen> {
  const way: Ref[] = []
  for (let at: Ref | undefined = ref; at && way.length < PATH_LIMIT; at = await reader.parent(at)) way.unshift(at)
  const roles = await Promise.all(way.map((each) => reader.role(each)))
  const pane = roles.indexOf(ATSPI.rootPane)
  let holder = window
  // Nothing over the pane is wrong in a way of its own.
  for (const each of pane < 1 ? [] : way.slice(pane - 1, -1)) holder = (await seeObject(reader, each, holder)).holds
  return seeObject(reader, ref, pane < 1 ? { ...window, box: undefined } : holder)
}

/** Everything about one object in the contract's words. `box` is already true; it is cut to what the window shows. */
export async function elementOf(reader: Reader, seen: Seen & { box: Box }, window: Box, path: string[]): Promise<UiElement | undefined> {
  const box = intersection(seen.box, window)
  if (!box) return undefined
  const role = roleOf(seen.role, seen.states)
  const [name, held] = await Promise.all([nameOf(reader, seen.ref, role), heldBy(reader, seen, role)])
  const value = role === 'cell' && held === name ? undefined : held
  const { states } = seen
  const selectable = has(states, STATE.selectable) || has(states, STATE.selected)
  const checkable = role === 'checkbox' || role === 'radio' || role === 'toggle' || has(states, STATE.checkable)
  return {
    role,
    name,
    ...(value === undefined ? {} : { value }),
    box,
    source: 'accessibility',
    confidence: 1,
    ...(has(states, STATE.focusable) ? { focused: has(states, STATE.focused) } : {}),
    ...(checkable ? { checked: has(states, STATE.checked) || has(states, STATE.pressed) } : {}),
    ...(selectable && !checkable ? { selected: has(states, STATE.selected) } : {}),
    enabled: has(states, STATE.enabled) || has(states, STATE.sensitive),
    path,
  }
}

async function nameOf(reader: Reader, ref: Ref, role: Role): Promise<string> {
  const told = trueName(await reader.name(ref))
  const name = withoutEcho(told)
  if (name && name === told) return name
  if (NAMED_BY_LABEL.has(role)) {
    const inside = await labelInside(reader, ref)
    // A doubled name is one only where the label says it once.
    if (inside && (!name || inside === name)) return inside
  }
  if (told) return told
  if (!TAKES_LABEL.has(role)) return ''
  const labels = await Promise.all((await reader.labels(ref)).map(async (label) => trueName(await reader.name(label))))
  const labelled = labels.filter(Boolean).join(' ')
  if (labelled) return labelled
  const attributes = await reader.attributes(ref)
  return attributes['placeholder-text'] ?? trueName(await reader.description(ref))
}

/** GTK 4 calls nameless things by the class they are of, and a button by its label and again by its label. */
const CLASS_NAME = /^(?:Gtk|Adw)[A-Z][A-Za-z]+$/
const NAMED_BY_LABEL: ReadonlySet<Role> = new Set<Role>(['button', 'toggle', 'tab', 'menu-item', 'link'])

function trueName(told: string): string {
  return CLASS_NAME.test(told) ? '' : told
}

function withoutEcho(name: string): string {
  const half = name.slice(0, (name.length - 1) / 2)
  return name.length % 2 === 1 && name === `${half} ${half}` ? half : name
}

/** The words of the only label in a thing. */
async function labelInside(reader: Reader, ref: Ref): Promise<string | undefined> {
  const children = (await reader.children(ref)).slice(0, 4)
  const roles = await Promise.all(children.map((child) => reader.role(child)))
  const labels = children.filter((_, index) => roleOf(roles[index] ?? 0, [0, 0]) === 'label')
  return labels.length === 1 && labels[0] ? trueName(await reader.name(labels[0])) : undefined
}

async function heldBy(reader: Reader, { ref, role: number }: Seen, role: Role): Promise<string | undefined> {
  // A text widget (a display, a log) holds its text; words on the page are their own name.
  if (HOLDS_TEXT.has(role) || (role === 'text' && number === ATSPI.text)) {
    const text = await reader.text(ref)
    if (text !== undefined && !text.includes(EMBEDDED)) return text
    if (text !== undefined && role === 'field') return joinedText(reader, ref, text)
  }
  // Cells of a sheet are called by their address.
  if (number === ATSPI.cell) {
    const text = await reader.text(ref)
    return text && !text.includes(EMBEDDED) ? text : undefined
  }
  if (role === 'combobox') return chosenIn(reader, ref)
  if (HOLDS_NUMBER.has(role)) {
    const number = await reader.number(ref)
    if (number !== undefined) return String(number)
  }
  return undefined
}

/** What a list of choices stands at: its own choice, that of the menu in it, or what is written in it. */
async function chosenIn(reader: Reader, ref: Ref): Promise<string | undefined> {
  const own = await reader.chosen(ref)
  if (own) return own
  const [inner] = await reader.children(ref)
  const choice = inner && (await reader.chosen(inner))
  if (choice) return choice
  const text = await reader.text(ref)
  return text && !text.includes(EMBEDDED) ? text : undefined
}

/** A field with parts of its own (rich text): each part's text in the place that stands for it. */
async function joinedText(reader: Reader, ref: Ref, text: string, depth = 0): Promise<string> {
  if (depth > 4) return text.replaceAll(EMBEDDED, '')
  const children = await reader.children(ref)
  const parts = text.split(EMBEDDED)
  const inner = await Promise.all(
    parts.slice(1).map(async (_, index) => {
      const child = children[index]
      const held = child && (await reader.text(child))
      return child && held ? joinedText(reader, child, held, depth + 1) : ''
    }),
  )
  return parts.map((part, index) => part + (inner[index] ?? '')).join('')
}

const PATH_LIMIT = 40

/** One entry of a path: what tells a person where they are; undefined for boxes that only lay out. */
export function pathEntry(role: Role, name: string): string | undefined {
  if (name) return `${role} ${name}`
  return CONTAINERS.has(role) ? undefined : role
}

/** The way from the window down to the parent of an object. */
export async function pathTo(reader: Reader, ref: Ref): Promise<string[]> {
  const entries: string[] = []
  let current = await reader.parent(ref)
  for (let depth = 0; current && depth < PATH_LIMIT; depth++) {
    const [number, states, name, parent] = await Promise.all([
      reader.role(current),
      reader.states(current),
      reader.name(current),
      reader.parent(current),
    ])
    if (number === ATSPI.application) break
    const entry = pathEntry(roleOf(number, states), name)
    if (entry) entries.unshift(entry)
    current = parent
  }
  return entries
}
