import type { InputEvent, RecordedEvent } from '#contract'
import type { KeyPlace } from './focus-question.ts'
import type { KeyGate } from './key-gate.ts'

type Key = Extract<InputEvent, { kind: 'key-down' | 'key-up' }>
type Entry = { event: RecordedEvent } | { key: Key; place: KeyPlace | undefined }

/**
 * The one way into the file: first in, first out. A key waits in memory until it is known where it went, and what came after
 * it waits behind it.
 */
export interface InputPath {
  write(event: RecordedEvent): void
  key(key: Key, place: Promise<KeyPlace> | undefined): void
  /** Resolves when nothing waits any more. */
  drained(): Promise<void>
}

export function createInputPath(ports: { gate: KeyGate; append: (event: RecordedEvent) => void }): InputPath {
  const { gate, append } = ports
  const entries: Entry[] = []
  const asked = new Set<Promise<void>>()

  const drain = () => {
    for (let entry = entries[0]; entry; entry = entries[0]) {
      if ('key' in entry && entry.place === undefined) return
      entries.shift()
      if ('event' in entry) append(entry.event)
      else for (const event of gate.pass(entry.key, entry.place ?? 'secret')) append(event)
    }
  }
  return {
    write(event) {
      entries.push({ event })
      drain()
    },
    key(key, place) {
      // The place of a release is that of its press, which the gate remembers.
      const entry: Entry = { key, place: place ? undefined : 'plain' }
      entries.push(entry)
      if (!place) {
        drain()
        return
      }
      const answered = place.then((known) => {
        entry.place = known
        asked.delete(answered)
        drain()
      })
      asked.add(answered)
    },
    async drained() {
      while (asked.size > 0) await Promise.all(asked)
    },
  }
}
