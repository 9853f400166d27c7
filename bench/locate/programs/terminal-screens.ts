export type ScreenChange = 'sorted' | 'grown' | 'rows-removed' | 'look-alikes' | 'scrolled' | 'removed'

export type PrintedThing = { key: string; row?: string; value?: string; column: number; line: number; length: number }

/** What a program in a terminal prints, with the cells of each thing on it. */
export type Screen = { name: string; draw(columns: number, rows: number, change?: ScreenChange): { text: string; things: PrintedThing[] } }

const FILES = [
  'agenda',
  'budget-2025',
  'budget-2026',
  'contract',
  'drafts',
  'invoice-2041',
  'invoice-2042',
  'letter-anna',
  'minutes',
  'offer',
  'report',
  'tax',
]
const ALIKE = ['budget-2024', 'invoice-2024', 'offers']
const TASKS = [
  'Call the roofer',
  'Pay the rent',
  'Send invoice 2041',
  'Book the hall',
  'Answer Tom',
  'Order paper',
  'Renew passport',
  'Water plants',
]
const TASKS_ALIKE = ['Call the roofers', 'Send invoice 2014', 'Order papers']

function changedList(list: string[], alike: string[], change: ScreenChange | undefined): string[] {
  const thinned = list.filter((_, at) => at % 3 !== 0)
  switch (change) {
    case 'sorted':
      return list.toReversed()
    case 'grown':
      return [...list.slice(0, 2), ...alike, ...list.slice(2)]
    case 'rows-removed':
      return thinned
    case 'look-alikes':
      return [...alike, ...thinned]
    case 'scrolled':
      return list.slice(4)
    default:
      return list
  }
}

/** Collects what is printed where. */
function paper() {
  const things: PrintedThing[] = []
  let text = '\u001b[2J\u001b[?25l'
  return {
    things,
    text: () => `${text}\u001b[0m`,
    put(line: number, column: number, words: string, style = '0') {
      text += `\u001b[${line + 1};${column + 1}H\u001b[${style}m${words}\u001b[0m`
    },
    thing(line: number, column: number, words: string, what: { key: string; row?: string; value?: string }, style = '0') {
      this.put(line, column, words, style)
      things.push({ ...what, line, column, length: words.length })
    },
  }
}

const files: Screen = {
  name: 'files',
  draw(columns, rows, change) {
    const page = paper()
    const menus = ['Left', 'File', 'Command', 'Options', 'Right']
    page.put(0, 0, ' '.repeat(columns), '30;46')
    for (const [at, name] of menus.entries()) page.thing(0, 2 + at * 11, name, { key: `menu-${name.toLowerCase()}` }, '30;46')
    page.put(2, 1, 'Name', '1')
    page.put(2, 28, 'Size', '1')
    page.put(2, 38, 'Action', '1')
    const list = changedList(FILES, ALIKE, change).slice(0, rows - 8)
    for (const [at, name] of list.entries()) {
      const line = 3 + at
      page.thing(line, 1, name, { key: `file-${name}`, row: name, value: name }, at === 0 ? '7' : '0')
      page.put(line, 28, `${(name.length * 731) % 9000}`)
      page.thing(line, 38, '[View]', { key: `view-${name}`, row: name })
      page.thing(line, 46, '[Delete]', { key: `delete-${name}`, row: name })
    }
    const keys = ['Help', 'Menu', 'View', 'Edit', 'Copy', 'Move', 'Mkdir', 'Delete', 'Quit'].filter(
      (_, at) => change !== 'removed' || at % 3 !== 0,
    )
    for (const [at, name] of keys.entries()) {
      page.put(rows - 1, at * 8, `${at + 1}`)
      page.thing(rows - 1, at * 8 + 1, name.padEnd(6), { key: `key-${name.toLowerCase()}` }, '30;46')
    }
    return { text: page.text(), things: page.things }
  },
}

const tasks: Screen = {
  name: 'tasks',
  draw(columns, rows, change) {
    const page = paper()
    page.put(0, Math.floor(columns / 2) - 8, 'Tasks of the week', '1')
    page.thing(2, 3, 'Show:', { key: 'show' })
    for (const [at, name] of ['all', 'open', 'done'].entries())
      page.thing(2, 10 + at * 10, `(${at === 1 ? '*' : ' '}) ${name}`, { key: `show-${name}` })
    for (const [at, name] of changedList(TASKS, TASKS_ALIKE, change)
      .slice(0, rows - 10)
      .entries()) {
      const id = name.toLowerCase().replaceAll(' ', '-')
      page.thing(4 + at, 3, `[${name.length % 2 ? 'x' : ' '}]`, { key: `tick-${id}`, row: name })
      page.thing(4 + at, 8, name, { key: `task-${id}`, row: name, value: name })
      page.thing(4 + at, 32, 'Edit', { key: `edit-${id}`, row: name }, '4')
      page.thing(4 + at, 38, 'Drop', { key: `drop-${id}`, row: name }, '4')
    }
    page.put(rows - 4, 3, 'New task:')
    page.thing(rows - 4, 13, '_'.repeat(30), { key: 'new' })
    const buttons = ['Add', 'Save', 'Save all', 'Cancel', 'Quit'].filter((_, at) => change !== 'removed' || at % 2 === 0)
    let column = 3
    for (const name of buttons) {
      page.thing(rows - 2, column, `< ${name} >`, { key: `button-${name.toLowerCase().replace(' ', '-')}` }, '7')
      column += name.length + 7
    }
    return { text: page.text(), things: page.things }
  },
}

export const SCREENS: Screen[] = [files, tasks]
