import type { Gesture, RecordedEvent, Recording, SecretFinding, UiElement } from '#contract'

export type Place = SecretFinding['places'][number]
type Typed = Extract<Gesture, { kind: 'type' }>

/**
 * A text of a recording that may hold a secret. `before` announces it (the label of a field) and is no part of it. `typed`: which
 * gestures wrote it, each with where its part begins in the text.
 */
export type RecordingText = Place & { text: string; before: string; typed?: { gesture: Typed; from: number }[] }

/** Every text of a recording once, at its first time. */
export function textsOf({ manifest, events, gestures }: Recording): RecordingText[] {
  const texts = new Map<string, RecordingText>()
  const add = (place: Place, text: string, before = '') => {
    const key = `${place.in}\n${before}\n${text}`
    if (text !== '' && !texts.has(key)) texts.set(key, { ...place, text, before })
  }
  add({ in: 'goal', atMs: 0 }, manifest.goal)
  for (const event of events) {
    switch (event.kind) {
      case 'hit':
        if (event.element) addElement(event.element, event.atMs, add)
        break
      case 'elements':
        for (const element of event.elements) addElement(element, event.atMs, add)
        break
      case 'window':
        for (const { title } of event.windows) add({ in: 'window', atMs: event.atMs }, title)
        if (event.window) add({ in: 'window', atMs: event.atMs }, event.window.title)
        break
      case 'clipboard':
        if (event.text !== undefined) add({ in: 'clipboard', atMs: event.atMs }, event.text)
        break
      case 'marker':
        add({ in: 'marker', atMs: event.atMs }, event.note)
        break
      default:
    }
  }
  return [...texts.values(), ...typedTexts(gestures, events)]
}

function addElement({ name, value }: UiElement, atMs: number, add: (place: Place, text: string, before?: string) => void): void {
  const place = { in: 'element', atMs } as const
  add(place, name)
  if (value !== undefined && value !== '') add(place, value, name === '' ? '' : `${name.replace(/[\s::]+$/, '')}: `)
}

/** Each typed text with the name of its field before it, and those that follow each other joined: a number may be typed into four fields, a key over many lines. */
function typedTexts(gestures: readonly Gesture[], events: readonly RecordedEvent[]): RecordingText[] {
  const texts: RecordingText[] = []
  const rows: { atMs: number; text: string; typed: { gesture: Typed; from: number }[] }[] = []
  let gap = ''
  for (const gesture of gestures) {
    if (gesture.kind !== 'type') {
      gap = gesture.kind === 'press' && /Return|KP_Enter/.test(gesture.key) ? `${gap}\n` : gap || ' '
      continue
    }
    if (gesture.secret) continue
    const { fromMs: atMs, text } = gesture
    const name = fieldAt(events, atMs)?.name ?? ''
    texts.push({ in: 'typing', atMs, text, before: name === '' ? '' : `${name.replace(/[\s:：]+$/, '')}: `, typed: [{ gesture, from: 0 }] })
    const last = rows.at(-1)
    const continues = last && last.text.length < LONGEST_ROW && atMs - (last.typed.at(-1)?.gesture.toMs ?? 0) < ROW_GAP_MS
    const row: (typeof rows)[number] = continues ? last : { atMs, text: '', typed: [] }
    if (continues) row.text += gap
    else rows.push(row)
    row.typed.push({ gesture, from: row.text.length })
    row.text += text
    gap = ''
  }
  return [...texts, ...rows.filter(({ typed }) => typed.length > 1).map((row) => ({ in: 'typing' as const, before: '', ...row }))]
}

const ROW_GAP_MS = 20_000
const LONGEST_ROW = 20_000

function fieldAt(events: readonly RecordedEvent[], atMs: number): UiElement | null | undefined {
  const hit = events.findLast((event) => event.kind === 'hit' && event.because === 'focus' && event.atMs <= atMs + FOCUS_NEWS_MS)
  return hit?.kind === 'hit' ? hit.element : undefined
}

/** The news of the focus may come a little after the first key. */
const FOCUS_NEWS_MS = 300
