import type { Located, Scene, Step, WindowInfo } from '#contract'
import { overlap } from '#contract'
import type { NotLetThrough } from './act.ts'
import { awaitTarget, type Search } from './locate.ts'
import { readyWindow } from './ready-window.ts'
import { patternOf, type Run } from './run.ts'
import { observe } from './scene.ts'
import type { Sight } from './sight.ts'
import { AFTER_RECOVERY_MS, LOCATE_MS, WINDOW_MS } from './times.ts'
import { findWindow } from './windows.ts'

/** Why a step has no place to act. */
export type Problem =
  | { kind: 'no-window'; windows: WindowInfo[] }
  | { kind: 'behind'; window: WindowInfo; inFront: WindowInfo | undefined }
  | { kind: 'not-found'; reason: Extract<Located, { kind: 'unsure' }>['reason']; bestConfidence: number; scene: Scene }
  /** The field is there, but the cursor is elsewhere. */
  | { kind: 'no-cursor'; sight: Sight }

export type Placed =
  | { kind: 'placed'; sight: Sight | undefined }
  | { kind: 'satisfied'; text: string }
  | { kind: 'ended'; acted: NotLetThrough }
  | { kind: 'missing'; problem: Problem }

/** Where the step acts, now: its window in front and its target found and standing still. `again`: after a recovery, when waiting was already done. */
export async function place(run: Run, step: Step, again: boolean): Promise<Placed> {
  if (step.act.kind === 'wait') return { kind: 'placed', sight: undefined }
  if (step.act.kind === 'start-program') return started(run, step)
  const ready = await readyWindow(run, step, again ? AFTER_RECOVERY_MS : WINDOW_MS)
  if (ready.kind === 'ended') return ready
  if (ready.kind !== 'ready') return { kind: 'missing', problem: ready }
  const { window } = ready
  if (step.act.kind === 'focus-window') return { kind: 'placed', sight: { window, scene: await observe(run, window) } }
  if (!step.target) return { kind: 'placed', sight: { window, scene: await observe(run, window) } }
  return targetIn(run, step, step.target, window, again ? AFTER_RECOVERY_MS : LOCATE_MS)
}

async function targetIn(run: Run, step: Step, target: NonNullable<Step['target']>, window: WindowInfo, withinMs: number): Promise<Placed> {
  const menu =
    target.window.kind === 'menu' ? findWindow(patternOf(run, target.window), await run.desktop.windows(), { orOnly: false }) : undefined
  const search = await awaitTarget(run, step, target, menu ?? window, withinMs)
  await sayLocated(run, step, search)
  if (search.kind === 'not-found') return { kind: 'missing', problem: search }
  const sight: Sight = { window: search.scene.window, scene: search.scene, found: search.found }
  const focused = step.act.kind === 'type' ? await run.desktop.focusedElement() : undefined
  const elsewhere = focused !== undefined && overlap(focused.box, search.found.box) === 0
  return elsewhere ? { kind: 'missing', problem: { kind: 'no-cursor', sight } } : { kind: 'placed', sight }
}

async function sayLocated(run: Run, step: Step, search: Search): Promise<void> {
  const { scene } = search
  const picture = await run.keepPicture(scene.picture)
  const shown = { stepId: step.id, picture, pictureBox: scene.picture.box }
  if (search.kind === 'not-found')
    await run.say({ kind: 'not-located', ...shown, reason: search.reason, bestConfidence: search.bestConfidence })
  else
    await run.say({
      kind: 'located',
      ...shown,
      box: search.found.box,
      confidence: search.found.confidence,
      evidence: search.found.evidence,
    })
}

/** A program that runs already is not started twice. */
async function started(run: Run, step: Step): Promise<Placed> {
  const present = (await run.desktop.windows()).find((window) => window.program === step.window.program && window.kind === 'normal')
  return present ? { kind: 'satisfied', text: `It was open already: “${present.title}”.` } : { kind: 'placed', sight: undefined }
}
