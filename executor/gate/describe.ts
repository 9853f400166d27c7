import type { Action, Modifier, MouseButton } from '#contract'
import { missingCase } from '#contract'
import { programName, short } from '../plain-text.ts'
import { maskedAction } from '../run/mask.ts'
import type { ProposedAct } from './proposed-act.ts'

/** The act in plain words, to follow 'Understudy wants to': `press “Delete” in Thunar`. Secrets are masked. */
export function describe(act: ProposedAct): string {
  const action = maskedAction(act.action)
  const where = act.window ? ` in ${programName(act.window.program)}` : ''
  switch (action.kind) {
    case 'click':
      return `${clickVerb(action, act.target?.role)} ${thing(act)}${where}`
    case 'drag':
      return `drag ${thing(act)} to another place${where}`
    case 'scroll':
      return `scroll ${direction(action)}${where}`
    case 'type':
      return `type “${short(action.text)}”${into(act)}${where}`
    case 'press':
      return `press ${chord(action.modifiers, action.key)}${where}`
    case 'focus-window':
      return `bring ${act.window ? `the window “${short(act.window.title)}” of ${programName(act.window.program)}` : 'a window'} to the front`
    case 'start-program':
      return `start ${programName(action.program.split('/').at(-1) ?? action.program)}`
    case 'wait':
      return `wait ${Math.round(action.forMs / 100) / 10} seconds: ${action.reason}`
    default:
      return missingCase(action)
  }
}

function thing(act: ProposedAct): string {
  const name = act.target?.names.find((one) => one.trim() !== '')
  const row = act.target?.row === undefined ? '' : ` in the row of “${short(act.target.row)}”`
  if (name !== undefined) return `“${short(name)}”${row}`
  const role = act.target?.role
  return role === undefined || role === 'unknown' ? `a place without a name${row}` : `a ${role.replace('-', ' ')} without a name${row}`
}

function into(act: ProposedAct): string {
  const name = act.target?.names.find((one) => one.trim() !== '') ?? act.focused?.name
  return name === undefined || name.trim() === '' ? '' : ` into “${short(name)}”`
}

const PRESSED = ['button', 'menu-item', 'link', 'toggle', 'icon', 'image']

function clickVerb(action: Extract<Action, { kind: 'click' }>, role: string | undefined): string {
  const held = action.modifiers.map((modifier) => `${KEYS[modifier]}-`).join('')
  const times = ['', 'double-', 'triple-'][action.count - 1] ?? ''
  const plainPress = held === '' && times === '' && action.button === 'left' && role !== undefined && PRESSED.includes(role)
  return plainPress ? 'press' : `${held}${BUTTONS[action.button]}${times}click`
}

const BUTTONS: Record<MouseButton, string> = { left: '', middle: 'middle-', right: 'right-' }
const KEYS: Record<Modifier, string> = { ctrl: 'Ctrl', shift: 'Shift', alt: 'Alt', super: 'Super' }

export function chord(modifiers: readonly Modifier[], key: string): string {
  return [...modifiers.map((modifier) => KEYS[modifier]), [...key].length === 1 ? key.toUpperCase() : key].join('+')
}

function direction({ notchesX, notchesY }: { notchesX: number; notchesY: number }): string {
  if (Math.abs(notchesX) > Math.abs(notchesY)) return notchesX > 0 ? 'right' : 'left'
  return notchesY >= 0 ? 'down' : 'up'
}
