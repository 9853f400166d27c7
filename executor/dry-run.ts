import type { RunEvent, RunOutcome, Step } from '#contract'
import { centreOf, contains } from '#contract'
import { targetName } from './failures.ts'
import { learnedCrop, searchIn } from './locate.ts'
import { patternOf, type Run } from './run.ts'
import { observe } from './scene.ts'
import { DRY_LOOK_MS } from './times.ts'
import { fillSlots } from './values.ts'
import { findWindow, isPassing } from './windows.ts'

/**
 * Walks through the plan on the live screen and changes nothing: each step's target is looked for in the windows that are open now, and shown with a ring where
 * the desktop can draw one. Windows are not brought forward, so what lies covered is told as such.
 */
export async function dryRun(run: Run, steps: readonly Step[]): Promise<RunOutcome> {
  for (const [index, step] of steps.entries()) {
    await run.pace.passage()
    run.at = step.id
    const sinceMs = run.pace.nowMs()
    await run.say({ kind: 'step-start', stepId: step.id, index, sentence: fillSlots(step.caption, run.values), tier: 0 })
    const look = await lookFor(run, step)
    await run.say({ kind: 'dry-look', stepId: step.id, ...look })
    await run.say({ kind: 'step-end', stepId: step.id, tier: 0, tookMs: run.pace.nowMs() - sinceMs, pictures: {} })
  }
  return { kind: 'done' }
}

type Look = Pick<Extract<RunEvent, { kind: 'dry-look' }>, 'finding' | 'text'>

async function lookFor(run: Run, step: Step): Promise<Look> {
  const { target } = step
  if (step.act.kind === 'start-program') return { finding: 'no-target', text: 'It would be started, unless it is open by then.' }
  if (step.act.kind === 'wait' || step.act.kind === 'hand-over') return { finding: 'no-target', text: 'Nothing is looked for here.' }
  const windows = await run.desktop.windows()
  const window = findWindow(patternOf(run, step.window), windows, { orOnly: true })
  if (!window) return { finding: 'later', text: 'Its window is not open now; it comes with the steps before.' }
  if (!target) return { finding: 'no-target', text: 'It goes to whatever has the keyboard in its window, which is open.' }
  const scene = await observe(run, window)
  const search = await run.pace.unlessStopped('the target', searchIn(run, target, scene, await learnedCrop(run.memory.pictures, target)))
  const picture = { stepId: step.id, picture: await run.keepPicture(scene.picture), pictureBox: scene.picture.box }
  const name = targetName(run, step)
  if (search.kind === 'not-found') {
    await run.say({ kind: 'not-located', ...picture, reason: search.reason, bestConfidence: search.bestConfidence })
    return search.reason === 'two-alike'
      ? { finding: 'not-found', text: `There are two like ${name} now, and nothing tells them apart.` }
      : { finding: 'later', text: `${name} is not seen in its window now; it may come with the steps before.` }
  }
  const { box, confidence, evidence } = search.found
  await run.say({ kind: 'located', ...picture, box, confidence, evidence })
  const middle = centreOf(box)
  const covered = windows.find((other) => contains(other.box, middle))
  if (covered && covered.id !== window.id && !isPassing(covered)) {
    return { finding: 'found', text: `${name} is there, under another window that would be moved away first.` }
  }
  await run.desktop.highlight?.(box, { forMs: DRY_LOOK_MS, signal: run.control.signal })
  return { finding: 'found', text: `${name} is there.` }
}
