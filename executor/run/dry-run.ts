import type { FlowNode, RunEvent, RunOutcome, Step } from '#contract'
import { centreOf, contains, missingCase, ROUND } from '#contract'
import { firstRound } from '../flow/loops.ts'
import { clippedBy, learnedCrop, searchIn } from '../place/locate.ts'
import { observe } from '../place/scene.ts'
import { findWindow, isPassing } from '../place/windows.ts'
import { programName, short } from '../plain-text.ts'
import { fillSlots, missingValues, withValues } from '../values.ts'
import { targetName, windowName } from './failures.ts'
import { patternOf, type Run } from './run.ts'
import { DRY_LOOK_MS } from './times.ts'

/**
 * Walks through the plan on the live screen and changes nothing: each step's target is looked for in the windows that are open now, and shown with a ring where
 * the desktop can draw one. Windows are not brought forward, so what lies covered is told as such. Of a loop the first round is looked at, of a branch every
 * arm. No step ends as done.
 */
export async function dryRun(run: Run, nodes: readonly FlowNode<Step>[]): Promise<RunOutcome> {
  await walk(run, nodes)
  // Stopped at the last ring.
  await run.pace.passage()
  return { kind: 'done' }
}

async function walk(run: Run, nodes: readonly FlowNode<Step>[]): Promise<void> {
  for (const node of nodes) {
    switch (node.kind) {
      case 'step':
        await tellStep(run, node.step, node.index)
        break
      case 'optional':
        await walk(run, node.body)
        break
      case 'branch':
        for (const { body } of node.arms) await walk(run, body)
        break
      case 'loop':
        await withValues(run.values, { ...firstRound(run, node.block.over), [ROUND]: '0' }, () => walk(run, node.body))
        break
      default:
        missingCase(node)
    }
  }
}

async function tellStep(run: Run, step: Step, index: number): Promise<void> {
  await run.pace.passage()
  // What is not there for the first step to be done does not come with any before it.
  const first = run.at === undefined
  run.at = step.id
  await run.say({ kind: 'step-start', stepId: step.id, index, sentence: fillSlots(step.caption, run.values), tier: 0 })
  const { finding, text } = await lookFor(run, step, first)
  await run.say({ kind: 'dry-look', stepId: step.id, finding, text })
}

type Look = Pick<Extract<RunEvent, { kind: 'dry-look' }>, 'finding' | 'text'>

const none = (text: string): Look => ({ finding: 'no-target', text })
const absent = (first: boolean, text: string, later: string): Look =>
  first ? { finding: 'not-found', text } : { finding: 'later', text: `${text} ${later}` }

async function lookFor(run: Run, step: Step, first: boolean): Promise<Look> {
  const { act, target } = step
  if (act.kind === 'start-program') return none('It would be started, unless it is open by then.')
  if (act.kind === 'wait' || act.kind === 'hand-over') return none('Nothing is looked for here.')
  const missing = missingValues(step, run.values)
  if (missing.length > 0) return { finding: 'later', text: 'What it is done with is only known once the steps before are done.' }
  const windows = await run.desktop.windows()
  const pattern = patternOf(run, step.window)
  const window = findWindow(pattern, windows, { orOnly: true })
  if (!window) {
    const known = run.plan.task.programs.some(({ program, command }) => program === pattern.program && command !== undefined)
    if (known && !windows.some(({ program }) => program === pattern.program))
      return { finding: 'later', text: `${programName(pattern.program)} is not open now; it would be started.` }
    return absent(first, `Not open now: ${windowName(pattern)}.`, 'It may come with the steps before.')
  }
  if (!target) return none(`It goes to whatever has the keyboard in “${short(window.title)}”, which is open.`)
  const menu = target.window.kind === 'menu' ? findWindow(patternOf(run, target.window), windows, { orOnly: false }) : window
  if (!menu) return { finding: 'later', text: 'Its menu is not open now; a step before opens it.' }
  const scene = await observe(run, menu)
  const search = await run.pace.unlessStopped('the target', searchIn(run, target, scene, await learnedCrop(run.memory.pictures, target)))
  const picture = { stepId: step.id, picture: await run.keepPicture(scene.picture), pictureBox: scene.picture.box }
  const name = targetName(run, step)
  if (search.kind === 'not-found') {
    await run.say({ kind: 'not-located', ...picture, reason: search.reason, bestConfidence: search.bestConfidence })
    return search.reason === 'two-alike'
      ? { finding: 'not-found', text: `There are two like ${name} now, and nothing tells them apart.` }
      : absent(first, `Not seen in its window now: ${name}.`, 'It may come with the steps before.')
  }
  const { box, confidence, evidence } = search.found
  await run.say({ kind: 'located', ...picture, box, confidence, evidence })
  const middle = centreOf(box)
  const over = windows.find((other) => contains(other.box, middle))
  if (over && over.id !== menu.id && !isPassing(over))
    return { finding: 'found', text: `It is there, under “${short(over.title)}”: ${name}. Its window would be brought forward first.` }
  if (await clippedBy(run, search)) return { finding: 'found', text: `It is there, out of sight: ${name}. It would be scrolled to first.` }
  await run.desktop.highlight?.(box, { forMs: DRY_LOOK_MS, signal: run.control.signal })
  return { finding: 'found', text: `It is there: ${name}.` }
}
