import type { Action, ApprovalAnswer, ApprovedAction, Point, Role, Scene, Step, UiElement } from '#contract'
import { Cancelled, UnderstudyError } from '#contract'
import type { Shown } from '../gate/approve.ts'
import type { ActTarget, ProposedAct } from '../gate/proposed-act.ts'
import { rowWords } from '../gate/row-words.ts'
import { typedValues } from '../gate/typed-values.ts'
import { cutOut, inflated } from '../place/pictures.ts'
import type { Sight } from '../place/sight.ts'
import type { Run } from '../run/run.ts'
import { CANCEL_GRACE_MS, FOCUS_MS } from '../run/times.ts'
import { afterCutOff } from './cut-off.ts'
import { changedSince, pointOf } from './look-again.ts'

export type Acted =
  | { kind: 'acted' }
  /** Nothing was done: what the act was decided on is no longer so. */
  | { kind: 'moved'; what: string }
  | NotLetThrough
export type NotLetThrough = { kind: 'refused'; by: ApprovalAnswer['by'] } | { kind: 'blocked'; reason: string }

const PAUSED = 'The run was paused.'

/** One act, all the way: gate, the person's yes where one is needed, a last look, the journal, the desktop. The only caller of `perform`. */
export async function carryOut(
  run: Run,
  step: Step,
  action: Action,
  sight: Sight | undefined,
  origin: ProposedAct['origin'],
): Promise<Acted> {
  if (run.control.paused() !== undefined) {
    await run.pace.passage()
    return { kind: 'moved', what: PAUSED }
  }
  const act = await proposedAct(run, step, action, sight, origin)
  const approval = await run.gate.approve(act, () => surroundings(run, sight))
  if (approval.kind !== 'approved') return approval
  const { approved } = approval
  await run.pace.passage()
  const changed = await lookAgain(run, { ...act, action: approved.action }, sight, approval.asked)
  if (changed !== undefined) return { kind: 'moved', what: changed }
  await approval.remember()
  if (run.control.paused() !== undefined) return { kind: 'moved', what: PAUSED }
  await run.say({ kind: 'act-start', stepId: step.id, digest: approved.digest })
  const parts = await perform(run, approved)
  if (parts !== undefined) {
    const left = await afterCutOff(run, step, approved.action, parts)
    if (left.kind === 'all') return { kind: 'moved', what: PAUSED }
    if (left.kind === 'rest') return carryOut(run, step, left.action, sight, origin)
    await run.say({
      kind: 'recovery',
      stepId: step.id,
      what: 'The run was paused in the middle of this act: whether it had its effect is looked at.',
    })
    return { kind: 'acted' }
  }
  if (act.window) run.typed.performed(act.window.id, approved.action, act.target?.role)
  if (act.window && approved.action.kind !== 'focus-window') run.usedPrograms.add(act.window.program)
  await run.say({ kind: 'act-end', stepId: step.id })
  return { kind: 'acted' }
}

/** The question may have stood in a window of its own, in front of the target: that gets a moment to close and to give the focus back. */
async function lookAgain(run: Run, act: ProposedAct, sight: Sight | undefined, asked: boolean): Promise<string | undefined> {
  let changed = await changedSince(run, act, sight, asked)
  if (changed === undefined || !asked) return changed
  await run.pace.until('the question to leave the screen', FOCUS_MS, async () => {
    changed = await changedSince(run, act, sight, asked)
    return changed === undefined ? true : undefined
  })
  return changed
}

/** Undefined when it was done; how many parts of it had gone out when a pause cut it off. */
async function perform(run: Run, approved: ApprovedAction): Promise<number | undefined> {
  const { signal } = run.control
  const pausing = run.control.pausing()
  let parts = 0
  // A monitor may have ended the run when it saw the act begin.
  if (signal.aborted) throw new Cancelled('the act')
  const performing = run.desktop.perform(approved, { signal: AbortSignal.any([signal, pausing]), onPart: () => parts++ })
  try {
    await run.pace.unlessStopped('the act', performing)
    return undefined
  } catch (error) {
    if (!signal.aborted && pausing.aborted && error instanceof Cancelled) return parts
    // A window that refuses to come forward is seen right after; a desktop that is lost, too.
    if (!signal.aborted && approved.action.kind === 'focus-window' && error instanceof UnderstudyError) return undefined
    // The act gets a moment to let go by itself; everything still held is released at the end of the run in any case.
    if (signal.aborted) await Promise.race([performing.catch(() => {}), run.clock.wait(CANCEL_GRACE_MS, { reason: 'the act to end' })])
    throw error
  }
}

/** The act with all that the gate may want to know of it, as it is seen now. */
export async function proposedAct(
  run: Run,
  step: Step,
  action: Action,
  sight: Sight | undefined,
  origin: ProposedAct['origin'],
): Promise<ProposedAct> {
  const window = action.kind === 'start-program' || action.kind === 'wait' ? undefined : sight?.window
  const point = pointOf(action)
  const keyboard = action.kind === 'type' || action.kind === 'press'
  return {
    action,
    origin,
    step,
    window,
    target: sight?.found && action.kind !== 'focus-window' ? await targetOf(run, step, sight.found, point, origin) : undefined,
    focused: keyboard ? await run.desktop.focusedElement() : undefined,
    seen: await seenIn(run, sight?.scene),
    line: run.typed.line(window?.id ?? -1),
    programs: run.plan.task.programs,
    firstRun: run.options.firstRun,
    values: action.kind === 'type' && !action.secret ? typedValues(step, run.plan.task.parameters, run.values) : [],
  }
}

/** Roles that a press goes to; what contains them may be named by anything. */
const PRESSABLE: Role[] = [
  'button',
  'toggle',
  'link',
  'menu-item',
  'icon',
  'image',
  'text',
  'label',
  'list-item',
  'tab',
  'checkbox',
  'radio',
  'cell',
]

/** The gate judges by what was looked for and by what accessibility says lies there now: they come by different ways. */
async function targetOf(
  run: Run,
  step: Step,
  found: NonNullable<Sight['found']>,
  point: Point | undefined,
  origin: ProposedAct['origin'],
): Promise<ActTarget> {
  const under = point && (await run.desktop.elementAt(point))
  const names = under && PRESSABLE.includes(under.role) && under.name.trim() !== '' ? [...found.names, under.name] : found.names
  const row = origin === 'recovery' ? undefined : rowWords(step, run.values)
  return {
    names: [...new Set(names)],
    role: found.role ?? under?.role,
    ...(row && { row }),
    ...(found.was !== undefined && { was: found.was }),
    box: found.box,
    evidence: found.evidence,
  }
}

/** A dialog that tells nothing to accessibility is read from its pixels: what it asks decides whether answering it is risky. */
async function seenIn(run: Run, scene: Scene | undefined): Promise<UiElement[]> {
  if (!scene) return []
  return scene.elements.length === 0 && scene.window.kind === 'dialog' ? run.eyes.look(scene) : scene.elements
}

const SURROUNDINGS_PX = 120

async function surroundings(run: Run, sight: Sight | undefined): Promise<Shown> {
  if (!sight?.scene) return {}
  const { picture } = sight.scene
  const box = sight.found?.box
  const part = box && cutOut(picture, inflated(box, SURROUNDINGS_PX))
  if (!box || !part) return { picture: await run.keepPicture(picture) }
  const pictureMark = { ...box, x: box.x - part.box.x, y: box.y - part.box.y }
  return { picture: await run.memory.pictures.put(part), pictureMark }
}
