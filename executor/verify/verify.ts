import type { Expectation, Picture, Scene, Step, UiElement, WindowInfo } from '#contract'
import { missingCase, overlap } from '#contract'
import { awaitQuiet, CARET_SHARE, observe } from '../place/scene.ts'
import { short } from '../plain-text.ts'
import type { Run } from '../run/run.ts'
import { QUIET_AFTER_TYPING_MS } from '../run/times.ts'
import { fillSlots, holdsSecret, textToType } from '../values.ts'
import type { Before, Check } from './before.ts'
import { fitsLoosely } from './loosely.ts'
import { textSeen, valueHolds } from './read-back.ts'
import { savedFile } from './saved-file.ts'
import { contradiction, isLedTo } from './second-opinion.ts'
import { shownValues } from './shown-values.ts'
import { ticked } from './ticked.ts'
import { windowGone, windowPresent } from './window-checks.ts'

export { type Before, beforeAct } from './before.ts'

/** Waits for the step's expectation to come true, and for nothing to contradict it. Silence is not success. `again`: the act was done before. */
export async function verify(run: Run, step: Step, before: Before, withinMs: number, again = false): Promise<Check> {
  const expectation = expected(run, step)
  let last: Check = { held: false, text: '' }
  const look = async () => {
    last = await checkAll(run, step, expectation, before, again)
    return last.held ? last : undefined
  }
  const held = await run.pace.until('the step to take effect', withinMs, look)
  if (!held || !holdsByAnyChange(expectation) || !endsSubGoal(run, step)) return held ?? last
  // What went wrong may say so a moment later, and no step comes that would meet it.
  const window = await windowNow(run, before)
  if (window) await awaitQuiet(run, window, QUIET_AFTER_TYPING_MS)
  return (await look()) ?? last
}

async function checkAll(run: Run, step: Step, expectation: Expectation, before: Before, again: boolean): Promise<Check> {
  const check = await checkOnce(run, step, expectation, before, again)
  if (!check.held) return check
  const box = holdsByAnyChange(expectation) ? await ticked(run, step, before) : undefined
  if (box && !box.held) return box
  const against = holdsByAnyChange(expectation) ? await contradiction(run, step, before) : undefined
  if (against !== undefined) return { held: false, text: against }
  const written = await savedFile(run, step, before.sight, before.file)
  if (written) return written
  const shown = await shownValues(run, step)
  // What took effect and left no trace where it should is not to be done twice.
  return shown ? { ...shown, took: true } : (box ?? check)
}

function holdsByAnyChange({ kind }: Expectation): boolean {
  return kind === 'changed' || kind === 'nothing'
}

function endsSubGoal(run: Run, step: Step): boolean {
  return run.plan.subGoals.some(({ steps }) => steps.at(-1)?.id === step.id)
}

/** Of a secret only that something changed is asked for: reading it back would put it on paper. A started program must show a window. */
function expected(run: Run, step: Step): Expectation {
  const { expectation, act } = step
  if (expectation.kind === 'field-holds' && holdsSecret(expectation.text, run.values)) return { kind: 'changed' }
  if (act.kind === 'start-program' && (expectation.kind === 'nothing' || expectation.kind === 'changed')) {
    return { kind: 'window-present', window: { ...step.window, title: '*' } }
  }
  return expectation
}

async function checkOnce(run: Run, step: Step, expectation: Expectation, before: Before, again: boolean): Promise<Check> {
  switch (expectation.kind) {
    case 'field-holds':
      return fieldHolds(run, step, expectation, before)
    case 'window-present':
      return windowPresent(run, expectation, before, again)
    case 'window-gone':
      return windowGone(run, expectation, step.window, before)
    case 'element-present':
      return elementPresent(run, step, expectation, before)
    case 'changed':
      return changed(run, step, before)
    case 'nothing':
      return { held: true, text: 'Nothing was learned that could be checked here.' }
    default:
      return missingCase(expectation)
  }
}

async function fieldHolds(
  run: Run,
  step: Step,
  expectation: Extract<Expectation, { kind: 'field-holds' }>,
  before: Before,
): Promise<Check> {
  const text = textToType(expectation.text, run.values)
  if (text === undefined) return { held: false, text: 'A value to compare with is missing.' }
  const whole = step.act.kind === 'type' && step.act.replaces
  const told = (await valuesNow(run, before)).filter((value) => value !== undefined)
  const holding = told.find((value) => valueHolds(value, text, whole))
  if (holding !== undefined) return { held: true, text: `It reads “${short(holding)}”.` }
  // A value that changed to something else is a contradiction. One that stayed may only lag behind the screen: then the pixels may speak.
  const lags = told.every((value) => value === before.focused?.value)
  if (told.length > 0 && !lags) return { held: false, text: `It reads “${short(told[0] ?? '')}”, not “${short(text)}”.` }
  const window = await windowNow(run, before)
  const scene = window && (await observe(run, window))
  if (!scene) return { held: false, text: `Its window is gone, so “${short(text)}” can't be read back.` }
  const region = before.sight?.found?.box
  const lines = (await run.eyes.look(scene))
    .filter((element) => !region || overlap(region, element.box) > 0)
    .map((element) => `${element.name} ${element.value ?? ''}`)
  const seen = textSeen(lines, text)
  return { held: seen, text: seen ? `“${short(text)}” is seen on the screen.` : `“${short(text)}” is not seen on the screen.` }
}

/** What accessibility says that the focused field and the target hold. */
async function valuesNow(run: Run, before: Before): Promise<(string | undefined)[]> {
  const focused = await run.desktop.focusedElement()
  const window = before.sight?.window
  const ours = focused && (!window || overlap(focused.box, window.box) > 0) ? focused.value : undefined
  const found = before.sight?.found
  if (!window || !found) return [ours]
  const fields = (await run.desktop.elements(window)).filter(
    (element) => element.value !== undefined && overlap(element.box, found.box) > 0.5,
  )
  return [ours, ...fields.map((element) => element.value)]
}

/** Something that was there before the act says nothing, unless the act changed something or its page is known to be reached. */
async function elementPresent(
  run: Run,
  step: Step,
  { role, name: learned }: Extract<Expectation, { kind: 'element-present' }>,
  before: Before,
): Promise<Check> {
  const name = short(fillSlots(learned, run.values))
  const window = await run.desktop.activeWindow()
  if (!window) return { held: false, text: `“${name}” is not there: no window is active.` }
  const fits = (element: UiElement) =>
    (role === undefined || element.role === role) && fitsLoosely(learned, element.name, run.values, { stars: false })
  const isRead = (element: UiElement) => element.source === 'ocr' && textSeen([element.name], fillSlots(learned, run.values))
  const scene = await observe(run, window)
  const there = scene.elements.some(fits) || (await run.eyes.look(scene)).some((element) => fits(element) || isRead(element))
  if (!there) return { held: false, text: `“${name}” is not there.` }
  const was = before.sight?.window.id === window.id && before.sight.scene?.elements.some(fits)
  if (!was || (await changed(run, step, before)).held || (await isLedTo(run, step))) return { held: true, text: `“${name}” is there.` }
  return { held: false, text: `“${name}” was there before, and nothing changed.` }
}

async function changed(run: Run, step: Step, before: Before): Promise<Check> {
  const windows = await run.desktop.windows()
  const told = (all: WindowInfo[]) => JSON.stringify(all.map(({ id, title, active, box }) => [id, title, active, box]).sort())
  if (told(windows) !== told(before.windows)) return { held: true, text: 'The windows changed.' }
  const { scene } = before.sight ?? {}
  if (scene && (await pixelsChanged(run, scene))) return { held: true, text: 'The window changed.' }
  const focused = await run.desktop.focusedElement()
  if (JSON.stringify(focused) !== JSON.stringify(before.focused)) return { held: true, text: 'The cursor is elsewhere now.' }
  const found = before.sight?.found
  // A click into the field that has the cursor already changes nothing and is done all the same.
  if (step.act.kind === 'click' && found && focused && overlap(focused.box, found.box) > 0.5)
    return { held: true, text: 'It has the cursor.' }
  return { held: false, text: 'Nothing on the screen changed.' }
}

export async function pixelsChanged(run: Run, scene: Scene): Promise<boolean> {
  return run.eyes.changed(scene.picture, await run.desktop.capture(scene.picture.box)) > CARET_SHARE
}

/** The window in which the act was done, or the task's window in front where that is gone. */
async function windowNow(run: Run, before: Before): Promise<WindowInfo | undefined> {
  const programs = run.plan.task.programs.map((one) => one.program)
  const windows = await run.desktop.windows()
  return (
    windows.find((window) => window.id === before.sight?.window.id) ??
    windows.find((window) => window.active && programs.includes(window.program))
  )
}

/** The window after a step. Nothing after a secret was typed: not every program hides it. */
export async function lookAfter(run: Run, step: Step, before: Before): Promise<Picture | undefined> {
  if (step.act.kind === 'type' && holdsSecret(step.act.text, run.values)) return undefined
  const window = await windowNow(run, before)
  return window && run.desktop.capture(window.box)
}
