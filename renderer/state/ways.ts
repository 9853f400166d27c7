import type { Page, Transition } from '#contract'
import { api } from './api.ts'
import { type CallState, useCall } from './use-call.ts'

/** So many pages of one program are asked for their ways; a map of more could not be read anyway. */
export const MAPPED = 40

/** The ways between the pages of one program. */
export function useWays(program: string, pages: readonly Page[]): CallState<Transition[]> {
  return useCall(`${program} ${pages.length}`, async () => {
    const answers = await Promise.all(pages.slice(0, MAPPED).map((page) => api().page.get({ id: page.id })))
    const ways = new Map<string, Transition>()
    for (const { transitions } of answers) for (const way of transitions) ways.set(`${way.from} ${way.to} ${way.by}`, way)
    return [...ways.values()]
  })
}
