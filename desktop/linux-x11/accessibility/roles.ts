import type { Role } from '#contract'
import { has, STATE, type States } from './states.ts'

/** Role numbers of the AT-SPI protocol, by what they are called there. */
export const ATSPI = {
  comboBox: 11,
  list: 31,
  menu: 33,
  menuBar: 34,
  menuItem: 35,
  pageTab: 37,
  pageTabList: 38,
  passwordText: 40,
  rootPane: 46,
  cell: 56,
  text: 61,
  window: 69,
  application: 75,
  static: 116,
} as const

/** The protocol's numbers (AtspiRole) for each role that is told apart here. */
const NUMBERS: Partial<Record<Role, number[]>> = {
  alert: [2, 101, 102],
  checkbox: [7],
  'menu-item': [8, 35, 45, 59],
  cell: [10, 47, 56, 57, 58],
  combobox: [11, 76],
  field: [12, 77, 79],
  slider: [15, 51],
  dialog: [16, 19, 22],
  panel: [20, 38, 39, 46, 49, 53, 68, 71, 72, 84, 85, 87, 99, 104, 109, 110, 111],
  window: [23, 28, 69],
  icon: [26],
  image: [27],
  label: [29, 81],
  list: [31, 98, 121],
  'list-item': [32],
  menu: [33, 41],
  menubar: [34],
  tab: [37],
  password: [40],
  button: [43, 129],
  radio: [44],
  scrollbar: [48],
  spinner: [52],
  statusbar: [54],
  table: [55],
  document: [60, 82, 92, 93, 94, 95, 96],
  text: [61, 64, 73, 97, 105, 116, 122, 123],
  toggle: [62, 130],
  toolbar: [63],
  tree: [65, 66],
  heading: [83],
  link: [88],
  row: [90],
  'tree-item': [91],
}
const ROLES = new Map(Object.entries(NUMBERS).flatMap(([role, numbers]) => numbers.map((number) => [number, role as Role] as const)))

/** Something that takes typing is a field, whatever the program calls the widget around it. */
export function roleOf(number: number, states: States): Role {
  const role = ROLES.get(number) ?? 'unknown'
  // The words inside a rich text field are editable too, but they are words.
  return number !== ATSPI.static && has(states, STATE.editable) && (role === 'text' || role === 'panel' || role === 'document')
    ? 'field'
    : role
}

/** Roles that tell nothing without a name: boxes that lay out other things. */
export const CONTAINERS: ReadonlySet<Role> = new Set<Role>(['panel', 'unknown', 'window', 'label', 'menu', 'text'])
/** Roles that what they hold names: a text inside with the same words is the same thing. */
export const NAMED_BY_CONTENT: ReadonlySet<Role> = new Set<Role>([
  'link',
  'heading',
  'button',
  'toggle',
  'list-item',
  'menu-item',
  'tab',
  'cell',
  'row',
  'tree-item',
  'label',
  'checkbox',
  'radio',
])
/** Roles whose text is a value: what is written in them. */
export const HOLDS_TEXT: ReadonlySet<Role> = new Set<Role>(['field', 'spinner'])
export const HOLDS_NUMBER: ReadonlySet<Role> = new Set<Role>(['slider', 'scrollbar', 'spinner'])
/** Widgets that open a window of their own, so that their children lie outside their box. */
export const OPENS_ELSEWHERE: ReadonlySet<number> = new Set<number>([
  ATSPI.menu,
  ATSPI.menuBar,
  ATSPI.menuItem,
  ATSPI.comboBox,
  ATSPI.pageTab,
])
