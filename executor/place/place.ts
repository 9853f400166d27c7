import type { Box, Step, WindowInfo } from '#contract'
import { intersection } from '#contract'
import type { NotLetThrough } from '../act/act.ts'
import { takesTyping } from '../gate/reading.ts'
import { patternOf, type Run } from '../run/run.ts'
import { AFTER_RECOVERY_MS, LOCATE_MS, QUIET_AFTER_TYPING_MS, QUIET_MS, REST_MS, WINDOW_MS } from '../run/times.ts'
import { awaitTarget, type NotFound, type Search } from './locate.ts'
import { readyWindow } from './ready-window.ts'
import { searchRenamed } from './renamed.ts'
import { awaitQuiet, observe } from './scene.ts'
import type { Sight } from './sight.ts'
import { findWindow } from './windows.ts'

/** Why a step has no place to act. */
export type Problem =
  | { kind: 'no-window'; windows: WindowInfo[]; early?: boolean }
  | { kind: 'behind'; window: WindowInfo; inFront: WindowInfo | undefined }
  | NotFound
  /** The field is there, but the cursor is elsewhere. */
  | { kind: 'no-cursor'; sight: Sight }

export type Placed =
  | { kind: 'placed'; sight: Sight | undefined }
  | { kind: 'satisfied'; text: string }
  | { kind: 'ended'; acted: NotLetThrough }
  | { kind: 'missing'; problem: Problem }

/** How long a step is waited for: since when for its window, since when for its target, and whether it may be told early that nothing stirs. */
export type Patience = { windowSinceMs: number; targetSinceMs: number | undefined; orEarly: boolean }

/** Where the step acts, now: its window in front and its target found and standing still. `tried`: the recoveries so far; after one, what is left of the time is waited. */
export async function place(run: Run, step: Step, tried: Set<string>, patience: Patience): Promise<Placed> {
  const { orEarly } = patience
  const left = (mostMs: number, sinceMs: number) =>
    tried.size > 0 ? Math.max(AFTER_RECOVERY_MS, mostMs - (run.pace.nowMs() - sinceMs)) : mostMs
  if (step.act.kind === 'wait' || step.act.kind === 'hand-over') return { kind: 'placed', sight: undefined }
  if (step.act.kind === 'start-program') return started(run, step)
  const ready = await readyWindow(run, step, left(WINDOW_MS, patience.windowSinceMs), orEarly)
  if (ready.kind === 'ended') return ready
  if (ready.kind !== 'ready') return { kind: 'missing', problem: ready }
  const { window } = ready
  if (step.act.kind === 'focus-window') return { kind: 'placed', sight: { window, scene: await observe(run, window) } }
  if (!step.target) {
    await readyForKeys(run, step, window)
    return { kind: 'placed', sight: { window, scene: await observe(run, window) } }
  }
  patience.targetSinceMs ??= run.pace.nowMs()
  return targetIn(run, step, step.target, window, tried, { withinMs: left(LOCATE_MS, patience.targetSinceMs), orEarly })
}

/** Without a target the only signs of readiness are a field that has the cursor, before typing, and quiet, before a key. */
async function readyForKeys(run: Run, step: Step, window: WindowInfo): Promise<void> {
  if (step.act.kind === 'press' && step.act.modifiers.length === 0) {
    await awaitQuiet(run, window, run.typed.line(window.id).text === '' ? QUIET_MS : QUIET_AFTER_TYPING_MS)
  }
  if (step.act.kind === 'type') {
    await run.pace.until('a field to have the cursor', REST_MS, async () =>
      takesTyping((await run.desktop.focusedElement())?.role) ? true : undefined,
    )
  }
}

async function targetIn(
  run: Run,
  step: Step,
  target: NonNullable<Step['target']>,
  window: WindowInfo,
  tried: Set<string>,
  wait: { withinMs: number; orEarly: boolean },
): Promise<Placed> {
  const menu =
    target.window.kind === 'menu' ? findWindow(patternOf(run, target.window), await run.desktop.windows(), { orOnly: false }) : undefined
  const byName = await awaitTarget(run, step, target, menu ?? window, wait)
  const search = (tried.has('renamed') && byName.kind === 'not-found' && (await searchRenamed(run, step, target, byName.scene))) || byName
  if (search.kind === 'found' || !search.early) await sayLocated(run, step, search)
  if (search.kind === 'not-found') return { kind: 'missing', problem: search }
  const sight: Sight = { window: search.scene.window, scene: search.scene, found: search.found }
  const elsewhere = step.act.kind === 'type' && !(await cursorIn(run, search.found.box, tried.has('cursor')))
  return elsewhere ? { kind: 'missing', problem: { kind: 'no-cursor', sight } } : { kind: 'placed', sight }
}

/**
 * Whether what is typed now goes into this box. What has the focus lies in it, and not merely around it as a page lies around its fields.
 * The learner leaves the click into a field out of the steps: where nobody tells what has the focus, it is done first (`clicked`), and is
 * believed afterwards, unless the focus is told to be in another place.
 */
async function cursorIn(run: Run, box: Box, clicked: boolean): Promise<boolean> {
  const focused = await run.desktop.focusedElement()
  if (!focused) return clicked
  const shared = intersection(focused.box, box)
  return shared !== undefined && (clicked || shared.width * shared.height >= (focused.box.width * focused.box.height) / 2)
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
  const windows = [...(await run.desktop.windows()), ...((await run.desktop.putAway?.()) ?? [])]
  const present = windows.find((window) => window.program === step.window.program && window.kind === 'normal')
  return present ? { kind: 'satisfied', text: `It was open already: “${present.title}”.` } : { kind: 'placed', sight: undefined }
}
