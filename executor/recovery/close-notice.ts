import type { Step } from '#contract'
import { carryOut } from '../act.ts'
import { isOneOf } from '../gate/reading.ts'
import { NOTICE } from '../gate/words.ts'
import { short } from '../plain-text.ts'
import { patternOf, type Run } from '../run.ts'
import { observe } from '../scene.ts'
import { FOCUS_MS } from '../times.ts'
import { unexpectedDialog } from '../windows.ts'
import { helped, type Recovery } from './recover-place.ts'

/** Closes a dialog that nobody expected, only when it can do no harm: it has one button, which says OK or Close, and nothing to fill in. */
export async function closeNotice(run: Run, step: Step): Promise<Recovery> {
  const programs = run.plan.task.programs.map((one) => one.program)
  const dialog = unexpectedDialog(patternOf(run, step.window), await run.desktop.windows(), programs)
  if (!dialog) return { kind: 'no-help' }
  const scene = await observe(run, dialog)
  const buttons = scene.elements.filter((element) => element.role === 'button' && element.name !== '' && element.enabled !== false)
  const asks = scene.elements.some((element) => ['field', 'password', 'combobox', 'checkbox', 'radio', 'spinner'].includes(element.role))
  const [only] = buttons
  if (!only || buttons.length > 1 || asks || !isOneOf(only.name, NOTICE)) return { kind: 'no-help' }

  await run.say({
    kind: 'recovery',
    stepId: step.id,
    what: `A notice is in the way: closing “${short(dialog.title)}” with its only button “${short(only.name)}”.`,
  })
  const at = { x: Math.floor(only.box.x + only.box.width / 2), y: Math.floor(only.box.y + only.box.height / 2) }
  const found = {
    box: only.box,
    names: [only.name],
    role: only.role,
    confidence: only.confidence,
    evidence: [{ kind: 'name' as const, score: 1 }],
  }
  const acted = await carryOut(
    run,
    step,
    { kind: 'click', button: 'left', count: 1, modifiers: [], at },
    { window: dialog, scene, found },
    'recovery',
  )
  await run.pace.until(`“${dialog.title}” to close`, FOCUS_MS, async () =>
    (await run.desktop.windows()).some((window) => window.id === dialog.id) ? undefined : true,
  )
  return helped(acted)
}
