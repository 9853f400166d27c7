import type { Page } from 'playwright'
import type { CallName, IpcError } from '#contract'

/** What the app asked of the engine under these names, in its order. */
export function asked(page: Page, ...names: CallName[]): Promise<(readonly [CallName, unknown])[]> {
  return page.evaluate(
    (wanted) => window.fake.calls.filter((call) => wanted.includes(call.name)).map(({ name, input }) => [name, input] as const),
    names,
  )
}

/** With what it asked. */
export async function inputs(page: Page, name: CallName): Promise<unknown[]> {
  return (await asked(page, name)).map(([, input]) => input)
}

/** The next call of this name is rejected so. */
export function fail(page: Page, call: CallName, error: IpcError): Promise<void> {
  return page.evaluate(([name, fault]) => window.fake.failNext(name, fault), [call, error] as const)
}

export function press(page: Page, name: string): Promise<void> {
  return page.getByRole('button', { name, exact: true }).click()
}

/** Runs the plan that is shown next; the button of the form before it is called the same. */
export async function startPlan(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Step by step' }).waitFor()
  await press(page, 'Run')
}
