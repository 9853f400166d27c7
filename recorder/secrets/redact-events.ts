import { type Gesture, missingCase, type RecordedEvent, type Recording, type UiElement } from '#contract'
import { modifierOf, printable } from '../keys.ts'
import { createKeyGate } from '../session/key-gate.ts'
import type { LocatedSecret } from './locate-secrets.ts'
import { textsOf } from './recording-texts.ts'
import { placesOf } from './same-text.ts'

type KeyDown = Extract<RecordedEvent, { kind: 'key-down' }>
type Typed = Extract<Gesture, { kind: 'type' }>
type Secret = Pick<LocatedSecret, 'value'>

const MASK = '••••••••'
/** While a secret is typed, fields hold its beginning; a list of elements may come a moment later. */
const TYPED_AROUND_MS = 5000
const LEAST_BEGINNING = 4

/** The text with every secret in it masked. */
export function withoutSecrets(text: string, secrets: readonly Secret[]): string {
  return secrets.reduce((rest, { value }) => {
    return placesOf(value, rest).reduceRight((before, { from, to }) => before.slice(0, from) + MASK + before.slice(to), rest)
  }, text)
}

/** The events without the secrets: of keys that wrote one is only left that they were struck, and texts that show one are masked. */
export function redactEvents(recording: Recording, secrets: readonly Secret[]): RecordedEvent[] {
  const keys = keysOfSecrets(recording, secrets)
  const beginnings = typedBeginnings(recording, secrets)
  const gate = createKeyGate()

  const text = (shown: string, atMs: number): string => {
    const rest = withoutSecrets(shown, secrets)
    const begun = beginnings.filter(({ fromMs, toMs }) => atMs >= fromMs - TYPED_AROUND_MS && atMs <= toMs + TYPED_AROUND_MS)
    const first = Math.min(...begun.flatMap(({ value }) => placesOf(value, rest).map(({ from }) => from)))
    return Number.isFinite(first) ? rest.slice(0, first) + MASK : rest
  }
  const element = (shown: UiElement, atMs: number): UiElement => ({
    ...shown,
    name: text(shown.name, atMs),
    ...(shown.value === undefined ? {} : { value: text(shown.value, atMs) }),
    ...(shown.path === undefined ? {} : { path: shown.path.map((part) => text(part, atMs)) }),
  })
  const redacted = (event: RecordedEvent): RecordedEvent[] => {
    const { atMs } = event
    switch (event.kind) {
      case 'key-down':
      case 'key-up':
        return gate.pass(event, event.kind === 'key-down' && keys.has(event) ? 'secret' : 'plain')
      case 'hit':
        return [{ ...event, element: event.element && element(event.element, atMs) }]
      case 'elements':
        return [{ ...event, elements: event.elements.map((each) => element(each, atMs)) }]
      case 'window': {
        const window = (each: (typeof event.windows)[number]) => ({ ...each, title: withoutSecrets(each.title, secrets) })
        return [{ ...event, window: event.window && window(event.window), windows: event.windows.map(window) }]
      }
      case 'clipboard': {
        if (event.text === undefined || withoutSecrets(event.text, secrets) === event.text) return [event]
        const { text: _secret, ...rest } = event
        return [{ ...rest, length: null }]
      }
      case 'marker':
        return [{ ...event, note: withoutSecrets(event.note, secrets) }]
      case 'pause':
      case 'resume':
        gate.forget()
        return [event]
      case 'pointer-move':
      case 'pointer-down':
      case 'pointer-up':
      case 'wheel':
      case 'secret-key':
        return [event]
      default:
        return missingCase(event)
    }
  }
  return recording.events.flatMap(redacted)
}

/** The presses that wrote a secret, and what was pressed between them. */
function keysOfSecrets(recording: Recording, secrets: readonly Secret[]): Set<RecordedEvent> {
  const keys = new Set<RecordedEvent>()
  for (const { text, typed = [] } of textsOf(recording)) {
    for (const { from, to } of secrets.flatMap(({ value }) => placesOf(value, text))) {
      for (const { gesture, from: start } of typed) {
        const part = { from: Math.max(0, from - start), to: Math.min(gesture.text.length, to - start) }
        if (part.from < part.to) for (const key of keysOf(recording.events, gesture, part)) keys.add(key)
      }
    }
  }
  return keys
}

/** The presses that wrote a part of a typed text; those of all of it where corrections hide which wrote what. */
function keysOf(events: readonly RecordedEvent[], { fromMs, toMs, text }: Typed, { from, to }: { from: number; to: number }): KeyDown[] {
  const pressed = events.filter((event): event is KeyDown => event.kind === 'key-down' && event.atMs >= fromMs && event.atMs <= toMs)
  const striking = pressed.filter(({ key }) => !modifierOf(key))
  if (striking.map(({ characters }) => printable(characters)).join('') !== text) return striking
  let at = 0
  const writing = striking.map((key, index) => {
    const begin = at
    at += printable(key.characters).length
    return { index, isPart: begin < to && at > from }
  })
  const part = writing.filter(({ isPart }) => isPart).map(({ index }) => index)
  return striking.slice(part[0], (part.at(-1) ?? -1) + 1)
}

function typedBeginnings({ gestures }: Recording, secrets: readonly Secret[]): { value: string; fromMs: number; toMs: number }[] {
  return gestures.flatMap((gesture) => {
    if (gesture.kind !== 'type' || gesture.secret) return []
    const typed = secrets.filter(({ value }) => placesOf(value, gesture.text).length > 0)
    return typed.map(({ value }) => ({ value: value.slice(0, LEAST_BEGINNING), fromMs: gesture.fromMs, toMs: gesture.toMs }))
  })
}
