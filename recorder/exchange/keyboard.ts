import type { KeyName, RecordedEvent } from '#contract'
import { modifierOf } from '../keys.ts'
import type { Stroke } from './us-keyboard.ts'

type Key = Stroke | { key: KeyName }

/** A keyboard that is told of by another recorder: follows what is held, and says what each key wrote. */
export function createKeyboard(write: (event: RecordedEvent) => void) {
  const down = new Set<KeyName>()
  const holds = (modifier: string) => [...down].some((key) => modifierOf(key) === modifier)

  const press = (key: Key, atMs: number) => {
    const command = holds('ctrl') || holds('alt') || holds('super')
    const characters = 'plain' in key && !command ? (holds('shift') ? key.shifted : key.plain) : ''
    write({ kind: 'key-down', atMs, key: key.key, characters, repeat: down.has(key.key) })
    down.add(key.key)
  }
  const release = (key: KeyName, atMs: number) => {
    if (down.delete(key)) write({ kind: 'key-up', atMs, key })
  }
  return {
    press,
    release,
    /** Strikes or holds a key while exactly these modifiers are held; what was held otherwise is let go of: its release was not told. */
    pressWith(held: readonly Key[], key: Key, atMs: number): void {
      const modifiers = modifierOf(key.key) ? [...held, key] : held
      const wanted = new Set(modifiers.map((one) => modifierOf(one.key)))
      for (const other of down) if (modifierOf(other) && !wanted.has(modifierOf(other))) release(other, atMs)
      for (const one of modifiers) if (!holds(modifierOf(one.key) ?? '')) press(one, atMs)
      if (!modifierOf(key.key)) press(key, atMs)
    },
    strike(key: Key, atMs: number): void {
      press(key, atMs)
      release(key.key, atMs)
    },
  }
}
