import { looksOf, type Role, type Scene, type Step, type UiElement } from '#contract'
import { observe } from '../place/scene.ts'
import { unexpectedDialog, windowFits } from '../place/windows.ts'
import { plain, short } from '../plain-text.ts'
import { checkFailure, type Failure } from '../run/failures.ts'
import { patternOf, type Run } from '../run/run.ts'
import { saysRequired } from './bad-news.ts'
import type { Before } from './before.ts'

/** Why an act that was done did not come to what should follow, as far as the screen tells: a pop-up in the way, a field that has to be filled in first. */
export async function unmetFailure(run: Run, step: Step, before: Before, text: string): Promise<Failure> {
  const windows = await run.desktop.windows()
  const programs = run.plan.task.programs.map(({ program }) => program)
  const dialog = unexpectedDialog(patternOf(run, step.window), windows, programs)
  if (dialog && !before.windows.some(({ id }) => id === dialog.id)) {
    const failure = checkFailure(text)
    return {
      ...failure,
      came: 'blocked-by-pop-up',
      advice: `Answer the dialog “${short(dialog.title)}”, if it is right to. ${failure.advice}`,
    }
  }
  const front = windows.find((window) => window.active)
  const asked = front && (windowFits(patternOf(run, step.window), front) || front.id === before.sight?.window.id)
  const missing = asked ? await unfilled(run, step, await observe(run, front)) : undefined
  if (missing === undefined) return checkFailure(text)
  return {
    ...checkFailure(`${text} ${missing}`),
    advice: 'Fill it in, and add it to the task if it is always to be filled in. Then go on from there.',
  }
}

const FILLED_IN: Role[] = ['field', 'password', 'combobox', 'spinner']
/** A field that is empty and has to be filled in, as a sentence: because the page says so and the cursor is in it, or it was never on this page before. */
async function unfilled(run: Run, step: Step, scene: Scene): Promise<string | undefined> {
  const empty = scene.elements.filter(({ role, value, enabled }) => FILLED_IN.includes(role) && value?.trim() === '' && enabled !== false)
  const named = empty.filter(({ name }) => name.trim() !== '')
  const fresh = await newOnPage(run, step, named)
  const says = scene.elements.some(({ role, name }) => !FILLED_IN.includes(role) && saysRequired(name))
  const focused = await run.desktop.focusedElement()
  const atCursor = named.find(({ name, role }) => focused?.name === name && focused.role === role)
  const [field] = fresh.length > 0 ? fresh : says && atCursor ? [atCursor] : []
  if (!field) return undefined
  const fieldName = short(field.name)
  return fresh.includes(field)
    ? `The field “${fieldName}” is empty, and it was not there when this was shown.`
    : `The field “${fieldName}” is empty, and the page says that something has to be filled in.`
}

/** Those that no look of the step's page has; none where memory does not know the page. */
async function newOnPage(run: Run, step: Step, fields: UiElement[]): Promise<UiElement[]> {
  const page = step.page && (await run.memory.page(step.page))
  if (!page) return []
  const known = looksOf(page).flatMap(({ elements }) => elements.map(({ name }) => plain(name)))
  return fields.filter(({ name }) => !known.includes(plain(name)))
}
