import type { Gesture, InputEvent, KeyName, Modifier, UiElement } from '#contract'
import { inModifierOrder, isChooser, isComposer, isLock, modifierOf, plainKey } from '../keys.ts'
import { isSelectAll, plainEdit, writesWhenAlone, writtenText } from './key-meaning.ts'
import { createTypingRun, type TypingRun } from './typing-run.ts'

type KeyDown = Extract<InputEvent, { kind: 'key-down' }>
type Out = {
  emit(gesture: Gesture, hold?: number): void
  last(): Gesture | undefined
}

/** Things that a space bar presses; typed into anything else it is a blank. */
const PRESSED_BY_SPACE: ReadonlySet<UiElement['role']> = new Set(['button', 'toggle', 'checkbox', 'radio', 'link', 'menu-item', 'tab'])

/** Where Ctrl with A, Left or BackSpace means what it means to most; in a terminal, and where nobody tells, it may be anything. */
const EDITED_BY_CTRL: ReadonlySet<UiElement['role']> = new Set(['field', 'combobox', 'spinner'])

/** Follows the keys: what writes becomes `type`, what does not `press`. */
export function createKeyboardGestures(out: Out) {
  /** Keys that are down, by name, with the modifier they are. */
  const held = new Map<KeyName, Modifier>()
  /** Counts up whenever a modifier goes down. */
  let hold = 0
  /** A composed character is on its way. `untilKey`: the next key decides, as after a dead key; the Compose key takes several. */
  let composing: { untilKey: boolean } | undefined
  let inTerminal = false
  let run: TypingRun | undefined
  let secret: { fromMs: number; toMs: number } | undefined
  /** An Alt or Super that so far went down with nothing else. */
  let lone: KeyName | undefined
  /** What was last told to have the focus, as long as nothing was done since that could have moved it. */
  let focus: UiElement | undefined
  /** The last key selected all that the focused field holds: what is typed now will be all of it. */
  let allSelected = false

  const modifiers = () => inModifierOrder(held.values())
  const editsByCtrl = () => !inTerminal && focus !== undefined && EDITED_BY_CTRL.has(focus.role)

  const endRun = () => {
    if (secret) out.emit({ kind: 'type', ...secret, text: '', secret: true })
    if (run) for (const gesture of finished(run, focus, out.last())) out.emit(gesture)
    // It holds something else by now.
    if (run && focus) focus = { ...focus, value: undefined }
    secret = undefined
    run = undefined
    allSelected = false
  }
  const press = (key: KeyName, atMs: number) => {
    const with_ = modifiers()
    const selectsAll = isSelectAll(key, with_) && editsByCtrl()
    endRun()
    if (selectsAll) allSelected = true
    else focus = undefined
    const shortcut = with_.some((modifier) => modifier !== 'shift')
    const name = shortcut && key.length === 1 ? key.toLowerCase() : key
    out.emit({ kind: 'press', fromMs: atMs, toMs: atMs, modifiers: with_, key: name, times: 1 }, with_.length === 0 ? 0 : hold)
  }
  const type = (text: string, atMs: number) => {
    if (secret) endRun()
    run ??= createTypingRun(atMs, allSelected || focus?.value === '')
    run.insert(text, atMs)
  }
  const holdDown = (key: KeyName, modifier: Modifier) => {
    lone = held.size === 0 && (modifier === 'alt' || modifier === 'super') ? key : undefined
    held.set(key, modifier)
    hold++
  }
  const down = (event: KeyDown) => {
    const key = plainKey(event.key)
    const modifier = modifierOf(key)
    if (modifier) {
      if (!held.has(key)) holdDown(key, modifier)
      return
    }
    lone = undefined
    const with_ = modifiers()
    const shortcut = with_.some((other) => other !== 'shift')
    if (isChooser(key) && !(shortcut && isLock(key))) return
    if (isComposer(key)) {
      composing = { untilKey: key !== 'Multi_key' }
      return
    }
    const text = writtenText(event, with_)
    const composed = composing
    if (composed && text === '' && !shortcut) {
      // A key that does not belong to the composed character ends it, and is lost with it in every program.
      if (composed.untilKey || !writesWhenAlone(key)) composing = undefined
      return
    }
    composing = undefined
    if (text !== '') type(text, event.atMs)
    else if (!edited(key, with_, event.atMs)) press(key, event.atMs)
  }
  const edited = (key: KeyName, with_: readonly Modifier[], atMs: number): boolean => {
    if (!run) return false
    if (isSelectAll(key, with_) && editsByCtrl()) {
      run.selectAll(atMs)
      return true
    }
    const knows = plainEdit(with_) || (editsByCtrl() && with_.every((modifier) => modifier === 'ctrl' || modifier === 'shift'))
    return knows && run.edit(key, with_, atMs)
  }
  return {
    modifiers,
    down,
    up(event: Extract<InputEvent, { kind: 'key-up' }>): void {
      const key = plainKey(event.key)
      held.delete(key)
      if (lone !== key) return
      lone = undefined
      press(key, event.atMs)
    },
    secret(atMs: number): void {
      lone = undefined
      if (run) endRun()
      secret = { fromMs: secret?.fromMs ?? atMs, toMs: atMs }
    },
    focused(element: UiElement | null): void {
      focus = element ?? undefined
    },
    /** The person did something with the pointer: typing is over, and a held Alt belongs to that. `moved`: the focus may have gone elsewhere. */
    interrupted(moved: boolean): void {
      lone = undefined
      endRun()
      if (moved) focus = undefined
    },
    /** A held Alt belongs to what the pointer does. */
    belongsToPointer(): void {
      lone = undefined
    },
    /** The program whose window has the keyboard. */
    in(program: string): void {
      inTerminal = TERMINAL.test(program)
    },
    /** Another window got the keyboard. The first keys may have come before the news did. */
    windowChanged(atMs: number): void {
      const since = run?.fromMs ?? secret?.fromMs
      if (since !== undefined && atMs - since > NEWS_MS) endRun()
    },
    end: endRun,
    /** Nothing was seen for a while: what was down may be up. */
    forget(): void {
      held.clear()
      lone = undefined
      focus = undefined
      composing = undefined
    },
  }
}

const TERMINAL = /term|console|konsole|kitty|tilix|^(st|foot|rxvt|urxvt|yakuake|guake)$/i

/** How late the news of another active window may come. */
const NEWS_MS = 500

function finished(run: TypingRun, focus: UiElement | undefined, before: Gesture | undefined): Gesture[] {
  const [text, span] = [run.text(), { fromMs: run.fromMs, toMs: run.toMs() }]
  const gestures = run.gestures()
  if (gestures.length === 0 && leavesSelection(before)) return [{ kind: 'press', ...span, modifiers: [], key: 'BackSpace', times: 1 }]
  if (/^ +$/.test(text) && focus && PRESSED_BY_SPACE.has(focus.role))
    return [{ kind: 'press', ...span, modifiers: [], key: 'space', times: text.length }]
  return gestures
}

/** What was typed and taken back again had replaced the selection: that is then still gone. */
function leavesSelection(gesture: Gesture | undefined): boolean {
  if (gesture?.kind === 'click') return gesture.count > 1
  if (gesture?.kind === 'press') return gesture.modifiers.includes('shift') || (gesture.modifiers.includes('ctrl') && gesture.key === 'a')
  return gesture?.kind === 'drag'
}
