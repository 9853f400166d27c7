import type { KeyName, Modifier, WindowInfo, WindowPattern } from '#contract'
import { isBrowser } from '#contract'
import { documentIn, namesProgram } from '../title-pattern.ts'
import { shortened } from '../words/quoted.ts'

/** How programs and windows are called in sentences. */
export type Voice = {
  program: (program: string) => string
  /** `Mousepad`, `the “Save As” dialog of Mousepad`, `“Order form” in Chromium`. Of a pattern too: what changes in its title is left out. */
  place: (window: WindowPattern) => string
  /** Values as slots: `⟦topic⟧`. */
  slots: (text: string) => string
}

/** @param windows all windows of the recording: their titles tell how programs write their own names */
export function createVoice(windows: WindowInfo[], slots: (text: string) => string): Voice {
  const names = new Map<string, string>()
  for (const { program, title } of windows) {
    const own = title.split(/\s[-–—|·•]\s/u).at(-1) ?? ''
    if (!names.has(program) && namesProgram(own, program)) names.set(program, own.trim())
  }
  const program = (name: string) => names.get(name) ?? capitalised(name)
  return {
    program,
    slots,
    place: (window) => {
      const name = program(window.program)
      const title = shortened(slots(withoutStars(documentIn(window))))
      if (window.kind === 'dialog') return title === '' ? `a dialog of ${name}` : `the “${title}” dialog of ${name}`
      return isBrowser(window.program) && title !== '' && title !== name ? `“${title}” in ${name}` : name
    },
  }
}

function withoutStars(title: string): string {
  const text = title.replace(/\*/gu, '…').trim()
  return /[\p{L}\p{N}]/u.test(text) ? text : ''
}

/** `libreoffice-calc` → `Libreoffice Calc`. */
function capitalised(program: string): string {
  const words = program.split(/[-_.\s]+/u).filter((word) => word !== '')
  return words.length === 0 || program === 'desktop' ? 'the screen' : words.map(upperFirst).join(' ')
}

export function upperFirst(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
}

const KEYS: Record<KeyName, string> = {
  Return: 'Enter',
  KP_Enter: 'Enter',
  Escape: 'Esc',
  BackSpace: 'Backspace',
  Prior: 'Page Up',
  Next: 'Page Down',
  Page_Up: 'Page Up',
  Page_Down: 'Page Down',
  ISO_Left_Tab: 'Shift+Tab',
  space: 'Space',
  Menu: 'the menu key',
}
const MODIFIERS: Record<Modifier, string> = { ctrl: 'Ctrl', alt: 'Alt', shift: 'Shift', super: 'Super' }

/** `Ctrl+Shift+S`, as printed on keys. */
export function keysInWords(modifiers: Modifier[], key: KeyName): string {
  const own = KEYS[key] ?? (modifiers.length > 0 && [...key].length === 1 ? key.toUpperCase() : key)
  const order: Modifier[] = ['ctrl', 'alt', 'shift', 'super']
  return [...order.filter((modifier) => modifiers.includes(modifier)).map((modifier) => MODIFIERS[modifier]), own].join('+')
}
