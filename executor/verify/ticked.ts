import type { Role, Step, UiElement } from '#contract'
import { overlap } from '#contract'
import { isPlainClick } from '../act/plain-click.ts'
import { short } from '../plain-text.ts'
import type { Run } from '../run/run.ts'
import type { Before, Check } from './before.ts'

/** A toggle may spring back: nothing says which. */
const TICKED: Role[] = ['checkbox', 'radio']

/**
 * What a click on a box did to it, where accessibility tells: a check box is the other way round, a choice is chosen. Undefined where nothing is told of it, or it is
 * gone: that anything else on the screen changed is then all there is.
 */
export async function ticked(run: Run, step: Step, before: Before): Promise<Check | undefined> {
  const was = boxBefore(step, before)
  const window = before.sight?.window
  if (!was || !window) return undefined
  const is = (await run.desktop.elements(window)).find((element) => element.role === was.role && overlap(element.box, was.box) > 0.5)
  if (!is || is.name !== was.name || is.checked === undefined) return undefined
  const held = was.role === 'radio' ? is.checked : is.checked !== was.checked
  const state = is.checked ? 'ticked' : 'not ticked'
  return { held, text: `“${short(is.name)}” is ${held ? '' : 'still '}${state}.` }
}

/** Whether a box is as it was before the click on it: then the click did not reach it, and is safe to do again. */
export async function isAsBefore(run: Run, step: Step, before: Before): Promise<boolean> {
  const check = await ticked(run, step, before)
  return check !== undefined && !check.held
}

function boxBefore({ act }: Step, { sight }: Before): UiElement | undefined {
  const found = sight?.found
  if (!isPlainClick(act) || !found) return undefined
  return sight.scene?.elements.find(
    ({ role, box, checked }) => TICKED.includes(role) && checked !== undefined && overlap(box, found.box) > 0.8,
  )
}
