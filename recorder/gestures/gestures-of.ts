import { type Gesture, type Modifier, missingCase, type RecordedEvent } from '#contract'
import { createGestureList } from './gesture-list.ts'
import { inOrder } from './in-order.ts'
import { createKeyboardGestures } from './keyboard-gestures.ts'
import { createPointerGestures } from './pointer-gestures.ts'

/** What the person did, made from what was recorded. Pure: the same events always give the same gestures. */
export function gesturesOf(events: readonly RecordedEvent[]): Gesture[] {
  const list = createGestureList()
  const pointer = createPointerGestures((gesture) => list.add(gesture))
  const keyboard = createKeyboardGestures({ emit: list.add, last: list.last })
  let activeWindow: number | undefined

  const take = (event: RecordedEvent): void => {
    switch (event.kind) {
      case 'key-down':
        keyboard.down(event)
        break
      case 'key-up':
        keyboard.up(event)
        break
      case 'secret-key':
        keyboard.secret(event.atMs)
        break
      case 'pointer-move':
        pointer.move(event.point, event.atMs)
        break
      case 'pointer-down':
        keyboard.interrupted(true)
        pointer.down(event.button, event.point, event.atMs, keyboard.modifiers())
        break
      case 'pointer-up':
        pointer.up(event.button, event.point, event.atMs)
        break
      case 'wheel':
        keyboard.interrupted(false)
        if (event.notchesX !== 0 || event.notchesY !== 0) list.add(scrollOf(event, keyboard.modifiers()))
        break
      case 'window': {
        const id = event.window?.id
        if (id !== undefined && activeWindow !== undefined && id !== activeWindow) keyboard.windowChanged(event.atMs)
        activeWindow = id ?? activeWindow
        break
      }
      case 'hit':
        if (event.because === 'focus') keyboard.focused(event.element)
        break
      case 'pause':
      case 'resume':
        pointer.end()
        keyboard.end()
        keyboard.forget()
        break
      case 'elements':
      case 'clipboard':
      case 'marker':
        break
      default:
        missingCase(event)
    }
  }
  for (const event of inOrder(events)) take(event)
  pointer.end()
  keyboard.end()
  return list.all()
}

function scrollOf({ atMs, point, notchesX, notchesY }: Extract<RecordedEvent, { kind: 'wheel' }>, held: Modifier[]): Gesture {
  const modifiers = held.length > 0 ? { modifiers: held } : {}
  return { kind: 'scroll', fromMs: atMs, toMs: atMs, point, notchesX, notchesY, ...modifiers }
}
