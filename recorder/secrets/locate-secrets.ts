import { createHash } from 'node:crypto'
import type { Box, Recording, TextReader, VideoReader } from '#contract'
import { promptedTexts } from './prompted.ts'
import { type Place, textsOf } from './recording-texts.ts'
import { beginningAtEnd, compact, placesOf, placesRead } from './same-text.ts'
import { type ScreenText, screenTexts } from './screen-texts.ts'
import { type SecretSpan, secretsIn } from './secrets-in.ts'

export type SearchPorts = {
  /** Without both of them the video is not searched. */
  video?: VideoReader
  reader?: TextReader
  signal?: AbortSignal
  /** Ends the search of the video; what was found until then is told. */
  isOver?: () => boolean
}

/** A secret with its value: only ever in memory. `boxes`: where it could be read on the screen. */
export type LocatedSecret = {
  id: string
  kind: string
  what: string
  value: string
  places: Place[]
  boxes: { box: Box; fromMs: number; toMs: number }[]
}

export type LocatedSecrets = {
  secrets: LocatedSecret[] /** Of the video, how far it was read; undefined when it was not. */
  video: { readToMs: number; toMs: number } | undefined
}

/** Of a secret that is being typed, so many characters are enough to be taken out. */
const LEAST_BEGINNING = 4

/** All secrets of a recording with all places where they stand. */
export async function locateSecrets(
  recording: Recording,
  { video, reader, signal, isOver = () => false }: SearchPorts,
): Promise<LocatedSecrets> {
  const texts = textsOf(recording)
  const screen = video && reader ? await screenTexts(recording, { video, reader, signal, isOver }) : undefined
  const found = new Map<string, LocatedSecret>()
  const add = (value: string, { kind, what }: Pick<SecretSpan, 'kind' | 'what'>) => {
    const key = compact(value)
    if (found.has(key)) return
    const id = createHash('sha256').update(`${recording.manifest.id}\n${key}`).digest('hex').slice(0, 16)
    found.set(key, { id, kind, what, value, places: [], boxes: [] })
  }
  const search = async (text: string, before: string) => {
    if (!isWorthSearching(text)) return
    for (const span of await secretsIn(before + text)) {
      if (span.to > before.length) add((before + text).slice(Math.max(span.from, before.length), span.to), span)
    }
  }
  for (const { text, before } of texts) {
    signal?.throwIfAborted()
    await search(text, before)
  }
  for (const { text } of promptedTexts(recording, screen?.texts ?? []))
    add(text, { kind: 'prompted-secret', what: 'Typed where a password was asked for' })
  // What was read from pixels may be read wrong: what is known from elsewhere is not found anew there.
  for (const { line } of screen?.texts ?? []) {
    signal?.throwIfAborted()
    const known = [...found.values()].some(({ value }) => placesRead(value, line.text).length > 0)
    if (!known) await search(line.text, labelOf(line, screen?.texts ?? []))
  }
  dropParts(found)
  for (const secret of found.values()) {
    for (const { text, in: place, atMs } of texts) if (placesOf(secret.value, text).length > 0) secret.places.push({ in: place, atMs })
    seeOnScreen(secret, recording, screen?.texts ?? [])
    secret.places = withoutDoubles(secret.places)
  }
  return { secrets: [...found.values()], video: screen && { readToMs: screen.readToMs, toMs: screen.toMs } }
}

/** Of a key over many lines, its first line alone looks like one, too. */
function dropParts(found: Map<string, LocatedSecret>): void {
  for (const [part, { kind }] of found) {
    if ([...found].some(([whole, other]) => whole !== part && other.kind === kind && whole.includes(part))) found.delete(part)
  }
}

/** Every pattern needs a digit, a long word, or signs of a key or an address. */
function isWorthSearching(text: string): boolean {
  return text.length >= 4 && (/\d/.test(text) || /[\w-]{16,}|-----BEGIN|:\/\/[^/\s]+@|[^\s\p{L}]\S{4,}/u.test(text))
}

/** What stands left of a line, in the same height, names what it holds. */
function labelOf({ box }: ScreenText['line'], texts: readonly ScreenText[]): string {
  const label = texts.find(({ line: { box: other } }) => {
    const gap = box.x - (other.x + other.width)
    return gap >= -4 && gap < MOST_LABEL_GAP_PX && Math.abs(other.y + other.height / 2 - box.y - box.height / 2) < box.height / 2
  })
  return label ? `${label.line.text.replace(/[\s:：]+$/, '')}: ` : ''
}

const MOST_LABEL_GAP_PX = 200

function seeOnScreen(secret: LocatedSecret, { gestures }: Recording, texts: readonly ScreenText[]): void {
  const typed = gestures.filter((gesture) => gesture.kind === 'type' && !gesture.secret && placesOf(secret.value, gesture.text).length > 0)
  for (const { line, fromMs, toMs } of texts) {
    const whole = placesRead(secret.value, line.text)
    // While it was typed, it grew: from its first key on.
    const since = Math.min(
      fromMs,
      ...typed.filter((gesture) => gesture.fromMs < toMs && gesture.toMs > fromMs - TYPED_BEFORE_MS).map((gesture) => gesture.fromMs),
    )
    for (const place of whole) secret.boxes.push({ box: boxOfPart(line, place), fromMs: since, toMs })
    if (whole.length > 0) secret.places.push({ in: 'video', atMs: fromMs })
    const isBeingTyped = typed.some((gesture) => gesture.fromMs <= toMs && gesture.toMs >= fromMs - TYPED_BEFORE_MS)
    const beginning = isBeingTyped && whole.length === 0 ? beginningAtEnd(secret.value, line.text, LEAST_BEGINNING) : undefined
    if (beginning) secret.boxes.push({ box: boxOfPart(line, beginning), fromMs: since, toMs })
  }
}

const TYPED_BEFORE_MS = 2000

/** Where some characters of a line stand, generously. */
function boxOfPart({ box, text, words }: ScreenText['line'], { from, to }: { from: number; to: number }): Box {
  const margin = Math.ceil(box.height / 4)
  let [left, right] = [box.x + (box.width * from) / text.length, box.x + (box.width * to) / text.length]
  let at = 0
  for (const word of words ?? []) {
    const start = text.indexOf(word.text, at)
    if (start < 0) break
    at = start + word.text.length
    // A word that is part of it goes as a whole: where in it the letters stand is not told.
    if (start < to && at > from) {
      left = Math.min(left, word.box.x)
      right = Math.max(right, word.box.x + word.box.width)
    }
  }
  const slack = words ? margin : box.height
  return {
    x: Math.floor(left - slack),
    y: Math.floor(box.y - margin),
    width: Math.ceil(right - left + 2 * slack),
    height: Math.ceil(box.height + 2 * margin),
  }
}

function withoutDoubles(places: readonly Place[]): Place[] {
  const seen = new Set<string>()
  return places
    .filter((place) => !seen.has(`${place.in} ${place.atMs}`) && seen.add(`${place.in} ${place.atMs}`))
    .toSorted((a, b) => a.atMs - b.atMs)
}
