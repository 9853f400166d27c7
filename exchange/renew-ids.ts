import { type Ids, Page, Task, Transition } from '#contract'
import type { Parcel } from './parcel.ts'

/** The same parcel under ids of this machine: nothing that is here already can be overwritten by what comes in. */
export function renewIds({ tasks, pages, transitions }: Parcel, ids: Ids): Parcel {
  const fresh = new Map<string, string>()
  for (const task of tasks) {
    fresh.set(task.id, ids.next('task'))
    for (const step of task.steps) fresh.set(step.id, ids.next('step'))
  }
  for (const page of pages) fresh.set(page.id, ids.next('page'))
  // Ids are whole strings of their own, and no person writes one: wherever such a string stands it is meant.
  const renew = (value: unknown): unknown => {
    if (typeof value === 'string') return fresh.get(value) ?? value
    if (Array.isArray(value)) return value.map(renew)
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, renew(inner)]))
    return value
  }
  return {
    tasks: tasks.map((task) => Task.parse(renew(task))),
    pages: pages.map((page) => Page.parse(renew(page))),
    transitions: transitions.map((transition) => Transition.parse(renew(transition))),
  }
}
