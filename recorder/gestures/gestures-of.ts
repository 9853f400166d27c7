import { type Gesture, type Modifier, missingCase, type RecordedEvent, type UiElement } from '#contract'
import { createGestureList } from './gesture-list.ts'
import { inOrder } from './in-order.ts'
import { createKeyboardGestures } from './keyboard-gestures.ts'
import { createPointerGestures } from './pointer-gestures.ts'
import { withTypedCodePoints } from './typed-code-points.ts'

/** Things on which two quick clicks of the wheel are two: each closes a tab or opens a page. */
const ACTS_ON_EACH: ReadonlySet<UiElement['role']> = new Set([
  'tab',
  'link',
  'button',
  'menu-item',
  'list-item',
  'tree-item',
  'row',
  'cell',
])

/** What the person did, made from what was recorded. Pure: the same events always give the same gestures. */
export function gesturesOf(events: readonly RecordedEvent[]): Gesture[] {
  const list = createGestureList()
  /** What lay under the pointer when it was last told. */
  let under: UiElement | undefined
  const pointer = createPointerGestures((gesture) => {
    const single = gesture.kind === 'click' && gesture.button === 'middle' && under !== undefined && ACTS_ON_EACH.has(under.role)
    list.add(gesture, 0, single)
  })
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
        keyboard.belongsToPointer()
        pointer.up(event.button, event.point, event.atMs, keyboard.modifiers())
        break
      case 'wheel':
        keyboard.interrupted(false)
        if (event.notchesX !== 0 || event.notchesY !== 0) list.add(scrollOf(event, keyboard.modifiers()))
        break
      case 'window': {
        const id = event.window?.id
        if (id !== undefined && activeWindow !== undefined && id !== activeWindow) keyboard.windowChanged(event.atMs)
        activeWindow = id ?? activeWindow
        if (event.window) keyboard.in(event.window.program)
        break
      }
      case 'hit':
        if (event.because === 'focus') keyboard.focused(event.element)
        else under = event.element ?? undefined
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
  return withTypedCodePoints(list.all())
}

function scrollOf({ atMs, point, notchesX, notchesY }: Extract<RecordedEvent, { kind: 'wheel' }>, held: Modifier[]): Gesture {
  const modifiers = held.length > 0 ? { modifiers: held } : {}
  return { kind: 'scroll', fromMs: atMs, toMs: atMs, point, notchesX, notchesY, ...modifiers }
}
