import type { Step, WindowInfo } from '#contract'
import { likenessTo, looksOf, stepsOf } from '#contract'
import { observe } from '../place/scene.ts'
import { short } from '../plain-text.ts'
import type { Run } from '../run/run.ts'
import { isBadNews } from './bad-news.ts'
import type { Before } from './before.ts'
import { windowFitsLoosely } from './loosely.ts'
import { pageShown } from './page-shown.ts'

/**
 * Why what is on the screen contradicts that the step had its effect, as a sentence; undefined when nothing does. For expectations that hold by any change: a
 * button that lights up is a change, and so is a message that something failed. What is not known contradicts nothing.
 */
export async function contradiction(run: Run, step: Step, before: Before): Promise<string | undefined> {
  const windows = await run.desktop.windows()
  const front = windows.find(({ active }) => active)
  if (!front || front.kind === 'menu') return undefined
  return newDialog(run, front, before) ?? (await otherPage(run, step, front, before))
}

/** A dialog that came with the act, and that no step of the plan has to do with. */
function newDialog(run: Run, front: WindowInfo, before: Before): string | undefined {
  if (front.kind !== 'dialog' || before.windows.some(({ id }) => id === front.id)) return undefined
  const programs = run.plan.task.programs.map(({ program }) => program)
  if (!programs.includes(front.program) && front.program !== before.sight?.window.program) return undefined
  const steps = stepsOf(run.plan)
  const patterns = [
    ...steps.flatMap(({ window, expectation }) => ('window' in expectation ? [window, expectation.window] : [window])),
    ...run.plan.blocks.flatMap((block) => conditionWindows(block)),
  ]
  if (patterns.some((pattern) => windowFitsLoosely(pattern, front, run.values))) return undefined
  return `A dialog came up that is not part of this: “${short(front.title)}”.`
}

function conditionWindows(block: Run['plan']['blocks'][number]): WindowPatterns {
  const conditions =
    block.kind === 'branch'
      ? block.arms.flatMap(({ when }) => when ?? [])
      : block.kind === 'optional'
        ? [block.when]
        : block.over.kind === 'while'
          ? [block.over.condition]
          : []
  return conditions.flatMap((condition) => (condition.kind === 'window-present' ? [condition.window] : []))
}
type WindowPatterns = Step['window'][]

/**
 * What is in front is a page of the program that the plan has nothing to do with and that memory knows for another, or it brings bad news that were not brought
 * before. Where the step leads was seen at one moment of the demonstration: any page of the plan may be right.
 */
async function otherPage(run: Run, step: Step, front: WindowInfo, before: Before): Promise<string | undefined> {
  const expected = step.leadsTo && (await run.memory.page(step.leadsTo))
  if (!expected || front.program !== expected.look.window.program) return undefined
  const scene = await observe(run, front)
  // Reading all of a silent window takes longer than its word is worth here.
  if (scene.elements.length === 0) return undefined
  const said = scene.elements.find(({ role, name }) => role === 'alert' && isBadNews(name))
  const wasSaid = before.sight?.scene?.elements.some(({ role, name }) => role === 'alert' && name === said?.name)
  if (said && !wasSaid && !looksOf(expected).some(({ elements }) => elements.some(({ role }) => role === 'alert')))
    return `It says “${short(said.name)}”, which was not said when this was shown.`
  // Where the page did not turn when it was shown, it may only have turned late.
  if (step.leadsTo === step.page) return undefined
  const look = await run.eyes.pageLook(scene)
  const { others } = await pageShown(run, expected, look)
  const ours = new Set(stepsOf(run.plan).flatMap(({ page, leadsTo }) => [page, leadsTo]))
  const other = others.find(({ id }) => !ours.has(id))
  return other && `It shows “${short(other.name)}”, not “${short(expected.name)}”.`
}

/** Whether what is in front is the page that the step leads to, as memory knows it. */
export async function isLedTo(run: Run, step: Step): Promise<boolean> {
  const page = step.leadsTo && step.leadsTo !== step.page ? await run.memory.page(step.leadsTo) : undefined
  const front = page && (await run.desktop.activeWindow())
  if (!front) return false
  return likenessTo(page, await run.eyes.pageLook(await observe(run, front)), run.eyes.comparePages).same
}
