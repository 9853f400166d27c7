import type { Scene, Step, UiElement, WindowInfo } from '#contract'
import { areaOf, centreOf, contains, looksOf } from '#contract'
import { carryOut } from '../act/act.ts'
import { clickOn } from '../act/plain-click.ts'
import { harmlessWayOut } from '../gate/way-out.ts'
import { learnedName } from '../place/locate.ts'
import { observe } from '../place/scene.ts'
import { unexpectedDialog, windowFits } from '../place/windows.ts'
import { plain, short } from '../plain-text.ts'
import { patternOf, type Run } from '../run/run.ts'
import { FOCUS_MS } from '../run/times.ts'
import { helped, type Recovery } from './recover-place.ts'

/**
 * Leaves what came up and nobody asked for (a notice, a tip, an offer to update or to remember a password), where that can do no harm: a dialog of its own, or a
 * part of the page. Each at most once a step.
 */
export async function leaveUnasked(run: Run, step: Step, tried: Set<string>): Promise<Recovery> {
  const windows = await run.desktop.windows()
  const programs = run.plan.task.programs.map((one) => one.program)
  const dialog = unexpectedDialog(patternOf(run, step.window), windows, programs)
  const first = (key: string) => !tried.has(key) && tried.add(key) !== undefined
  if (dialog) return first(`notice ${dialog.id}`) ? leaveDialog(run, step, dialog) : { kind: 'no-help' }
  const front = windows.find((window) => window.active && windowFits(patternOf(run, step.window), window))
  const scene = front && (await observe(run, front))
  for (const panel of scene ? await panelsOver(run, step, scene) : []) {
    const left = first(`notice ${panel.panel.name}`) ? await leavePanel(run, step, panel) : undefined
    if (left) return left
  }
  return { kind: 'no-help' }
}

async function leaveDialog(run: Run, step: Step, dialog: WindowInfo): Promise<Recovery> {
  const told = await observe(run, dialog)
  const scene = told.elements.length > 0 ? told : { ...told, elements: await run.eyes.look(told) }
  const button = harmlessWayOut(dialog.title, scene.elements)
  if (!button) return { kind: 'no-help' }
  const buttons = scene.elements.filter(({ role, name }) => role === 'button' && name !== '').length
  const by = buttons === 1 ? 'with its only button' : 'by'
  await run.say({
    kind: 'recovery',
    stepId: step.id,
    what: `A notice is in the way: closing “${short(dialog.title)}” ${by} “${short(button.name)}”.`,
  })
  return press(run, step, scene, button, async () => !(await run.desktop.windows()).some((window) => window.id === dialog.id))
}

type Panel = { panel: UiElement; scene: Scene }

/** The most of its window that counts as something over it, and not as the page itself. */
const MOST_SHARE = 0.8

/** Messages and dialogs that are part of the window, that the step has nothing to do with and that memory does not know for a part of its page. */
async function panelsOver(run: Run, step: Step, scene: Scene): Promise<Panel[]> {
  const page = step.page && (await run.memory.page(step.page))
  const looks = page ? looksOf(page) : []
  const lasting = (panel: UiElement) =>
    looks.some(({ elements }) => elements.some(({ role, name }) => role === panel.role && plain(name) === plain(panel.name)))
  const { target } = step
  const wanted = target && learnedName(run, target)
  return scene.elements
    .filter(({ role, box }) => (role === 'dialog' || role === 'alert') && areaOf(box) < MOST_SHARE * areaOf(scene.window.box))
    .filter((panel) => !lasting(panel))
    .map((panel) => ({
      panel,
      scene: { ...scene, elements: within(panel, scene.elements) },
    }))
    .filter(
      ({ scene: { elements } }) =>
        wanted === undefined || wanted === '' || !elements.some(({ role, name }) => role === target?.role && plain(name) === plain(wanted)),
    )
}

/** What is in it: by where it says that it belongs, else by where it lies. What lies behind a message may be told as well. */
function within(panel: UiElement, elements: UiElement[]): UiElement[] {
  const entry = panel.name === '' ? panel.role : `${panel.role} ${panel.name}`
  const told = elements.filter(({ path }) => path?.includes(entry))
  const inside =
    told.length > 0 ? told : elements.filter(({ box }) => contains(panel.box, centreOf(box)) && areaOf(box) <= areaOf(panel.box))
  return inside.includes(panel) ? inside : [panel, ...inside]
}

async function leavePanel(run: Run, step: Step, { panel, scene }: Panel): Promise<Recovery | undefined> {
  const button = harmlessWayOut('', scene.elements)
  if (!button) return undefined
  const name = panel.name.trim() === '' ? '' : ` “${short(panel.name)}”`
  await run.say({ kind: 'recovery', stepId: step.id, what: `A message lies over the page: leaving it${name} by “${short(button.name)}”.` })
  const still = ({ role, name: its }: UiElement) => role === button.role && its === button.name
  return press(run, step, scene, button, async () => !(await observe(run, scene.window)).elements.some(still))
}

async function press(run: Run, step: Step, scene: Scene, button: UiElement, gone: () => Promise<boolean>): Promise<Recovery> {
  const acted = await carryOut(
    run,
    step,
    clickOn(button.box),
    {
      window: scene.window,
      scene,
      found: {
        box: button.box,
        names: [button.name],
        role: button.role,
        confidence: button.confidence,
        evidence: [{ kind: 'name', score: 1 }],
      },
    },
    'recovery',
  )
  await run.pace.until('what came up to go', FOCUS_MS, async () => ((await gone()) ? true : undefined))
  return helped(acted)
}
