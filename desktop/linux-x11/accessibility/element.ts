import { type Box, intersection, type Role, type UiElement } from '#contract'
import type { Ref } from './bus.ts'
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

/** What is known of an object before its name and value are asked. */
export type Seen = { ref: Ref; states: States; role: number; box: Box | undefined }

/** Everything about one object in the contract's words. `box` is already true; it is cut to what the window shows. */
export async function elementOf(reader: Reader, seen: Seen & { box: Box }, window: Box, path: string[]): Promise<UiElement | undefined> {
  const box = intersection(seen.box, window)
  if (!box) return undefined
  const role = roleOf(seen.role, seen.states)
  const [name, value] = await Promise.all([nameOf(reader, seen.ref, role), heldBy(reader, seen, role)])
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
  const name = await reader.name(ref)
  if (name || !TAKES_LABEL.has(role)) return name
  const labels = await Promise.all((await reader.labels(ref)).map((label) => reader.name(label)))
  const labelled = labels.filter(Boolean).join(' ')
  if (labelled) return labelled
  const attributes = await reader.attributes(ref)
  return attributes['placeholder-text'] ?? (await reader.description(ref))
}

async function heldBy(reader: Reader, { ref, role: number }: Seen, role: Role): Promise<string | undefined> {
  // A text widget (a display, a log) holds its text; words on the page are their own name.
  if (HOLDS_TEXT.has(role) || (role === 'text' && number === ATSPI.text)) {
    const text = await reader.text(ref)
    if (text !== undefined && !text.includes(EMBEDDED)) return text
    if (text !== undefined && role === 'field') return joinedText(reader, ref, text)
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
