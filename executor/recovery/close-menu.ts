import type { Scene, Step, UiElement } from '#contract'
import { carryOut } from '../act/act.ts'
import { short } from '../plain-text.ts'
import type { Run } from '../run/run.ts'
import { FOCUS_MS } from '../run/times.ts'
import { helped, type Recovery } from './recover-place.ts'

/** Closes a menu that is open and that the step has nothing to do with: it takes the keys, and lies over what is looked for. Escape in a menu does nothing else. */
export async function closeMenu(run: Run, step: Step): Promise<Recovery> {
  if (step.window.kind === 'menu' || step.target?.window.kind === 'menu') return { kind: 'no-help' }
  const windows = await run.desktop.windows()
  const menu = windows.find(({ kind, program }) => kind === 'menu' && program === step.window.program)
  // What only looks like a menu (a tip, a list of suggestions) takes no keys: of a dialog Escape would be the end.
  const front = windows.find(({ active }) => active)
  if (!menu || front?.kind !== 'normal' || front.program !== menu.program) return { kind: 'no-help' }
  const name = menu.title.trim() === '' ? '' : ` “${short(menu.title)}”`
  await run.say({ kind: 'recovery', stepId: step.id, what: `A menu${name} is open that does not belong here: closing it.` })
  const acted = await carryOut(run, step, { kind: 'press', modifiers: [], key: 'Escape' }, { window: menu }, 'recovery')
  await run.pace.until('the menu to close', FOCUS_MS, async () =>
    (await run.desktop.windows()).some(({ id }) => id === menu.id) ? undefined : true,
  )
  return helped(acted)
}

/** A part of a menu that a page draws itself. */
export function isMenu({ role }: UiElement): boolean {
  return role === 'menu' || role === 'menu-item'
}

/** Closes a menu that a page drew over what is looked for. */
export async function closeMenuIn(run: Run, step: Step, scene: Scene): Promise<Recovery> {
  await run.say({ kind: 'recovery', stepId: step.id, what: 'A menu of the page lies over it: closing it.' })
  const { window } = scene
  return helped(await carryOut(run, step, { kind: 'press', modifiers: [], key: 'Escape' }, { window, scene }, 'recovery'))
}
