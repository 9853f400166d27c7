import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { VirtualSession } from '#desktop'
import { CHROMIUM_FLAGS } from '#test/support/chromium-flags.ts'

/** A window in some state. States with the same `page` are one page: other data, another size, another theme. */
export type State = {
  page: string
  name: string
  program: string
  kind?: 'dialog'
  command: string
  args: (session: VirtualSession) => Promise<string[]>
  env?: Record<string, string>
  /** What xdotool does once the window is there: each a command line of its own. */
  steps?: string[][]
  size?: [number, number]
}

const DARK = { GTK_THEME: 'Adwaita:dark' }
const LETTERS = [
  'Dear Anna,\n\nthe invoice is ready.\nBob\n',
  'Shopping list\n- 12 apples\n- bread\n- printer paper A4\n\nCall the office on Monday about the order 2026-0415.\n',
]

const editor = (page: string, name: string, letter: 0 | 1, more: Partial<State> = {}): State => ({
  page,
  name,
  program: 'mousepad',
  command: 'mousepad',
  args: async ({ home }) => {
    const file = join(home, 'letter.txt')
    await writeFile(file, LETTERS[letter] ?? '')
    return [file]
  },
  ...more,
})

type Form = { who: string; rows: number; dark?: true; error?: true; tab?: 'Delivery' }
const html = ({ who, rows, dark, error, tab }: Form) => `<!doctype html><meta charset="utf-8"><title>New order</title>
<style>body{font:15px "DejaVu Sans";margin:20px;${dark ? 'background:#202124;color:#eee;color-scheme:dark' : ''}}.error{background:#c00;color:#fff;padding:8px}</style>
<h1>New order</h1><div role="tablist"><button role="tab" aria-selected="${!tab}">Customer</button> <button role="tab" aria-selected="${Boolean(tab)}">Delivery</button></div>
${error ? '<div role="alert" class="error">The order could not be saved: the amount is missing.</div>' : ''}
${
  tab
    ? '<p><label>Street <input></label></p><p><label>Town <input></label></p><p><label><input type="radio" name="r"> Express delivery</label></p><p><label>Deliver on <input></label></p>'
    : `<p><label>Customer <input value="${who}"></label></p><p><label>Amount <input value="${rows * 12.5}"></label></p><p><label><input type="checkbox"> I agree to the terms</label></p>`
}
<table border=1><tr><th>Article<th>Price</tr>${Array.from({ length: rows }, (_, index) => `<tr><td>Article ${who.length * 7 + index}<td>${(index + 1) * 3.2}</tr>`).join('')}</table>
<p><button>Save order</button> <button>Cancel</button></p>`
const form = (page: string, name: string, what: Form, size: [number, number] = [800, 600]): State => ({
  page,
  name,
  program: 'chromium',
  command: 'chromium',
  args: async ({ home }) => {
    await writeFile(join(home, 'form.html'), html(what))
    const own = [...CHROMIUM_FLAGS, '--disable-gpu', `--user-data-dir=${join(home, 'web')}`]
    return [...own, `--window-size=${size.join(',')}`, `--app=file://${join(home, 'form.html')}`]
  },
})
const calculator = (name: string, more: Partial<State> = {}): State => ({
  page: 'calculator',
  name,
  program: 'galculator',
  command: 'galculator',
  args: async () => [],
  ...more,
})

export const STATES: State[] = [
  editor('editor', 'a letter', 0),
  editor('editor', 'a list', 1),
  editor('editor', 'larger', 0, { size: [1000, 700] }),
  editor('editor', 'dark', 1, { env: DARK }),
  editor('editor, save as', 'a letter', 0, { kind: 'dialog', steps: [['key', 'ctrl+shift+s']] }),
  editor('editor, save as', 'a list, dark', 1, { kind: 'dialog', steps: [['key', 'ctrl+shift+s']], env: DARK }),
  editor('editor, replace', 'a letter', 0, { kind: 'dialog', steps: [['key', 'ctrl+r']] }),
  editor('editor, replace', 'a list, dark', 1, { kind: 'dialog', steps: [['key', 'ctrl+r']], env: DARK }),
  form('form', 'Anna', { who: 'Anna Berger', rows: 3 }),
  form('form', 'Bob, more rows', { who: 'Bob', rows: 7 }),
  form('form', 'larger', { who: 'Carla Rossi', rows: 2 }, [1100, 740]),
  form('form', 'dark', { who: 'Bob', rows: 3, dark: true }),
  form('form, error', 'Anna', { who: 'Anna Berger', rows: 3, error: true }),
  form('form, error', 'Bob, dark', { who: 'Bob', rows: 5, error: true, dark: true }),
  form('form, delivery', 'Anna', { who: 'Anna Berger', rows: 3, tab: 'Delivery' }),
  form('form, delivery', 'larger', { who: 'Bob', rows: 4, tab: 'Delivery' }, [1100, 740]),
  calculator('empty'),
  calculator('a sum', {
    steps: [
      ['type', '12+30='],
      ['key', 'Return'],
    ],
  }),
  calculator('dark', { env: DARK }),
]
