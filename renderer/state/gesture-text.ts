import { type Gesture, type Modifier, missingCase, type Point } from '#contract'
import { words } from '../words/index.ts'

/** A gesture's sentence in pieces: plain words, typed text, and keys to be drawn as keycaps (`Ctrl+S`). */
export type GesturePiece = { kind: 'words' | 'typed' | 'keys'; text: string }

const plain = (text: string): GesturePiece => ({ kind: 'words', text })

/** What a person did, in words. */
export function gesturePieces(gesture: Gesture): GesturePiece[] {
  const said = words.gesture
  switch (gesture.kind) {
    case 'click':
      return [plain(said.click(said.clicked(gesture.button, gesture.count), place(gesture.point))), ...held(gesture.modifiers)]
    case 'drag': {
      const [from, to] = [gesture.path[0], gesture.path.at(-1)] as [Point, Point]
      return [plain(said.drag(place(from), place(to), gesture.button)), ...held(gesture.modifiers)]
    }
    case 'scroll':
      return [plain(said.scroll(gesture.notchesX, gesture.notchesY)), ...held(gesture.modifiers ?? [])]
    case 'type':
      if (gesture.secret) return [plain(said.typedSecret)]
      return gesture.text === '' ? [plain(said.typedNothing)] : [plain(said.typed), { kind: 'typed', text: gesture.text }]
    case 'press': {
      const keys = [...gesture.modifiers.map((modifier) => said.modifier[modifier]), printedKey(gesture.key)].join('+')
      return [plain(said.pressed), { kind: 'keys', text: keys }, ...(gesture.times > 1 ? [plain(said.times(gesture.times))] : [])]
    }
    default:
      return missingCase(gesture)
  }
}

/** The same as one line of text. */
export function gestureText(gesture: Gesture): string {
  return gesturePieces(gesture)
    .map(({ kind, text }) => (kind === 'typed' ? `“${text}”` : text))
    .join(' ')
}

function place({ x, y }: Point): string {
  return `${Math.round(x)}, ${Math.round(y)}`
}

function held(modifiers: readonly Modifier[]): GesturePiece[] {
  if (modifiers.length === 0) return []
  return [plain(words.gesture.holding), { kind: 'keys', text: modifiers.map((modifier) => words.gesture.modifier[modifier]).join('+') }]
}

/** One letter stands on its key as a capital. */
function printedKey(key: string): string {
  return /^\p{Ll}$/u.test(key) ? key.toUpperCase() : key
}
