import { z } from 'zod'
import { RecordedEvent, type UiElement } from '#contract'
import { applied, type Comparable, changesOf, comparable, ElementChanges } from './element-changes.ts'

/** After so many dumps told by their changes comes one in full: damage in the file costs no more than these. */
const WHOLE_EVERY = 50
/** The windows whose last dump is remembered. */
const MOST_WINDOWS = 8

type Elements = Extract<RecordedEvent, { kind: 'elements' }>

/** A dump in the file that others refer to by `number`. */
const NumberedDump = z.object({ number: z.number().int() })
/** A dump told by what differs from the one with the number `since`. It never leaves this file: readers get whole dumps. */
const ChangedDump = z.object({
  kind: z.literal('elements-changed'),
  atMs: z.number(),
  windowId: z.number().int(),
  number: z.number().int(),
  since: z.number().int(),
  changes: ElementChanges,
})

/** Writes events as the lines of `events.jsonl`, each with its end. One writer a file, from its beginning. */
export function createLineWriter(): (event: RecordedEvent) => string {
  const last = new Map<number, { number: number; dump: Comparable; sinceWhole: number }>()
  let count = 0

  const dumpLine = (event: Elements): string => {
    const { kind, atMs, windowId, elements } = event
    const dump = comparable(elements)
    const number = ++count
    const before = last.get(windowId)
    const whole = JSON.stringify({ kind, atMs, windowId, number, elements })
    const changed =
      before && before.sinceWhole < WHOLE_EVERY
        ? JSON.stringify({
            kind: 'elements-changed',
            atMs,
            windowId,
            number,
            since: before.number,
            changes: changesOf(before.dump, dump),
          } satisfies z.infer<typeof ChangedDump>)
        : whole
    const shorter = changed.length < whole.length / 2
    last.delete(windowId)
    last.set(windowId, { number, dump, sinceWhole: shorter ? (before?.sinceWhole ?? 0) + 1 : 0 })
    for (const oldest of last.keys()) if (last.size > MOST_WINDOWS) last.delete(oldest)
    return shorter ? changed : whole
  }
  return (event) => `${event.kind === 'elements' ? dumpLine(event) : JSON.stringify(event)}\n`
}

/** Reads lines back as events, in the order of the file; undefined for a line that cannot be understood. */
export function createLineReader(): (line: string) => RecordedEvent | undefined {
  const last = new Map<number, { number: number; elements: UiElement[] }>()

  const changedDump = (data: unknown): RecordedEvent | undefined => {
    const parsed = ChangedDump.safeParse(data)
    if (!parsed.success) return undefined
    const { atMs, windowId, number, since, changes } = parsed.data
    const before = last.get(windowId)
    const elements = before?.number === since ? applied(before.elements, changes) : undefined
    if (!elements) return undefined
    last.set(windowId, { number, elements })
    return { kind: 'elements', atMs, windowId, elements }
  }
  return (line) => {
    const data = jsonOf(line)
    if (kindOf(data) === 'elements-changed') return changedDump(data)
    const event = RecordedEvent.safeParse(data)
    if (!event.success) return undefined
    if (event.data.kind === 'elements') {
      const { windowId, elements } = event.data
      const numbered = NumberedDump.safeParse(data)
      if (numbered.success) last.set(windowId, { number: numbered.data.number, elements })
    }
    return event.data
  }
}

function kindOf(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'kind' in data ? data.kind : undefined
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
