import type { Gesture, Point, RecordedEvent } from '#contract'
import { gesturesOf } from '#recorder'
import type { scriptedPerson } from './events.ts'

export type Person = ReturnType<typeof scriptedPerson>
type Untimed<T> = T extends unknown ? Omit<T, 'fromMs' | 'toMs'> : never

/** The gestures without their times. */
export function seen(person: Person | RecordedEvent[]): Untimed<Gesture>[] {
  const events = Array.isArray(person) ? person : person.events
  return gesturesOf(events).map(({ fromMs: _from, toMs: _to, ...rest }) => rest)
}
export const click = (point: Point, more: Partial<Extract<Gesture, { kind: 'click' }>> = {}) => ({
  kind: 'click' as const,
  point,
  button: 'left' as const,
  count: 1 as const,
  modifiers: [],
  ...more,
})
export const press = (key: string, more: Partial<Extract<Gesture, { kind: 'press' }>> = {}) => ({
  kind: 'press' as const,
  modifiers: [],
  key,
  times: 1,
  ...more,
})
export const typed = (text: string) => ({ kind: 'type' as const, text, secret: false })
export const secret = { kind: 'type' as const, text: '', secret: true }
export const here = { x: 100, y: 200 }
export const there = { x: 400, y: 300 }
