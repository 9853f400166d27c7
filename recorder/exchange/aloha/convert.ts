import type { RecordedEvent } from '#contract'
import type { Converted, Unread } from '../converted.ts'
import { createKeyboard } from '../keyboard.ts'
import { type Message, parseMessage } from './messages.ts'
import { createPointer } from './pointer.ts'
import { type AlohaRecord, readAlohaLog } from './read-log.ts'
import { createWindows, isAlohasOwn } from './windows.ts'

/** Another window that comes to the front so soon after a press was pressed into: the log names the one before. */
const SWITCHED_WITHIN_MS = 500

const NOTICES = [
  'Imported from ShowUI-Aloha: its log names windows, but nothing in them.',
  'Letters were written in the case that Shift tells; signs are those of a US keyboard. A password that was typed is in the log, and so in here.',
]

type Read = AlohaRecord & { said: Exclude<Message, { why: string }> }

/** ShowUI-Aloha's input log in our events. What is not understood, and what was done in its own window, is set aside. */
export function convertAloha(text: string): Converted {
  const log = readAlohaLog(text)
  const unread: Unread[] = [...log.unread]
  const records: Read[] = []
  for (const record of log.records) {
    const said = parseMessage(record.message)
    if ('why' in said) unread.push({ line: record.line, text: record.text, why: said.why })
    else records.push({ ...record, said })
  }
  const displays = log.displays.length > 0 ? log.displays : [{ name: '0', box: boundsOf(records), scale: 1 }]
  const events = eventsOf(records, displays, unread)
  const startedMs = timeOf(log.started)
  return {
    importedFrom: 'showui-aloha',
    goal: '',
    startedAt: new Date(startedMs ?? 0).toISOString(),
    platform: 'windows',
    displays,
    notices: startedMs === undefined ? [...NOTICES, 'The log does not say when it was recorded.'] : NOTICES,
    events,
    durationMs: log.records.reduce((latest, { atMs }) => Math.max(latest, atMs), 0),
    videoStartedAtMs: startedMs === undefined ? 0 : (timeOf(log.videoStarted) ?? startedMs) - startedMs,
    unread: unread.sort((a, b) => a.line - b.line),
  }
}

function eventsOf(records: Read[], displays: Converted['displays'], unread: Unread[]): RecordedEvent[] {
  const events: RecordedEvent[] = []
  const windowOf = createWindows(displays)
  const keyboard = createKeyboard((event) => events.push(event))
  const pointer = createPointer((event) => events.push(event))
  let current = ''

  const enter = (name: string, atMs: number, index: number) => {
    if (name === current) return
    current = name
    const point = records.slice(index).find(({ said }) => 'point' in said)?.said
    const window = windowOf(name, point && 'point' in point ? point.point : undefined)
    if (!isAlohasOwn(name)) events.push({ kind: 'window', atMs, window, windows: [window] })
  }
  for (const [index, record] of records.entries()) {
    const { said, atMs } = record
    if (said.kind === 'window') {
      enter(said.name, atMs, index)
      continue
    }
    enter(windowPressed(records, index) ?? (current || record.window), atMs, index)
    if (isAlohasOwn(current))
      unread.push({ line: record.line, text: record.text, why: 'It was done in the window of ShowUI-Aloha itself.' })
    else if (said.kind === 'key-up') keyboard.release(said.key.key, atMs)
    else if (said.kind === 'key-down') {
      keyboard.pressWith(said.held ?? [], said.key, atMs)
    } else pointer(said, atMs)
  }
  return events
}

/** The window that a press brought to the front, of another program than the one before. */
function windowPressed(records: Read[], index: number): string | undefined {
  const press = records[index]
  if (press?.said.kind !== 'down' && press?.said.kind !== 'double' && press?.said.kind !== 'drag-start') return undefined
  for (const { said, atMs } of records.slice(index + 1)) {
    if (atMs - press.atMs > SWITCHED_WITHIN_MS) return undefined
    if (said.kind === 'window') return programOf(said.name) === programOf(press.window) ? undefined : said.name
    if (said.kind !== 'up') return undefined
  }
  return undefined
}

function programOf(name: string): string {
  return name.split(' - ')[0] ?? ''
}

/** The log gives the local time of a place that it does not name: it is taken as it stands. */
function timeOf(words: string | undefined): number | undefined {
  const ms = words === undefined ? Number.NaN : Date.parse(`${words.trim().replace(' ', 'T')}Z`)
  return Number.isNaN(ms) ? undefined : ms
}

function boundsOf(records: Read[]) {
  const points = records.flatMap(({ said }) => ('point' in said ? [said.point] : []))
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  const [left, top] = [xs.reduce((a, b) => Math.min(a, b), 0), ys.reduce((a, b) => Math.min(a, b), 0)]
  return {
    x: left,
    y: top,
    width: xs.reduce((a, b) => Math.max(a, b), 0) + 1 - left,
    height: ys.reduce((a, b) => Math.max(a, b), 0) + 1 - top,
  }
}
