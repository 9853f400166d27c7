import type { Role } from '#contract'

/** What a person acts on: told here anew, since what finds things must not say by itself what it is asked for. */
export const ACTED_ON: ReadonlySet<Role> = new Set<Role>([
  'button',
  'toggle',
  'checkbox',
  'radio',
  'link',
  'field',
  'password',
  'combobox',
  'list-item',
  'menu',
  'menu-item',
  'tab',
  'cell',
  'tree-item',
  'slider',
  'spinner',
  'icon',
])
