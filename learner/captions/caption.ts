import type { MouseButton, Role, TextPart } from '#contract'
import { missingCase, partInWords } from '#contract'
import type { Shaped } from '../shaped.ts'
import { shortened } from '../words/quoted.ts'
import type { Voice } from './voice.ts'
import { keysInWords, upperFirst } from './voice.ts'

const LONGEST_TEXT = 60

/** One sentence a person reads, slots as ⟦name⟧: `Click “Save” in the toolbar of Mousepad`. */
export function captionOf(shaped: Shaped, voice: Voice): string {
  const { act, window } = shaped.draft
  const place = voice.place(window)
  switch (act.kind) {
    case 'click':
      return clickCaption(shaped, voice)
    case 'drag':
      return `Drag ${thing(shaped, voice)} ${inside(shaped, voice)}`
    case 'scroll':
      return `Scroll ${direction(act.notchesX, act.notchesY)} in ${place}`
    case 'type':
      return typeCaption(shaped, voice)
    case 'press':
      return `Press ${keysInWords(act.modifiers, act.key)} in ${place}`
    case 'focus-window':
      return `Go to ${place}`
    case 'start-program':
      return `Start ${voice.program(window.program)}`
    case 'wait':
      return `Wait: ${act.reason}`
    case 'read':
      return `Read ⟦${act.into}⟧ from ${thing(shaped, voice)} ${inside(shaped, voice)}`
    case 'run-task':
      return 'Do another task'
    case 'hand-over':
      return `Now you: ${act.what}`
    default:
      return missingCase(act)
  }
}

/** What is clicked, as a person calls it: `“Save”`, `the “File” menu`, `the field next to “Subject”`. */
export function thing({ draft, target, role, label }: Shaped, voice: Voice): string {
  if (target?.nameParameter) return `⟦${target.nameParameter}⟧`
  // A name that holds a value is not looked for, but it is said.
  const name = shortened(voice.slots(draft.target?.name ?? ''))
  const row = target?.neighbours.find(({ parameter }) => parameter !== undefined)?.parameter
  if (row !== undefined)
    return `${name === '' || name.includes(`⟦${row}⟧`) ? `the ${role ?? 'place'}` : `“${name}”`} in the row of ⟦${row}⟧`
  if (name !== '') {
    if (role === 'menu' || role === 'tab') return `the “${name}” ${role}`
    return role === 'link' || role === 'icon' || role === 'image' ? `the ${role} “${name}”` : `“${name}”`
  }
  const what = role === undefined || role === 'unknown' ? 'place' : role.replace('-', ' ')
  const near = label ?? target?.neighbours.find((neighbour) => neighbour.name !== '')?.name
  return near === undefined ? `this ${what}` : `the ${what} next to “${shortened(voice.slots(near))}”`
}

/** `in the toolbar of Mousepad`, `in the “Save As” dialog of Mousepad`, `on “Order form” in Chromium`. */
function inside({ draft, target }: Shaped, voice: Voice): string {
  const place = voice.place(draft.window)
  if (target?.path?.some((step) => /^tool ?bar/iu.test(step))) return `in the toolbar of ${place}`
  return place.startsWith('“') ? `on ${place}` : `in ${place}`
}

function clickCaption(shaped: Shaped, voice: Voice): string {
  const { act } = shaped.draft
  if (act.kind !== 'click') return ''
  const plain = act.button === 'left' && act.count === 1 && act.modifiers.length === 0
  const own = plain ? ownCaption(shaped, voice) : undefined
  if (own !== undefined) return own
  const held = act.modifiers.map((modifier) => `${upperFirst(modifier)}+`).join('')
  const verb = clickVerb(act.button, act.count, shaped.role)
  return `${held}${held === '' ? verb : verb.toLowerCase()} ${thing(shaped, voice)} ${inside(shaped, voice)}`
}

/** What a plain click means to a person, where that is more than clicking. */
function ownCaption(shaped: Shaped, voice: Voice): string | undefined {
  const { role, from, draft } = shaped
  const what = thing(shaped, voice)
  switch (role) {
    case 'menu-item':
      return `Choose ${what} from ${from ? `the “${from}” menu` : 'the menu'} of ${voice.place(draft.window)}`
    case 'menu':
      return `Open ${what} of ${voice.place(draft.window)}`
    case 'list-item':
    case 'radio':
      return `Choose ${what} ${from ? `from “${from}”` : inside(shaped, voice)}`
    case 'combobox':
      return `Open the choices of ${what} ${inside(shaped, voice)}`
    case 'tab':
      return `Open ${what} ${inside(shaped, voice)}`
    case 'checkbox':
      return `${tick(shaped)} ${what} ${inside(shaped, voice)}`
    default:
      return undefined
  }
}

function clickVerb(button: MouseButton, count: 1 | 2 | 3, role: Role | undefined): string {
  if (count > 1) return count === 2 ? 'Double-click' : 'Triple-click'
  if (button !== 'left') return button === 'right' ? 'Right-click' : 'Middle-click'
  return role === 'field' || role === 'password' || role === 'document' ? 'Click into' : 'Click'
}

function tick({ draft }: Shaped): string {
  if (draft.hit?.checked === undefined) return 'Click the check box'
  return draft.hit.checked ? 'Untick' : 'Tick'
}

function typeCaption(shaped: Shaped, voice: Voice): string {
  const { draft, label, target, role } = shaped
  const text = textInWords(shaped.text)
  const field = label === undefined ? undefined : `“${shortened(voice.slots(label))}”`
  if (draft.act.kind === 'type' && draft.act.replaces && target) return `Replace what is in ${field ?? `the ${role}`} with ${text}`
  if (field !== undefined) return `Type ${text} into ${field}`
  return `Type ${text} in ${voice.place(draft.window)}`
}

/** `⟦topic⟧` alone, anything with fixed words in quotes. Long texts are cut between pieces, never inside a slot. */
export function textInWords(parts: TextPart[]): string {
  const [only] = parts
  if (parts.length === 1 && only && only.kind !== 'literal') return partInWords(only)
  let line = ''
  for (const part of parts) {
    const room = LONGEST_TEXT - [...line].length
    if (room <= 0) return `“${line.trimEnd()}…”`
    const piece = part.kind === 'literal' ? part.text.replace(/\s+/gu, ' ') : partInWords(part)
    line += part.kind === 'literal' && [...piece].length > room ? [...piece].slice(0, room + 1).join('') : piece
    if (part.kind === 'literal' && [...piece].length > room) return `“${line.slice(0, -1).trimEnd()}…”`
  }
  return `“${line.trim()}”`
}

function direction(x: number, y: number): string {
  if (Math.abs(y) >= Math.abs(x)) return y < 0 ? 'up' : 'down'
  return x < 0 ? 'to the left' : 'to the right'
}
