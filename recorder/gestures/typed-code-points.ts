import type { Gesture } from '#contract'

/** Ctrl+Shift+U, then a number in hexadecimal and a blank: how GTK and IBus take any character. Words such as `face` are not meant. */
const CODE_POINT = /^(?=[a-f]*\d)([0-9a-f]{2,6}) (.*)$/s
const WITHIN_MS = 5000
const FIRST_PRINTABLE = 0x20
const LAST = 0x10_ffff

/** Puts the character in place of its number, and what was typed around it together. */
export function withTypedCodePoints(gestures: readonly Gesture[]): Gesture[] {
  const result: Gesture[] = []
  for (const gesture of gestures) {
    const opener = result.at(-1)
    const text = gesture.kind === 'type' && opener && opens(opener) && gesture.fromMs - opener.toMs < WITHIN_MS && characterOf(gesture.text)
    if (gesture.kind !== 'type' || !opener || !text) {
      result.push(gesture)
      continue
    }
    result.pop()
    const before = result.at(-1)
    if (before?.kind === 'type' && !before.secret) result[result.length - 1] = { ...before, text: before.text + text, toMs: gesture.toMs }
    else result.push({ ...gesture, text, fromMs: opener.fromMs })
  }
  return result
}

function opens(gesture: Gesture): boolean {
  return gesture.kind === 'press' && gesture.key === 'u' && gesture.times === 1 && gesture.modifiers.join() === 'ctrl,shift'
}

function characterOf(text: string): string | undefined {
  const [, number = '', rest = ''] = text.match(CODE_POINT) ?? []
  const point = Number.parseInt(number, 16)
  const isSurrogate = point >= 0xd800 && point <= 0xdfff
  return point >= FIRST_PRINTABLE && point <= LAST && !isSurrogate ? String.fromCodePoint(point) + rest : undefined
}
