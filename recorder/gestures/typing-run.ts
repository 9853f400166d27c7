import type { Gesture, KeyName, Modifier } from '#contract'
import { wordStart } from './word-start.ts'

/** Text being typed, with a cursor that is followed through corrections as long as it stays in what this run wrote. */
export interface TypingRun {
  readonly fromMs: number
  toMs(): number
  text(): string
  insert(text: string, atMs: number): void
  /** True when what the key did to the text is known; false when it reached beyond the run (nothing is changed then). */
  edit(key: KeyName, modifiers: readonly Modifier[], atMs: number): boolean
  /** Everything in the field is selected. */
  selectAll(atMs: number): void
  /** What leaves the same text and the same cursor behind. */
  gestures(): Gesture[]
}

const NUMPAD_TWIN = /^KP_(?=Delete|Left|Right|Home|End)/

/** `alone`: the field is known to hold nothing else, so that Home and End cannot leave the run. */
export function createTypingRun(fromMs: number, alone: boolean): TypingRun {
  let characters: string[] = []
  let cursor = 0
  /** Where the selection began; equal to the cursor when nothing is selected. */
  let anchor = 0
  let [beganMs, toMs] = [fromMs, fromMs]
  /** Set when all that the field held, this run's text and more, was selected; what is written then takes its place. */
  let all: { selectedMs: number; replaced: boolean } | undefined

  const replaceSelection = (by: string[]) => {
    const [from, to] = [Math.min(cursor, anchor), Math.max(cursor, anchor)]
    characters = [...characters.slice(0, from), ...by, ...characters.slice(to)]
    cursor = anchor = from + by.length
  }
  /** Replaces what is selected beyond the run, too: from here on the run is all that the field holds. */
  const replaceAll = (by: string[], atMs: number) => {
    characters = by
    cursor = anchor = by.length
    alone = true
    beganMs = atMs
    all = { selectedMs: all?.selectedMs ?? atMs, replaced: true }
  }
  const removeTo = (other: number | undefined): boolean => {
    if (cursor === anchor) {
      if (other === undefined || other < 0 || other > characters.length) return false
      anchor = other
    }
    replaceSelection([])
    return true
  }
  const move = (to: number | undefined, shift: boolean): boolean => {
    if (to === undefined || to < 0 || to > characters.length) return false
    cursor = to
    if (!shift) anchor = to
    return true
  }
  const step = (direction: -1 | 1, shift: boolean): boolean => {
    if (shift || cursor === anchor) return move(cursor + direction, shift)
    return move(direction < 0 ? Math.min(cursor, anchor) : Math.max(cursor, anchor), false)
  }
  const byWord = () => wordStart(characters, cursor, alone)
  const follow = (key: KeyName, shift: boolean, ctrl: boolean): boolean => {
    switch (key.replace(NUMPAD_TWIN, '')) {
      case 'BackSpace':
        return removeTo(ctrl ? byWord() : cursor - 1)
      case 'Delete':
        return !shift && !ctrl && removeTo(cursor + 1)
      case 'Left':
        return ctrl ? move(byWord(), shift) : step(-1, shift)
      case 'Right':
        return !ctrl && step(1, shift)
      case 'Home':
        return alone && move(0, shift)
      case 'End':
        return alone && move(characters.length, shift)
      default:
        return false
    }
  }
  return {
    fromMs,
    toMs: () => toMs,
    text: () => characters.join(''),
    insert(text, atMs) {
      if (all && !all.replaced) replaceAll([...text], atMs)
      else replaceSelection([...text])
      toMs = atMs
    },
    edit(key, modifiers, atMs) {
      const [shift, ctrl] = [modifiers.includes('shift'), modifiers.includes('ctrl')]
      if (all && !all.replaced) {
        if (!/^(BackSpace|(KP_)?Delete)$/.test(key)) return false
        replaceAll([], atMs)
        toMs = atMs
        return true
      }
      const followed = follow(key, shift, ctrl)
      if (followed) toMs = atMs
      return followed
    },
    selectAll(atMs) {
      if (alone) [anchor, cursor] = [0, characters.length]
      else all = { selectedMs: atMs, replaced: false }
      toMs = atMs
    },
    gestures() {
      const press = (key: KeyName, times: number, modifiers: Modifier[] = [], atMs = toMs): Gesture[] =>
        times > 0 ? [{ kind: 'press', fromMs: atMs, toMs: atMs, modifiers, key, times }] : []
      const written: Gesture[] =
        characters.length > 0 ? [{ kind: 'type', fromMs: beganMs, toMs, text: characters.join(''), secret: false }] : []
      const selectedAll = all ? press('a', 1, ['ctrl'], all.selectedMs) : []
      if (all && !all.replaced) return [...written.map((gesture) => ({ ...gesture, toMs: all?.selectedMs ?? toMs })), ...selectedAll]
      if (written.length === 0) return all ? [...selectedAll, ...press('BackSpace', 1)] : []
      return [
        ...selectedAll,
        ...written,
        ...press('Left', characters.length - anchor),
        ...press('Left', anchor - cursor, ['shift']),
        ...press('Right', cursor - anchor, ['shift']),
      ]
    },
  }
}
