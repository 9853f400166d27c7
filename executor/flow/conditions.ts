import type { Condition, Scene, Step, UiElement, WindowInfo } from '#contract'
import { looksOf, missingCase } from '#contract'
import { observe } from '../place/scene.ts'
import { windowFits } from '../place/windows.ts'
import { plain } from '../plain-text.ts'
import { patternOf, type Run } from '../run/run.ts'
import { DECIDE_MS, DECIDE_QUIET_MS } from '../run/times.ts'
import { fillSlots } from '../values.ts'
import { textSeen } from '../verify/read-back.ts'

/**
 * Which of the conditions holds, the first one first; undefined when none does. What the step before brings up may come late: looked for until one holds, or
 * until the window in front has been quiet for a while. `next`: the step that would be done, whose program is looked at.
 */
export async function whichHolds(run: Run, conditions: readonly Condition[], next: Step): Promise<number | undefined> {
  const watch = run.eyes.watch()
  let windows = ''
  let quietSinceMs = run.pace.nowMs()
  const decided = await run.pace.until('what decides which way to go', DECIDE_MS, async () => {
    const scene = await sceneOf(run, next)
    for (const [index, condition] of conditions.entries()) if (await holds(run, condition, scene)) return index
    const now = JSON.stringify(await run.desktop.windows())
    const stirring = scene ? watch.stirring(scene.picture) : []
    if (now !== windows || stirring.length > 0) quietSinceMs = run.pace.nowMs()
    windows = now
    return run.pace.nowMs() - quietSinceMs >= DECIDE_QUIET_MS ? -1 : undefined
  })
  return decided === undefined || decided < 0 ? undefined : decided
}

/** The window in front, if the task has to do with it; else the one that the next step is in. */
async function sceneOf(run: Run, next: Step): Promise<Scene | undefined> {
  const windows = await run.desktop.windows()
  const programs = new Set([next.window.program, ...run.plan.task.programs.map(({ program }) => program)])
  const ours = windows.filter((window) => programs.has(window.program) && window.kind !== 'menu')
  const window: WindowInfo | undefined = ours.find(({ active }) => active) ?? ours.find(({ program }) => program === next.window.program)
  return window && observe(run, window)
}

async function holds(run: Run, condition: Condition, scene: Scene | undefined): Promise<boolean> {
  switch (condition.kind) {
    case 'window-present': {
      const pattern = patternOf(run, condition.window)
      return (await run.desktop.windows()).some((window) => windowFits(pattern, window))
    }
    case 'element-present':
      return scene !== undefined && hasElement(run, scene, condition.role, fillSlots(condition.name, run.values))
    case 'page': {
      const page = scene && (await run.memory.page(condition.page))
      if (!scene || !page) return false
      const look = await run.eyes.pageLook(scene)
      return looksOf(page).some((known) => run.eyes.comparePages(known, look).same)
    }
    default:
      return missingCase(condition)
  }
}

/** Whether a scene has an element of this role (any, without one) and name: told by the program, or else read from its pixels. */
export async function hasElement(run: Run, scene: Scene, role: UiElement['role'] | undefined, name: string): Promise<boolean> {
  const fits = (element: UiElement) => (role === undefined || element.role === role) && plain(element.name) === plain(name)
  if (scene.elements.some(fits)) return true
  return (await run.eyes.look(scene)).some((element) => fits(element) || (element.source === 'ocr' && textSeen([element.name], name)))
}
