import type { InputEvent, KeyName, Modifier, RecordedEvent } from '#contract'
import { isChooser, modifierOf, plainKey, printable } from '../keys.ts'
import type { KeyPlace } from './focus-question.ts'

type Key = Extract<InputEvent, { kind: 'key-down' | 'key-up' }>

/** Keys that write nothing into a password field but lead out of it or act on it as a whole. */
const OPEN_KEYS = /^(Return|KP_Enter|Tab|Escape|F\d+)$/

/** True for keys that are no part of what is typed, with what is held. These may also move the focus. */
export function isOpenKey(key: Extract<Key, { kind: 'key-down' }>, held: ReadonlySet<Modifier>): boolean {
  if (OPEN_KEYS.test(plainKey(key.key))) return true
  if (held.has('super')) return true
  // With Alt, and with Ctrl and Alt together, AltGr and Option write characters.
  if (held.has('alt')) return printable(key.characters) === ''
  return held.has('ctrl')
}

/** True for keys of which in a secret place nothing is stored but that they were struck. */
export function isWritingKey(key: Extract<Key, { kind: 'key-down' }>, held: ReadonlySet<Modifier>): boolean {
  return !modifierOf(plainKey(key.key)) && !isChooser(plainKey(key.key)) && !isOpenKey(key, held)
}

/** One name for press and release of a letter, whatever Shift did between. */
function pairName(key: KeyName): KeyName {
  const name = plainKey(key)
  return [...name].length === 1 ? name.toLowerCase() : name
}

/** Decides for each key in its turn what of it is written down. */
export interface KeyGate {
  /** `place`: `own` keys leave no trace; of `secret` ones only that they were struck. */
  pass(key: Key, place: KeyPlace): RecordedEvent[]
  forget(): void
}

export function createKeyGate(): KeyGate {
  /** Keys whose press was written, so that their release may be. */
  const open = new Set<KeyName>()
  /** Shift keys that went down in a secret place: written only if something open follows. */
  let quiet: Extract<Key, { kind: 'key-down' }>[] = []
  /** All that is really down. */
  const held = new Map<KeyName, Modifier>()

  const write = (key: Extract<Key, { kind: 'key-down' }>): RecordedEvent[] => {
    const before = quiet
    quiet = []
    for (const shown of [...before, key]) open.add(pairName(shown.key))
    return [...before, key]
  }
  const down = (key: Extract<Key, { kind: 'key-down' }>, place: KeyPlace): RecordedEvent[] => {
    const name = pairName(key.key)
    const modifier = modifierOf(name)
    if (modifier) held.set(name, modifier)
    if (place === 'plain') return write(key)
    if (place === 'own') {
      open.delete(name)
      return []
    }
    // What was open before may be struck again here under another name; its release must not tell.
    for (const other of open) if (!modifierOf(other)) open.delete(other)
    if (modifier === 'shift' || isChooser(name)) {
      if (modifier && !quiet.some((shift) => shift.key === key.key)) quiet.push(key)
      return []
    }
    return isWritingKey(key, new Set(held.values())) ? [{ kind: 'secret-key', atMs: key.atMs }] : write(key)
  }
  return {
    pass(key, place) {
      if (key.kind === 'key-down') return down(key, place)
      const name = pairName(key.key)
      held.delete(name)
      quiet = quiet.filter((shift) => shift.key !== key.key)
      return open.delete(name) ? [key] : []
    },
    forget() {
      open.clear()
      held.clear()
      quiet = []
    },
  }
}
