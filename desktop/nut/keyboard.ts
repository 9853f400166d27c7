import { Cancelled, type Clock, type KeyName, type Modifier } from '#contract'
import type { Outgoing } from '../own-input/outgoing.ts'
import { nutKey, nutModifier } from './keys.ts'
import type { NutParts } from './nut.ts'

type Key = ReturnType<typeof nutKey>

/** The keyboard through nut-js, with its own account of what is held. */
export interface NutKeyboard {
  type(text: string, options: { slow: boolean; signal: AbortSignal | undefined }): Promise<void>
  press(key: KeyName, modifiers: Modifier[]): Promise<void>
  holding(modifiers: Modifier[], work: () => Promise<void>): Promise<void>
  releaseAll(): Promise<void>
}

/** Text goes out in pieces, so that a stop takes effect soon. */
const IN_PIECES = { length: 20, gapMs: 5 }
/** A button that a key presses misses the same key while it looks pressed. */
const STROKE_BY_STROKE = { length: 1, gapMs: 70 }

export function createNutKeyboard(parts: NutParts, clock: Clock, outgoing: Outgoing): NutKeyboard {
  const { keyboard } = parts
  const held = new Set<Key>()
  const down = async (key: Key) => {
    outgoing.leave({ kind: 'key' })
    held.add(key)
    await keyboard.pressKey(key)
  }
  const up = async (key: Key) => {
    await keyboard.releaseKey(key)
    held.delete(key)
  }
  const holding = async (modifiers: Modifier[], work: () => Promise<void>) => {
    const keys = modifiers.map((modifier) => nutModifier(parts, modifier))
    try {
      for (const key of keys) await down(key)
      await work()
    } finally {
      for (const key of keys.reverse()) await up(key)
    }
  }
  const strike = async (key: Key) => {
    try {
      await down(key)
      outgoing.part()
    } finally {
      await up(key)
    }
  }
  return {
    holding,
    press: (name, modifiers) => {
      const key = nutKey(parts, name)
      return holding(modifiers, () => strike(key))
    },
    async type(text, { slow, signal }) {
      const { length, gapMs } = slow ? STROKE_BY_STROKE : IN_PIECES
      for (const [index, line] of text.replaceAll('\r\n', '\n').split('\n').entries()) {
        if (index > 0) await strike(nutKey(parts, 'Return'))
        const characters = [...line]
        for (let at = 0; at < characters.length; at += length) {
          if (signal?.aborted) throw new Cancelled('typing')
          const piece = characters.slice(at, at + length)
          for (const _ of piece) outgoing.leave({ kind: 'key' })
          await keyboard.type(piece.join(''))
          for (const _ of piece) outgoing.part()
          await clock.wait(gapMs, { reason: 'the gap between pieces of text', signal })
        }
      }
    },
    async releaseAll() {
      for (const key of [...held].reverse()) await up(key)
    },
  }
}
