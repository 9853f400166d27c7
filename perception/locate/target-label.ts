import type { Neighbour, UiElement } from '#contract'

const LONGEST_NAME = 60

/** What a person would call it: `button “Save”`, `field “Amount”`; without a name, by what stands next to it. */
export function targetLabel(meant: UiElement | undefined, name: string, neighbours: Neighbour[]): string {
  const kind = meant ? (KIND_WORDS[meant.role] ?? meant.role.replace('-', ' ')) : 'place'
  const short = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…` : name
  if (short !== '') return `${kind} “${short.replace(/\s+/gu, ' ')}”`
  if (meant && meant.box.width * meant.box.height > 40_000) return meant.role === 'field' ? 'text area' : kind
  const nearest = neighbours.reduce<Neighbour | undefined>((best, one) => (best && length(best) <= length(one) ? best : one), undefined)
  return nearest && length(nearest) < 200 ? `${kind} next to “${nearest.name.slice(0, LONGEST_NAME)}”` : kind
}

const KIND_WORDS: Partial<Record<UiElement['role'], string>> = {
  toggle: 'button',
  checkbox: 'check box',
  radio: 'option',
  password: 'password field',
  combobox: 'choice',
  'list-item': 'entry',
  'tree-item': 'entry',
  'menu-item': 'menu entry',
  spinner: 'number field',
  unknown: 'thing',
}

function length({ offset }: Neighbour): number {
  return Math.hypot(offset.x, offset.y)
}
