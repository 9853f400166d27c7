import type { Gesture, InputEvent, KeyName, Modifier, UiElement } from '#contract'
import { inModifierOrder, isChooser, isComposer, modifierOf, plainKey, printable } from '../keys.ts'
import { createTypingRun, type TypingRun } from './typing-run.ts'

type KeyDown = Extract<InputEvent, { kind: 'key-down' }>
type Out = {
  emit(gesture: Gesture, hold?: number): void
  last(): Gesture | undefined
}

/** Things that a space bar presses; typed into anything else it is a blank. */
const PRESSED_BY_SPACE: ReadonlySet<UiElement['role']> = new Set(['button', 'toggle', 'checkbox', 'radio', 'link', 'menu-item', 'tab'])

/** Follows the keys: what writes becomes `type`, what does not `press`. */
export function createKeyboardGestures(out: Out) {
  /** Keys that are down, by name, with the modifier they are. */
  const held = new Map<KeyName, Modifier>()
  /** Counts up whenever a modifier goes down. */
  let hold = 0
  let composing = false
  let run: TypingRun | undefined
  let secret: { fromMs: number; toMs: number } | undefined
  /** An Alt or Super that so far went down with nothing else. */
  let lone: KeyName | undefined
  /** What was last told to have the focus, as long as nothing was done since that could have moved it. */
  let focus: UiElement | undefined

  const modifiers = () => inModifierOrder(held.values())

  const endRun = () => {
    if (secret) out.emit({ kind: 'type', ...secret, text: '', secret: true })
    if (run) for (const gesture of finished(run, focus, out.last())) out.emit(gesture)
    secret = undefined
    run = undefined
  }
  const press = (key: KeyName, atMs: number) => {
    endRun()
    focus = undefined
    const with_ = modifiers()
    const shortcut = with_.some((modifier) => modifier !== 'shift')
    const name = shortcut && key.length === 1 ? key.toLowerCase() : key
    out.emit({ kind: 'press', fromMs: atMs, toMs: atMs, modifiers: with_, key: name, times: 1 }, with_.length === 0 ? 0 : hold)
  }
  const type = (text: string, atMs: number) => {
    if (secret) endRun()
    run ??= createTypingRun(atMs, focus?.value === '')
    run.insert(text, atMs)
  }
  const down = (event: KeyDown) => {
    const key = plainKey(event.key)
    const modifier = modifierOf(key)
    if (modifier) {
      if (held.has(key)) return
      lone = held.size === 0 && (modifier === 'alt' || modifier === 'super') ? key : undefined
      held.set(key, modifier)
      hold++
      return
    }
    lone = undefined
    if (isChooser(key)) return
    if (isComposer(key)) {
      composing = true
      return
    }
    const text = writtenText(event, modifiers())
    if (composing && text === '' && writesWhenAlone(key)) return
    composing = false
    if (text !== '') type(text, event.atMs)
    else if (!(run && plainEdit(modifiers()) && run.edit(key, held.size > 0, event.atMs))) press(key, event.atMs)
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
      composing = false
    },
  }
}

/** How late the news of another active window may come. */
const NEWS_MS = 500

function plainEdit(modifiers: readonly Modifier[]): boolean {
  return modifiers.every((modifier) => modifier === 'shift')
}

/** `Ctrl+S` writes nothing, whatever characters it carries; Ctrl with Alt, or Option, writes only what the key alone would not (AltGr). */
function writtenText({ key, characters }: KeyDown, modifiers: readonly Modifier[]): string {
  const text = printable(characters)
  const [ctrl, alt, windows] = [modifiers.includes('ctrl'), modifiers.includes('alt'), modifiers.includes('super')]
  if (windows || (ctrl && !alt)) return ''
  if (!alt) return text
  const another = text.toLowerCase() !== key.toLowerCase()
  return another && (ctrl || /[^ -~]/.test(text)) ? text : ''
}

/** Letters, digits and signs: within a composed character they stand for nothing by themselves. */
function writesWhenAlone(key: KeyName): boolean {
  return key.length === 1 || /^(space|[a-z]+)$/.test(key) || /^U[0-9A-F]{4,6}$/.test(key)
}

function finished(run: TypingRun, focus: UiElement | undefined, before: Gesture | undefined): Gesture[] {
  const [text, span] = [run.text(), { fromMs: run.fromMs, toMs: run.toMs() }]
  if (text === '' && leavesSelection(before)) return [{ kind: 'press', ...span, modifiers: [], key: 'BackSpace', times: 1 }]
  if (/^ +$/.test(text) && focus && PRESSED_BY_SPACE.has(focus.role))
    return [{ kind: 'press', ...span, modifiers: [], key: 'space', times: text.length }]
  return run.gestures()
}

/** What was typed and taken back again had replaced the selection: that is then still gone. */
function leavesSelection(gesture: Gesture | undefined): boolean {
  if (gesture?.kind === 'click') return gesture.count > 1
  if (gesture?.kind === 'press') return gesture.modifiers.includes('shift') || (gesture.modifiers.includes('ctrl') && gesture.key === 'a')
  return gesture?.kind === 'drag'
}
