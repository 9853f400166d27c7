import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { UiElement } from '#contract'
import type { VirtualSession } from '#desktop'
import { CHROMIUM_FLAGS } from '#test/support/chromium-flags.ts'
import { type WebPage, webPages } from './web-pages.ts'

/** A screen to be read: what is started, and how the truth about it is known. */
export type ScreenPlan = {
  name: string
  /** The window's program, as the window system calls it. */
  program: string
  command: string
  args: (session: VirtualSession, files: Files) => string[]
  env?: Record<string, string>
  /** `web`: the page's own words; `terminal`: what was printed, in a grid; else accessibility. */
  truth: 'told' | 'web' | 'terminal'
  /** Device pixels per CSS pixel of a web page. */
  scale?: number
  /** Things whose name is not written on them. */
  iconsOnly?: (element: UiElement) => boolean
  /** Press Return in a dialog that comes first. */
  dialogFirst?: true
}

export type Files = { letter: string; sheet: string; database: string; folder: string; pages: Record<WebPage, string>; lines: string }

const LETTER = `Dear Anna,

thank you for your order of 14 March 2026. The invoice
(no. 2026-0415) is ready: 1,204.50 EUR, to be paid until Friday.

Our new address is 12 Garden Street, 1010 Vienna.
Please call us at +43 1 555 0199 or write to office@example.com.

Best regards
Bob Stone
`
const SHEET = `Name,City,Amount,Date,State
${[
  'Anna Berger,Vienna',
  'Bob Stone,London',
  'Carla Rossi,Rome',
  'David Novak,Prague',
  'Eva Lind,Oslo',
  'Femi Okafor,Lagos',
  'Gerd Haas,Graz',
  'Hugo Silva,Porto',
]
  .map((who, index) => `${who},${(index * 137.35 + 20.4).toFixed(2)},2026-0${1 + index}-1${index},${index % 2 ? 'paid' : 'open'}`)
  .join('\n')}
`
export const TERMINAL = { columns: 90, rows: 26, cellWidth: 6, cellHeight: 13, border: 2 }
export const LINES = `$ ls -l orders
total 48
-rw-r--r-- 1 anna staff  1204 Mar 14 09:12 berger.pdf
-rw-r--r-- 1 anna staff 20480 Mar 15 17:40 archive.tar
drwxr-xr-x 2 anna staff  4096 Apr  2 08:01 invoices
-rw-r--r-- 1 root staff   310 May 30 23:59 notes.txt
$ grep total invoices/2026.csv
Berger;Vienna;120.50;total
Stone;London;87.20;total
$ python3 sum.py --year 2026
Reading 318 invoices
Sum of all: 48120.75 EUR
$ git status
On branch main
Your branch is up to date with origin
nothing to commit
`.trimEnd()

/** The files that the programs show. */
export async function writeFiles(home: string): Promise<Files> {
  const at = (name: string) => join(home, name)
  await writeFile(at('letter.txt'), LETTER)
  await writeFile(at('orders.csv'), SHEET)
  await writeFile(at('lines.txt'), LINES)
  const database = new Database(at('orders.db'))
  database.exec(`create table customers(id integer primary key, name text, city text); create table orders(id integer primary key, customer integer, amount real, day text);
    create index by_customer on orders(customer); insert into customers(name, city) values ('Anna Berger','Vienna'),('Bob Stone','London');`)
  database.close()
  const pages = {} as Record<WebPage, string>
  for (const [name, text] of Object.entries(webPages)) {
    pages[name as WebPage] = at(`${name}.html`)
    await writeFile(at(`${name}.html`), text)
  }
  return { letter: at('letter.txt'), sheet: at('orders.csv'), database: at('orders.db'), folder: home, pages, lines: at('lines.txt') }
}

const DARK = { GTK_THEME: 'Adwaita:dark' }
/** Buttons in a tool bar show pictures. */
const inToolBar = ({ role, path }: UiElement) =>
  (role === 'button' || role === 'toggle') && path?.some((entry) => entry.startsWith('toolbar')) === true
const nativeName = ({ role, name }: UiElement) => role === 'button' && ['Minimize', 'Maximize', 'Close', 'Close Document'].includes(name)

const gtk = (name: string, program: string, more: Partial<ScreenPlan> = {}): ScreenPlan => ({
  name,
  program,
  command: program,
  args: () => [],
  truth: 'told',
  iconsOnly: nativeName,
  ...more,
})
const office = (name: string, command: string, program: string, file: 'letter' | 'sheet', more: Partial<ScreenPlan> = {}): ScreenPlan => ({
  name,
  program,
  command,
  args: (session, files) => [
    '--norestore',
    '--nologo',
    '--nofirststartwizard',
    `-env:UserInstallation=file://${join(session.home, 'office')}`,
    files[file],
  ],
  truth: 'told',
  iconsOnly: (element) => ['button', 'toggle', 'list-item', 'radio', 'tab'].includes(element.role),
  ...more,
})
const web = (name: string, page: WebPage, scale = 1): ScreenPlan => ({
  name,
  program: 'chromium',
  command: 'chromium',
  args: (session, files) => [
    ...CHROMIUM_FLAGS,
    '--disable-gpu',
    '--remote-debugging-port=0',
    `--force-device-scale-factor=${scale}`,
    `--user-data-dir=${join(session.home, name)}`,
    '--window-position=20,30',
    '--window-size=1000,720',
    `--app=file://${files.pages[page]}`,
  ],
  truth: 'web',
  scale,
})

const terminal = (name: string, more: string[] = []): ScreenPlan => ({
  name,
  program: 'xterm',
  command: 'xterm',
  args: (_, { lines }) => [
    ...[...more, '-fn', '6x13', '-geometry', `${TERMINAL.columns}x${TERMINAL.rows}+40+40`, '-b', String(TERMINAL.border), '+sb'],
    ...['-e', 'sh', '-c', `cat ${lines}; sleep 600`],
  ],
  truth: 'terminal',
})

export const SCREENS: ScreenPlan[] = [
  gtk('mousepad', 'mousepad', { args: (_, { letter }) => [letter] }),
  gtk('mousepad dark', 'mousepad', { args: (_, { letter }) => [letter], env: DARK }),
  gtk('mousepad 200 %', 'mousepad', { args: (_, { letter }) => [letter], env: { GDK_SCALE: '2' } }),
  gtk('galculator', 'galculator'),
  gtk('galculator dark', 'galculator', { env: DARK }),
  gtk('GNOME calculator', 'gnome-calculator'),
  gtk('Thunar', 'thunar', { args: (_, { folder }) => [folder], iconsOnly: (element) => nativeName(element) || inToolBar(element) }),
  gtk('Qalculate', 'qalculate-gtk', {
    iconsOnly: (element) => nativeName(element) || (element.role === 'toggle' && element.box.width < 40),
  }),
  gtk('Calc, import dialog', 'soffice', {
    ...office('', 'localc', 'soffice', 'sheet'),
    name: 'Calc, import dialog',
    iconsOnly: () => false,
  }),
  office('Calc', 'localc', 'libreoffice-calc', 'sheet', { dialogFirst: true }),
  office('Writer', 'lowriter', 'libreoffice-writer', 'letter'),
  gtk('SQLite browser', 'db browser for sqlite', { command: 'sqlitebrowser', args: (_, { database }) => [database] }),
  gtk('FeatherPad 150 %', 'featherpad', { args: (_, { letter }) => [letter], env: { QT_SCALE_FACTOR: '1.5' }, iconsOnly: inToolBar }),
  web('web form', 'form'),
  web('web form 150 %', 'form', 1.5),
  web('web form 200 %', 'form', 2),
  web('web list, 11 px', 'list'),
  web('web settings, dark', 'settings'),
  terminal('xterm, 6x13'),
  terminal('xterm, 6x13, white on black', ['-rv']),
]
