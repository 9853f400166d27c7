import type { Role } from '#contract'
import { ACTIONABLE_ROLES } from '#contract'

/** Things that hold other things: never what a person means when something smaller lies there. */
const CONTAINERS: ReadonlySet<Role> = new Set([
  'window',
  'panel',
  'document',
  'toolbar',
  'dialog',
  'alert',
  'statusbar',
  'menubar',
  'list',
  'table',
  'tree',
  'scrollbar',
])
/** Things whose content is a value of the person's, so that what stands in them is not their name. */
const VALUE_HOLDERS: ReadonlySet<Role> = new Set(['field', 'password', 'combobox', 'slider', 'spinner'])
const ACTIONABLE: ReadonlySet<Role> = new Set(ACTIONABLE_ROLES)
/** Things that show data: what stands in them differs from day to day. */
const DATA: ReadonlySet<Role> = new Set(['list-item', 'row', 'cell', 'tree-item'])

export const isContainer = (role: Role): boolean => CONTAINERS.has(role)
export const holdsValue = (role: Role): boolean => VALUE_HOLDERS.has(role)
export const isActionable = (role: Role): boolean => ACTIONABLE.has(role)
export const showsData = (role: Role): boolean => DATA.has(role)

/** Roles that programs and toolkits swap for one another between versions. */
const FAMILIES: Role[][] = [
  ['button', 'toggle', 'link', 'icon', 'image', 'tab'],
  ['button', 'menu-item', 'menu'],
  ['checkbox', 'radio', 'toggle', 'menu-item'],
  ['field', 'password', 'combobox', 'spinner', 'text', 'document'],
  ['list-item', 'row', 'cell', 'tree-item', 'menu-item', 'link'],
  ['combobox', 'menu', 'button'],
  ['text', 'label', 'heading', 'link'],
]

/** How well two roles can be the same thing: 1 the same, 0.5 kin, 0 never. Nothing is known of `unknown`. */
export function roleLikeness(a: Role, b: Role): number {
  if (a === b) return 1
  if (a === 'unknown' || b === 'unknown') return 0.5
  // What hides its characters is not swapped for what shows them.
  if (a === 'password' || b === 'password') return 0
  return FAMILIES.some((family) => family.includes(a) && family.includes(b)) ? 0.5 : 0
}
