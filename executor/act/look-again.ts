import type { Action, Point, Role, Scene, UiElement, WindowInfo } from '#contract'
import { contains, overlap } from '#contract'
import type { ProposedAct } from '../gate/proposed-act.ts'
import { atSamePlace } from '../place/locate.ts'
import { observe } from '../place/scene.ts'
import type { Sight } from '../place/sight.ts'
import { isPassing } from '../place/windows.ts'
import { programName } from '../plain-text.ts'
import type { Run } from '../run/run.ts'

/**
 * At the moment of acting: is all still as it was when the act was decided? Undefined when it is; else what changed, in words, and the act
 * must be decided anew. After a question to the person the page is compared too: their yes was for what they saw.
 */
export async function changedSince(run: Run, act: ProposedAct, sight: Sight | undefined, asked: boolean): Promise<string | undefined> {
  const { action } = act
  if (!sight || action.kind === 'start-program' || action.kind === 'wait') return undefined
  const windows = await run.desktop.windows()
  const window = windows.find((other) => other.id === sight.window.id)
  if (action.kind === 'focus-window') return window || (await isPutAway(run, sight)) ? undefined : gone(sight)
  if (!window) return gone(sight)
  if (JSON.stringify(window.box) !== JSON.stringify(sight.window.box)) return 'The window was moved.'
  if (!window.active && !isPassing(window)) return 'Another window came to the front.'
  const point = pointOf(action)
  return (
    (point && (await pointing(run, act, sight, point, window, windows))) ??
    (point ? undefined : await typing(run, act)) ??
    (asked ? await page(run, sight, window) : undefined)
  )
}

function gone({ window }: Sight): string {
  return `The window “${window.title}” is gone.`
}

async function isPutAway(run: Run, { window }: Sight): Promise<boolean> {
  return ((await run.desktop.putAway?.()) ?? []).some(({ id }) => id === window.id)
}

export function pointOf(action: Action): Point | undefined {
  if (action.kind === 'click' || action.kind === 'scroll') return action.at
  return action.kind === 'drag' ? action.path[0] : undefined
}

async function pointing(
  run: Run,
  act: ProposedAct,
  sight: Sight,
  point: Point,
  window: WindowInfo,
  windows: WindowInfo[],
): Promise<string | undefined> {
  const over = windows.find((other) => contains(other.box, point))
  const ours = !over || over.id === window.id || over.program === '' || (over.program === window.program && isPassing(over))
  if (!ours)
    return over.program === window.program
      ? `“${over.title}” covers the place.`
      : `A window of ${programName(over.program)} covers the place.`
  const target = act.step.target
  if (!target || !sight.found || !sight.scene || act.origin === 'recovery') return undefined
  return (await atSamePlace(run, target, sight.scene, sight.found.box)) ? undefined : `${target.label} moved.`
}

async function typing(run: Run, act: ProposedAct): Promise<string | undefined> {
  const now = await run.desktop.focusedElement()
  return sameElement(act.focused, now) ? undefined : 'Something else has the keyboard now.'
}

function sameElement(a: UiElement | undefined, b: UiElement | undefined): boolean {
  if (!a || !b) return a === b
  return a.role === b.role && a.name === b.name && (overlap(a.box, b.box) > 0.5 || JSON.stringify(a.box) === JSON.stringify(b.box))
}

/** A page is the same for page memory when only its data differ; for a yes the data count: what is filled in, ticked and selected. */
async function page(run: Run, sight: Sight, window: WindowInfo): Promise<string | undefined> {
  if (!sight.scene) return undefined
  if (window.title !== sight.window.title) return 'The window shows something else now.'
  const now = await observe(run, window)
  const [lookBefore, lookNow] = [await run.eyes.pageLook(sight.scene), await run.eyes.pageLook(now)]
  const same =
    run.eyes.comparePages(lookBefore, lookNow).same && choices(sight.scene) === choices(now) && !silentlyChanged(run, sight.scene, now)
  return same ? undefined : 'The page changed while you were asked.'
}

const FILLED: Role[] = ['field', 'document', 'combobox', 'spinner', 'slider', 'cell']

function choices({ elements }: Scene): string {
  const chosen = elements.filter(
    ({ role, value, checked, selected }) => (value !== undefined && FILLED.includes(role)) || checked !== undefined || selected,
  )
  return JSON.stringify(chosen.map(({ role, name, value, checked, selected }) => [role, name, value, checked, selected]).sort())
}

/** More than a caret and a clock. */
const PAGE_CHANGE = 0.01

/** Of a window that tells nothing, only the pixels say what is filled in. */
function silentlyChanged(run: Run, before: Scene, now: Scene): boolean {
  return now.elements.length === 0 && run.eyes.changed(before.picture, now.picture) > PAGE_CHANGE
}
