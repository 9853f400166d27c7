import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { characterOfKeysym, keysymOf } from '../keyboard/keysyms.ts'

/** Sequences of key symbols that write one text: dead keys and the Compose key. */
export type ComposeTable = Map<string, string | 'more'>

const MULTI_KEY = 0xff20
const FIRST_DEAD = 0xfe50
const LAST_DEAD = 0xfe93
/** The combining character of each dead key, for systems without a Compose file. */
const COMBINING: Record<string, string> = {
  dead_grave: '\u0300',
  dead_acute: '\u0301',
  dead_circumflex: '\u0302',
  dead_tilde: '\u0303',
  dead_macron: '\u0304',
  dead_breve: '\u0306',
  dead_abovedot: '\u0307',
  dead_diaeresis: '\u0308',
  dead_abovering: '\u030a',
  dead_doubleacute: '\u030b',
  dead_caron: '\u030c',
  dead_cedilla: '\u0327',
  dead_ogonek: '\u0328',
  dead_belowdot: '\u0323',
  dead_hook: '\u0309',
  dead_horn: '\u031b',
  dead_stroke: '\u0335',
}
/** What a dead key writes by itself, struck twice or before a space. */
const ALONE: Record<string, string> = {
  dead_grave: '`',
  dead_acute: '´',
  dead_circumflex: '^',
  dead_tilde: '~',
  dead_macron: '¯',
  dead_breve: '˘',
  dead_abovedot: '˙',
  dead_diaeresis: '¨',
  dead_abovering: '°',
  dead_doubleacute: '˝',
  dead_caron: 'ˇ',
  dead_cedilla: '¸',
  dead_ogonek: '˛',
}
const combiningOf = new Map(Object.entries(COMBINING).map(([name, mark]) => [keysymOf(name), mark]))
const aloneOf = new Map(Object.entries(ALONE).map(([name, mark]) => [keysymOf(name), mark]))

/** Follows key after key what is written. */
export interface Composer {
  /** The text that this symbol writes now: nothing in the middle of a sequence. */
  next(keysym: number): string
}

export function createComposer(table: ComposeTable): Composer {
  let pending: number[] = []
  return {
    next(keysym) {
      if (pending.length === 0 && !startsSequence(keysym)) return characterOfKeysym(keysym)
      const sequence = [...pending, keysym]
      const known = table.get(sequence.join(' '))
      if (known === 'more' || (known === undefined && sequence.every(startsSequence) && sequence.length < 3 && pending.at(-1) !== keysym)) {
        pending = sequence
        return ''
      }
      pending = []
      // A sequence that means nothing writes nothing.
      return known ?? composedByUnicode(sequence)
    },
  }
}

function startsSequence(keysym: number): boolean {
  return keysym === MULTI_KEY || (keysym >= FIRST_DEAD && keysym <= LAST_DEAD)
}

function composedByUnicode(sequence: number[]): string {
  const last = sequence.at(-1) ?? 0
  const marks = sequence.slice(0, -1)
  const first = marks[0]
  if (marks.length === 1 && (last === first || characterOfKeysym(last) === ' ')) return aloneOf.get(first) ?? ''
  const combining = marks.map((keysym) => combiningOf.get(keysym) ?? '')
  const base = characterOfKeysym(last)
  if (base === '' || combining.includes('')) return ''
  const composed = (base + combining.join('')).normalize('NFC')
  return [...composed].length === 1 ? composed : ''
}

/** Reads the system's sequences and the person's own, which win. Missing files are no sequences. */
export async function readComposeTable(env: NodeJS.ProcessEnv): Promise<ComposeTable> {
  const table: ComposeTable = new Map()
  const files = ['/usr/share/X11/locale/en_US.UTF-8/Compose', env.XCOMPOSEFILE || join(env.HOME ?? homedir(), '.XCompose')]
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch(() => '')
    for (const line of text.split('\n')) addLine(table, line)
  }
  return table
}

function addLine(table: ComposeTable, line: string): void {
  const [, left, right] = line.match(/^\s*((?:<\w+>\s*)+):\s*"((?:[^"\\]|\\.)+)"/) ?? []
  if (!left || right === undefined) return
  const keysyms = [...left.matchAll(/<(\w+)>/g)].map(([, name]) => keysymOf(name ?? ''))
  if (keysyms.includes(undefined)) return
  for (let length = 1; length < keysyms.length; length++) {
    const prefix = keysyms.slice(0, length).join(' ')
    if (!table.has(prefix)) table.set(prefix, 'more')
  }
  table.set(keysyms.join(' '), right.replace(/\\(.)/g, '$1'))
}
