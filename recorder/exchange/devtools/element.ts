import type { Role, UiElement } from '#contract'
import type { Selector } from './flow.ts'

/** What the selectors of a step say of the thing that was acted on. */
export type Named = Pick<UiElement, 'role' | 'name' | 'path'> & {
  /** Equal for the same thing in another step. */
  identity: string
}

const ARIA_ROLES: Readonly<Record<string, Role>> = {
  button: 'button',
  link: 'link',
  textbox: 'field',
  searchbox: 'field',
  combobox: 'combobox',
  listbox: 'list',
  option: 'list-item',
  listitem: 'list-item',
  checkbox: 'checkbox',
  switch: 'toggle',
  radio: 'radio',
  tab: 'tab',
  menuitem: 'menu-item',
  menu: 'menu',
  row: 'row',
  cell: 'cell',
  gridcell: 'cell',
  treeitem: 'tree-item',
  slider: 'slider',
  spinbutton: 'spinner',
  img: 'image',
  image: 'image',
  heading: 'heading',
  dialog: 'dialog',
}
const TAGS: Readonly<Record<string, Role>> = {
  button: 'button',
  a: 'link',
  input: 'field',
  textarea: 'field',
  select: 'combobox',
  option: 'list-item',
  tr: 'row',
  td: 'cell',
  img: 'image',
  summary: 'button',
}

/** `typed`: the step put text into it. */
export function namedBy(selectors: readonly Selector[], typed: boolean): Named {
  const chains = selectors.map((selector) => (typeof selector === 'string' ? [selector] : selector))
  const last = chains.map((chain) => chain.at(-1) ?? '')
  const [aria, text] = [last.find((one) => one.startsWith('aria/')), last.find((one) => one.startsWith('text/'))]
  const places = last
    .filter((one) => !one.startsWith('aria/') && !one.startsWith('text/'))
    .map((one) => one.replace(/^(xpath|pierce|css)\//, ''))
  const name = (aria ? aria.slice(5).replace(/\[role=.*\]$/, '') : (text?.slice(5) ?? '')).trim()
  return {
    role: roleOf(aria, places, name, typed),
    name,
    path: chains.map((chain) => chain.join(' > ')),
    identity: JSON.stringify(selectors),
  }
}

/** Words for a secret in the name of a field or in its place: then what was typed into it is not taken over. */
const SECRET = /pass(word|wort|e|phrase)|kennwort|contrase|mot de passe|\bpin\b|\bcvv\b|\bcvc\b|type=["']?password/i

function roleOf(aria: string | undefined, places: string[], name: string, typed: boolean): Role {
  if (typed && [name, ...places].some((words) => SECRET.test(words))) return 'password'
  const told = aria?.match(/\[role=["']?([\w-]+)["']?\]$/)?.[1]
  const role = told === undefined ? undefined : ARIA_ROLES[told]
  if (role) return role
  const types = places.join(' ').match(/type=["']?(checkbox|radio|submit|button)/)?.[1]
  if (types) return types === 'checkbox' || types === 'radio' ? types : 'button'
  const tags = places.map((place) => place.match(/(?:^|[\s>/])([a-z][a-z0-9]*)(?:[.#:[][^\s>/]*)?$/)?.[1] ?? '')
  const byTag = tags.map((tag) => TAGS[tag]).find((one) => one !== undefined)
  return byTag ?? (typed ? 'field' : 'unknown')
}
