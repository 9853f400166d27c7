import type { Action, Role } from '#contract'
import { MASK } from '../values.ts'

/** What stands on the line of a terminal. `ours`: `text` is all of it. `untouched`: we did nothing there yet. `mixed`: other things too. */
export type TypedLine = { text: string; kind: 'untouched' | 'ours' | 'mixed' }

/** Remembers, window by window, what this run typed since the last Return: a terminal runs it, and does not show it to accessibility. */
export interface TypedLines {
  line(windowId: number): TypedLine
  /** `role`: of what was clicked, where that is known. */
  performed(windowId: number, action: Action, role?: Role): void
}

export function createTypedLines(): TypedLines {
  const lines = new Map<number, TypedLine>()
  const line = (windowId: number): TypedLine => lines.get(windowId) ?? { text: '', kind: 'untouched' }

  function performed(windowId: number, action: Action, role?: Role): void {
    const now = line(windowId)
    if (action.kind === 'type') {
      const text = action.secret ? MASK : action.text
      const lastBreak = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'))
      if (lastBreak >= 0) lines.set(windowId, { text: text.slice(lastBreak + 1), kind: 'ours' })
      else lines.set(windowId, { text: now.text + text, kind: now.kind === 'mixed' ? 'mixed' : 'ours' })
    } else if (action.kind === 'press') {
      // Any other key: arrows fetch older commands, Tab completes. From there on the line is not only ours.
      lines.set(windowId, startsNewLine(action) ? { text: '', kind: 'ours' } : { text: now.text, kind: 'mixed' })
    } else if (action.kind === 'click' && mayPaste(action, role)) {
      lines.set(windowId, { text: now.text, kind: 'mixed' })
    }
  }

  return { line, performed }
}

function startsNewLine(action: Extract<Action, { kind: 'press' }>): boolean {
  if (action.key === 'Return' || action.key === 'KP_Enter') return true
  return action.modifiers.length === 1 && action.modifiers[0] === 'ctrl' && ['c', 'u', 'j', 'm'].includes(action.key)
}

/** The middle button pastes, and so do menus and tool buttons. */
function mayPaste(action: Extract<Action, { kind: 'click' }>, role: Role | undefined): boolean {
  return action.button !== 'left' || role === 'menu-item' || role === 'menu' || role === 'button'
}
