import type { Role, UiElement } from '#contract'
import type { Selector } from './flow.ts'

/** What the selectors of a step say of the thing that was acted on. */
export type Named = Pick<UiElement, 'role' | 'name' | 'path'> & {
  /** Equal for the same thing in another step: one that shares a selector with it. */
  identity: number
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

/** Names things by their selectors, and knows them again. `typed`: the step put text into it. */
export function createNaming(): (selectors: readonly Selector[], typed: boolean) => Named {
  const known = new Map<string, number>()
  let count = 0
  return (selectors, typed) => {
    const chains = selectors.map((selector) => (typeof selector === 'string' ? [selector] : selector))
    const path = chains.map((chain) => chain.join(' > '))
    const identity = path.map((words) => known.get(words)).find((one) => one !== undefined) ?? ++count
    for (const words of path) known.set(words, identity)
    return { ...nameAndRole(chains, typed), path, identity }
  }
}

function nameAndRole(chains: string[][], typed: boolean): Pick<Named, 'name' | 'role'> {
  const parts = chains.flatMap((chain) => chain.toReversed())
  const arias = parts.filter((part) => part.startsWith('aria/'))
  const nameOf = (part: string) =>
    part
      .slice(5)
      .replace(/\[role=.*\]$/, '')
      .trim()
  // A nameless thing within a named one (the picture on a button) goes by the name around it.
  const aria = arias.find((part) => nameOf(part) !== '') ?? arias[0]
  const text = parts
    .find((part) => part.startsWith('text/'))
    ?.slice(5)
    .trim()
  const places = parts.filter((part) => !/^(aria|text)\//.test(part)).map((part) => part.replace(/^(xpath|pierce|css)\//, ''))
  const name = (aria && nameOf(aria)) || (text ?? '')
  return { name, role: roleOf(aria, places, name, typed) }
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
  const tags = places.flatMap((place) =>
    place
      .split(/[\s>/]+/)
      .toReversed()
      .map((step) => step.match(/^[a-z][a-z0-9]*/)?.[0] ?? ''),
  )
  const byTag = tags.map((tag) => TAGS[tag]).find((one) => one !== undefined)
  return byTag ?? (typed ? 'field' : 'unknown')
}
