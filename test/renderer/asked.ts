import type { Page } from 'playwright'
import type { CallName } from '#contract'

/** What the app asked of the engine under these names, in its order. */
export function asked(page: Page, ...names: CallName[]): Promise<(readonly [CallName, unknown])[]> {
  return page.evaluate(
    (wanted) => window.fake.calls.filter((call) => wanted.includes(call.name)).map(({ name, input }) => [name, input] as const),
    names,
  )
}
