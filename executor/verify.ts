import type { Expectation, Picture, PictureId, Scene, Step, UiElement, WindowInfo } from '#contract'
import { missingCase, overlap } from '#contract'
import { windowName } from './failures.ts'
import { hasElement } from './flow/conditions.ts'
import { short } from './plain-text.ts'
import { textSeen, valueHolds } from './read-back.ts'
import { patternOf, type Run } from './run.ts'
import { CARET_SHARE, observe } from './scene.ts'
import type { Sight } from './sight.ts'
import { fillSlots, holdsSecret, textToType } from './values.ts'
import { windowFits } from './windows.ts'

/** What was there before the act, to see what it changed. */
export type Before = { sight: Sight | undefined; windows: WindowInfo[]; focused: UiElement | undefined; picture: PictureId | undefined }
export type Check = { held: boolean; text: string }

export async function beforeAct(run: Run, sight: Sight | undefined): Promise<Before> {
  const picture = sight?.scene && (await run.keepPicture(sight.scene.picture))
  return { sight, windows: await run.desktop.windows(), focused: await run.desktop.focusedElement(), picture }
}

/** Waits for the step's expectation to come true. Silence is not success. */
export async function verify(run: Run, step: Step, before: Before, withinMs: number): Promise<Check> {
  const expectation = expected(run, step)
  let text = ''
  const held = await run.pace.until('the step to take effect', withinMs, async () => {
    const check = await checkOnce(run, step, expectation, before)
    text = check.text
    return check.held ? true : undefined
  })
  return { held: held === true, text }
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

async function checkOnce(run: Run, step: Step, expectation: Expectation, before: Before): Promise<Check> {
  switch (expectation.kind) {
    case 'field-holds':
      return fieldHolds(run, step, expectation, before)
    case 'window-present': {
      const pattern = patternOf(run, expectation.window)
      const held = (await run.desktop.windows()).some((window) => windowFits(pattern, window))
      return { held, text: `${held ? 'There is' : 'There is no sign of'} ${windowName(pattern)}.` }
    }
    case 'window-gone': {
      const pattern = patternOf(run, expectation.window)
      const there = (await run.desktop.windows()).some((window) => windowFits(pattern, window))
      return { held: !there, text: there ? `It is still there: ${windowName(pattern)}.` : `It closed: ${windowName(pattern)}.` }
    }
    case 'element-present':
      return elementPresent(run, expectation)
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

async function elementPresent(run: Run, expectation: Extract<Expectation, { kind: 'element-present' }>): Promise<Check> {
  const name = fillSlots(expectation.name, run.values)
  const window = await run.desktop.activeWindow()
  if (!window) return { held: false, text: `“${short(name)}” is not there: no window is active.` }
  const held = await hasElement(run, await observe(run, window), expectation.role, name)
  return { held, text: held ? `“${short(name)}” is there.` : `“${short(name)}” is not there.` }
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
