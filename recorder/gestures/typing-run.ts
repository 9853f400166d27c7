import type { Gesture, KeyName } from '#contract'

/** Text being typed, with a cursor that is followed through corrections as long as it stays in what this run wrote. */
export interface TypingRun {
  readonly fromMs: number
  toMs(): number
  text(): string
  insert(text: string, atMs: number): void
  /** True when what the key did to the text is known; false when it reached beyond the run (nothing is changed then). */
  edit(key: KeyName, shift: boolean, atMs: number): boolean
  /** What leaves the same text and the same cursor behind. */
  gestures(): Gesture[]
}

const NUMPAD_TWIN = /^KP_(?=Delete|Left|Right|Home|End)/

/** `alone`: the field is known to have been empty, so that Home and End cannot leave the run. */
export function createTypingRun(fromMs: number, alone: boolean): TypingRun {
  let characters: string[] = []
  let cursor = 0
  /** Where the selection began; equal to the cursor when nothing is selected. */
  let anchor = 0
  let toMs = fromMs

  const replaceSelection = (by: string[]) => {
    const [from, to] = [Math.min(cursor, anchor), Math.max(cursor, anchor)]
    characters = [...characters.slice(0, from), ...by, ...characters.slice(to)]
    cursor = anchor = from + by.length
  }
  const remove = (direction: -1 | 1): boolean => {
    if (cursor === anchor) {
      const other = cursor + direction
      if (other < 0 || other > characters.length) return false
      anchor = other
    }
    replaceSelection([])
    return true
  }
  const move = (to: number, shift: boolean): boolean => {
    if (to < 0 || to > characters.length) return false
    cursor = to
    if (!shift) anchor = to
    return true
  }
  const step = (direction: -1 | 1, shift: boolean): boolean => {
    if (shift || cursor === anchor) return move(cursor + direction, shift)
    return move(direction < 0 ? Math.min(cursor, anchor) : Math.max(cursor, anchor), false)
  }
  const follow = (key: KeyName, shift: boolean): boolean => {
    switch (key.replace(NUMPAD_TWIN, '')) {
      case 'BackSpace':
        return remove(-1)
      case 'Delete':
        return !shift && remove(1)
      case 'Left':
        return step(-1, shift)
      case 'Right':
        return step(1, shift)
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
      replaceSelection([...text])
      toMs = atMs
    },
    edit(key, shift, atMs) {
      const followed = follow(key, shift)
      if (followed) toMs = atMs
      return followed
    },
    gestures() {
      if (characters.length === 0) return []
      const press = (key: KeyName, times: number, shift = false): Gesture[] =>
        times > 0 ? [{ kind: 'press', fromMs: toMs, toMs, modifiers: shift ? ['shift'] : [], key, times }] : []
      return [
        { kind: 'type', fromMs, toMs, text: characters.join(''), secret: false },
        ...press('Left', characters.length - anchor),
        ...press('Left', anchor - cursor, true),
        ...press('Right', cursor - anchor, true),
      ]
    },
  }
}
