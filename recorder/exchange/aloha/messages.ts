import type { KeyName, MouseButton, Point } from '#contract'
import { namedKey, type Stroke, strokeFor } from '../us-keyboard.ts'

export type Key = Stroke | { key: KeyName }

/** What one record of the log says, or in words why it cannot be understood. */
export type Message =
  | { kind: 'down' | 'double' | 'up' | 'drag-start' | 'drag-end'; button: MouseButton; point: Point }
  | { kind: 'drag-move'; point: Point }
  | { kind: 'scroll'; point: Point; notchesX: number; notchesY: number }
  | { kind: 'key-down'; held: Key[] | undefined; key: Key }
  | { kind: 'key-up'; key: Key }
  | { kind: 'window'; name: string }
  | { why: string }

const BUTTONS: Readonly<Record<string, MouseButton>> = { L: 'left', M: 'middle', R: 'right' }
const SCROLLS: Readonly<Record<string, { notchesX: number; notchesY: number }>> = {
  ScrollUp: { notchesX: 0, notchesY: -1 },
  ScrollDown: { notchesX: 0, notchesY: 1 },
  ScrollLeft: { notchesX: -1, notchesY: 0 },
  ScrollRight: { notchesX: 1, notchesY: 0 },
}
const POINTER: Readonly<Record<string, 'down' | 'double' | 'up' | 'drag-start' | 'drag-end'>> = {
  Click: 'down',
  DoubleClick: 'double',
  DblClick: 'double',
  Release: 'up',
  DragStart: 'drag-start',
  DragEnd: 'drag-end',
}

export function parseMessage(message: string): Message {
  const window = message.match(/^(?:Initial )?Active Window: (.*)$/s)?.[1]
  if (window !== undefined) return { kind: 'window', name: window }
  const [, what, x, y] = message.match(/^(\w+)(?: at)? \((-?\d+(?:\.\d+)?), ?(-?\d+(?:\.\d+)?)\)$/) ?? []
  if (what !== undefined) return pointerMessage(what, { x: Number(x), y: Number(y) })
  const [, act, keys] = message.match(/^(Key Press|Key Release|Hotkey): (.+)$/) ?? []
  if (act === undefined || keys === undefined) return { why: 'A message that is not known.' }
  return keyMessage(act, keys)
}

function pointerMessage(what: string, point: Point): Message {
  const scroll = SCROLLS[what]
  if (scroll) return { kind: 'scroll', point, ...scroll }
  if (what === 'DragMove') return { kind: 'drag-move', point }
  const [, letter = 'L', rest = ''] = what.match(/^([LMR])?([A-Z]\w+)$/) ?? []
  const [kind, button] = [POINTER[rest], BUTTONS[letter]]
  return kind && button ? { kind, button, point } : { why: 'An act of the mouse that is not known.' }
}

function keyMessage(act: string, keys: string): Message {
  // The last plus may be the key itself.
  const names = act === 'Hotkey' ? keys.replace(/\+\+$/, '+PLUS').split('+') : [keys]
  const known = names.map(keyOf)
  const missing = names.find((_, index) => known[index] === undefined)
  const key = known.at(-1)
  if (missing !== undefined || !key) return { why: `The key ${missing ?? keys} is not known.` }
  if (act === 'Key Release') return { kind: 'key-up', key }
  return { kind: 'key-down', key, held: act === 'Hotkey' ? known.slice(0, -1).flatMap((one) => one ?? []) : undefined }
}

/** The log names physical keys in upper case: letters tell nothing of their case. */
function keyOf(name: string): Key | undefined {
  if ([...name].length === 1) return strokeFor(name)
  if (name === 'SPACE') return strokeFor(' ')
  if (name === 'PLUS') return strokeFor('+')
  const key = namedKey(name)
  return key === undefined ? undefined : { key }
}
