import type { Role } from '#contract'

/** How much a thing says about which page this is. What is not here (data, texts of any length) says nothing. */
const WORTH: Partial<Record<Role, number>> = {
  dialog: 3,
  alert: 3,
  tab: 3,
  button: 1.5,
  toggle: 1.5,
  checkbox: 1.5,
  radio: 1.5,
  heading: 1.5,
  field: 1.5,
  password: 2,
  combobox: 1.5,
  spinner: 1.5,
  slider: 1.5,
  label: 1,
  menu: 1,
  link: 0.6,
  'menu-item': 0.5,
  text: 0.5,
}

/** Headings and labels with more letters than this are sentences; sentences tell news. */
const LONGEST_NAME = 40

export function worthOf(role: Role): number {
  return WORTH[role] ?? 0
}

/** Whether a thing lasts from visit to visit: it has a kind that lasts, and a name that is no value. */
export function isStructural(role: Role, name: string): boolean {
  if (worthOf(role) === 0 || name === '' || name.length > LONGEST_NAME) return false
  // Keys of a calculator are called by digits; a text with digits is an amount, a date, a count.
  const shows = role === 'label' || role === 'text' || role === 'heading' || role === 'link'
  if (shows && /\d/u.test(name)) return false
  // Of plain text, scraps (mostly misread icons) and pieces of sentences tell nothing that lasts.
  return role !== 'text' || ((name.match(/\p{L}/gu)?.length ?? 0) >= 3 && !/[,.;]$/u.test(name))
}
