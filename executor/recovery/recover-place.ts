import type { Scene, Step, WindowInfo } from '#contract'
import { missingCase } from '#contract'
import { type Acted, carryOut, type NotLetThrough } from '../act/act.ts'
import { clickOn } from '../act/plain-click.ts'
import type { Problem } from '../place/place.ts'
import { bringForward } from '../place/ready-window.ts'
import { searchRenamed } from '../place/renamed.ts'
import { short } from '../plain-text.ts'
import type { Run } from '../run/run.ts'
import { closeMenu, closeMenuIn, isMenu } from './close-menu.ts'
import { leaveUnasked } from './leave-unasked.ts'
import { scrollIntoView } from './scroll-into-view.ts'
import { startProgram } from './start-program.ts'

/** What a recovery came to. `again`: the screen is another now, look anew. */
export type Recovery = { kind: 'again' } | { kind: 'no-help' } | { kind: 'ended'; acted: NotLetThrough }

/** Tries, each at most once a step, what may bring the step's place back. `tried` belongs to the step. */
export async function recoverPlace(run: Run, step: Step, problem: Problem, tried: Set<string>): Promise<Recovery> {
  const once = async (name: string, recovery: () => Promise<Recovery>): Promise<Recovery> => {
    if (tried.has(name)) return { kind: 'no-help' }
    tried.add(name)
    return recovery()
  }
  const left = await leaveUnasked(run, step, tried)
  if (left.kind !== 'no-help') {
    // What was tried while it lay over the window says nothing.
    for (const help of ['cursor', 'scroll', 'renamed']) tried.delete(help)
    return left
  }
  const closed = await once('menu', () => closeMenu(run, step))
  if (closed.kind !== 'no-help') return closed
  switch (problem.kind) {
    case 'no-window':
      // One that is only slow to open must not be started twice.
      return problem.early ? { kind: 'no-help' } : once('start', () => startProgram(run, step, problem.windows))
    case 'behind':
      return { kind: 'no-help' }
    case 'not-found':
      if (problem.clippedBy && isMenu(problem.clippedBy)) return once('menu-in-page', () => closeMenuIn(run, step, problem.scene))
      if (problem.covered) return once('raise', () => raise(run, step, problem.scene.window))
      if (problem.reason === 'two-alike') return { kind: 'no-help' }
      return firstHelp(
        () => once('scroll', () => scrollIntoView(run, step, problem.scene)),
        () => once('renamed', () => lookForRenamed(run, step, problem.scene)),
      )
    case 'no-cursor':
      return once('cursor', async () => {
        const { box } = problem.sight.found ?? { box: problem.sight.window.box }
        await run.say({ kind: 'recovery', stepId: step.id, what: 'Putting the cursor into the field.' })
        return helped(await carryOut(run, step, clickOn(box), problem.sight, 'recovery'))
      })
    default:
      return missingCase(problem)
  }
}

async function firstHelp(...helps: (() => Promise<Recovery>)[]): Promise<Recovery> {
  for (const help of helps) {
    const recovery = await help()
    if (recovery.kind !== 'no-help') return recovery
  }
  return { kind: 'no-help' }
}

/** Nothing of its name is there, but something in its place: the next look takes that, and the gate asks. */
async function lookForRenamed(run: Run, step: Step, scene: Scene): Promise<Recovery> {
  const renamed = step.target && (await searchRenamed(run, step, step.target, scene))
  if (!renamed) return { kind: 'no-help' }
  const [is = ''] = renamed.found.names
  const what = `“${short(renamed.found.was ?? '')}” is not there; “${short(is)}” stands in its place.`
  await run.say({ kind: 'recovery', stepId: step.id, what })
  return { kind: 'again' }
}

/** The window has the focus, and another lies over it all the same: a question that was just answered may leave one of ours on top. */
async function raise(run: Run, step: Step, window: WindowInfo): Promise<Recovery> {
  await run.say({ kind: 'recovery', stepId: step.id, what: `Another window lies over “${short(window.title)}”: bringing it forward.` })
  const ready = await bringForward(run, step, window)
  return ready.kind === 'ended' ? ready : { kind: 'again' }
}

/** A refused or blocked help ends the step; anything else is worth another look. */
export function helped(acted: Acted): Recovery {
  return acted.kind === 'refused' || acted.kind === 'blocked' ? { kind: 'ended', acted } : { kind: 'again' }
}
