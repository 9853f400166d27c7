import type { Expectation, WindowInfo, WindowPattern } from '#contract'
import { windowName } from '../run/failures.ts'
import { patternOf, type Run } from '../run/run.ts'
import type { Before, Check } from './before.ts'
import { windowFitsLoosely } from './loosely.ts'

/**
 * A window that fits is there. A dialog must have come with the act: one that stood there before is not the one that the act was to open. `again`: the act was
 * done before, and what it opened late may be there already.
 */
export async function windowPresent(
  run: Run,
  { window: pattern }: Extract<Expectation, { kind: 'window-present' }>,
  before: Before,
  again: boolean,
): Promise<Check> {
  const fits = (window: WindowInfo) => windowFitsLoosely(pattern, window, run.values)
  const there = (await run.desktop.windows()).filter(fits)
  const name = windowName(patternOf(run, pattern))
  if (there.length === 0) return { held: false, text: `There is no sign of ${name}.` }
  const came = there.some((window) => {
    const was = before.windows.find(({ id }) => id === window.id)
    return !was || !fits(was) || (window.active && !was.active)
  })
  const held = came || again || pattern.kind !== 'dialog'
  return { held, text: held ? `There is ${name}.` : `It was there before, and no other came: ${name}.` }
}

/**
 * The windows that fitted before the act are gone: first of all the one that it was done in, also where that stood for the pattern under another title (in another
 * language, with another number). That no window fits the pattern says nothing when none did before.
 */
export async function windowGone(
  run: Run,
  { window: pattern }: Extract<Expectation, { kind: 'window-gone' }>,
  stepWindow: WindowPattern,
  before: Before,
): Promise<Check> {
  const fits = (window: WindowInfo) => windowFitsLoosely(pattern, window, run.values)
  const now = await run.desktop.windows()
  const acting = before.sight?.window
  const standsFor = acting && (fits(acting) || JSON.stringify(pattern) === JSON.stringify(stepWindow))
  const left = now.find(({ id }) => id === acting?.id)
  const was = before.windows.filter(fits)
  const gone = standsFor
    ? left === undefined || (fits(acting) && !fits(left))
    : was.length === 0
      ? !now.some(fits)
      : was.some(({ id }) => !now.some((window) => window.id === id && fits(window)))
  const name = windowName(patternOf(run, pattern))
  return { held: gone, text: gone ? `It closed: ${name}.` : `It is still there: ${name}.` }
}
