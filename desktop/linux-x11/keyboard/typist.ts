import { Cancelled, type Clock, type KeyName, type Modifier, UnderstudyError } from '#contract'
import type { Outgoing } from '../../own-input/outgoing.ts'
import type { Injector } from '../act/injector.ts'
import type { XConnection } from '../x/connection.ts'
import { keyForModifier, keysForBits, type Stroke, strokeFor, strokeInAnyGroup } from './finding.ts'
import { type Keymap, MODIFIER } from './keymap.ts'
import { keysymOf, keysymOfCharacter } from './keysyms.ts'
import type { LiveKeymap } from './live-keymap.ts'
import type { SpareKeys } from './spare-keys.ts'

/** Writes text and strikes keys through the keyboard map that is on. */
export interface Typist {
  /** `slow`: at a person's pace, for what takes each key as a command. */
  type(text: string, options: { slow?: boolean; signal?: AbortSignal | undefined }): Promise<void>
  press(key: KeyName, modifiers: Modifier[], options: { signal?: AbortSignal }): Promise<void>
  /** Holds modifiers while `work` runs. */
  holding<T>(modifiers: Modifier[], work: () => Promise<T>): Promise<T>
}

export type TypistParts = {
  x: XConnection
  keymap: LiveKeymap
  injector: Injector
  outgoing: Outgoing
  spare: SpareKeys
  clock: Clock
  /** Resolves when the program with the focus has read the keys so far, or when there was time enough. */
  caughtUp: (signal: AbortSignal | undefined) => Promise<void>
}

/** Between two strokes: fast, and slow enough that programs which poll for keys miss none. */
const STROKE_GAP_MS = 2
/** A button that a key presses (of a calculator) looks pressed for a moment, and misses the same key until then. */
const SLOW_GAP_MS = 70
const HELD_LIMIT_MS = 2_000
const SHORTCUT_MODIFIERS = MODIFIER.control | MODIFIER.mod1 | MODIFIER.mod4
const CONTROL_KEYS: Record<string, KeyName> = { '\n': 'Return', '\t': 'Tab' }

export function createTypist(parts: TypistParts): Typist {
  const { x, keymap, injector, outgoing, spare, clock, caughtUp } = parts

  const strike = async (map: Keymap, stroke: Stroke) => {
    const held = keysForBits(map, stroke.modifiers)
    for (const keycode of held) injector.keyDown(keycode)
    injector.keyDown(stroke.keycode)
    injector.keyUp(stroke.keycode)
    for (const keycode of held.reverse()) injector.keyUp(keycode)
    await injector.flush()
  }

  const typeSegment = async (keysyms: number[], gapMs: number, signal: AbortSignal | undefined) => {
    const { group } = await keymap.state()
    let map = await keymap.now()
    const missing = new Set<number>()
    const keep = new Set<number>()
    for (const keysym of new Set(keysyms)) {
      const stroke = strokeFor(map, group, keysym)
      if (stroke) keep.add(stroke.keycode)
      else missing.add(keysym)
    }
    if (missing.size > 0) {
      await spare.lend([...missing], keep)
      map = await keymap.now()
    }
    for (const keysym of keysyms) {
      if (signal?.aborted) throw new Cancelled('typing')
      const stroke = strokeFor(map, group, keysym)
      if (!stroke) throw untypable(keysym)
      await strike(map, stroke)
      outgoing.part()
      await clock.wait(gapMs, { reason: 'the gap between two strokes', signal })
    }
  }

  return {
    async type(text, { slow = false, signal }) {
      const keysyms = keysymsOf(text)
      await withoutForeignModifiers(keymap, clock, signal)
      await spare.keep()
      const { lockedMods } = await keymap.state()
      // Caps Lock would turn letters round; it is put back as it was.
      const locked = lockedMods & MODIFIER.lock
      try {
        if (locked) keymap.lock(MODIFIER.lock, 0)
        const segments = await segmentsOf(keysyms, keymap, spare)
        for (const [index, segment] of segments.entries()) {
          if (index > 0) await caughtUp(signal)
          await typeSegment(segment, slow ? SLOW_GAP_MS : STROKE_GAP_MS, signal)
        }
      } finally {
        await injector.releaseAll()
        if (locked) {
          // A program may apply the lock of now to a stroke of before.
          await caughtUp(signal).catch(() => {})
          if (!x.lostError()) keymap.lock(MODIFIER.lock, locked)
        }
        spare.giveBackSoon()
      }
    },

    async press(key, modifiers, { signal }) {
      const keysym = keysymOf(key)
      if (keysym === undefined) throw unknownKey(key)
      await withoutForeignModifiers(keymap, clock, signal)
      await spare.keep()
      const { group } = await keymap.state()
      try {
        let map = await keymap.now()
        let stroke = strokeInAnyGroup(map, group, keysym)
        if (!stroke) {
          await spare.lend([keysym], new Set())
          map = await keymap.now()
          stroke = strokeInAnyGroup(map, group, keysym)
        }
        if (!stroke) throw untypable(keysym)
        const held = [...new Set([...modifiers.map((modifier) => keyForModifier(map, modifier)), ...keysForBits(map, stroke.modifiers)])]
        for (const keycode of held) injector.keyDown(keycode)
        injector.keyDown(stroke.keycode)
        outgoing.part()
        await injector.flush()
        injector.keyUp(stroke.keycode)
        for (const keycode of held.reverse()) injector.keyUp(keycode)
      } finally {
        await injector.releaseAll()
        spare.giveBackSoon()
      }
    },

    async holding(modifiers, work) {
      const map = await keymap.now()
      const held = modifiers.map((modifier) => keyForModifier(map, modifier))
      try {
        for (const keycode of held) injector.keyDown(keycode)
        await injector.flush()
        return await work()
      } finally {
        for (const keycode of held.reverse()) injector.keyUp(keycode)
        if (!x.lostError()) await injector.flush()
      }
    },
  }
}

/** Cuts the text where its characters would need more spare keys than there are. */
async function segmentsOf(keysyms: number[], keymap: LiveKeymap, spare: SpareKeys): Promise<number[][]> {
  const { group } = await keymap.state()
  const map = await keymap.now()
  const capacity = Math.max(1, await spare.capacity())
  const borrowed = spare.lent()
  const onOwnKey = (keysym: number) => {
    const stroke = strokeFor(map, group, keysym)
    return stroke !== undefined && !borrowed.has(stroke.keycode)
  }
  const segments: number[][] = [[]]
  let lent = new Set<number>()
  for (const keysym of keysyms) {
    if (!onOwnKey(keysym) && !lent.has(keysym)) {
      if (lent.size === capacity) {
        segments.push([])
        lent = new Set()
      }
      lent.add(keysym)
    }
    segments.at(-1)?.push(keysym)
  }
  return segments
}

function keysymsOf(text: string): number[] {
  return [...text.replaceAll('\r\n', '\n')].map((character) => {
    const control = CONTROL_KEYS[character]
    const keysym = control ? keysymOf(control) : keysymOfCharacter(character)
    if (keysym === undefined || (!control && /\p{Cc}/u.test(character))) {
      throw new UnderstudyError(
        'bad-input',
        `The text holds a control character (code ${character.codePointAt(0)}) that no key writes.`,
        'Remove it from the value.',
      )
    }
    return keysym
  })
}

/** A person's Ctrl would make shortcuts of our letters: wait until it is let go. */
async function withoutForeignModifiers(keymap: LiveKeymap, clock: Clock, signal: AbortSignal | undefined): Promise<void> {
  const deadline = clock.nowMs() + HELD_LIMIT_MS
  while ((await keymap.state()).baseMods & SHORTCUT_MODIFIERS) {
    if (clock.nowMs() > deadline) {
      throw new UnderstudyError(
        'desktop-lost',
        'A Ctrl, Alt or Super key is being held down, so keys would be taken as shortcuts.',
        'Let go of the keyboard, then go on.',
      )
    }
    await clock.wait(20, { reason: 'a modifier key is held by the person', signal })
  }
}

function untypable(keysym: number): UnderstudyError {
  return new UnderstudyError(
    'desktop-lost',
    `The keyboard map has no free key for a character (symbol 0x${keysym.toString(16)}).`,
    'Set a common keyboard layout, for example with `setxkbmap us`.',
  )
}

function unknownKey(key: KeyName): UnderstudyError {
  return new UnderstudyError(
    'bad-input',
    `There is no key named “${key}”.`,
    'Use names like Return, Escape, Page_Down, F5, a, or Control_L (X keysym names).',
  )
}
