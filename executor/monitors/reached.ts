import type { Page, PageId, Step } from '#contract'
import { stepsOf } from '#contract'
import { observe } from '../place/scene.ts'
import { short } from '../plain-text.ts'
import type { Run } from '../run/run.ts'
import { REST_MS } from '../run/times.ts'
import { pageShown } from '../verify/page-shown.ts'

/** `text`: a sentence for the person. `likeness`: of what is in front to what should be, 0 to 1; 0 where there is nothing to compare. */
export type Reached = { kind: 'yes' | 'no' | 'unsure'; text: string; likeness: number }

/** Whether the window in front shows the page that this step led to when it was shown. `no` only where it is clearly another page that memory knows. */
export async function reachedLocally(run: Run, step: Step): Promise<Reached> {
  const wanted = step.leadsTo === undefined ? undefined : await run.memory.page(step.leadsTo)
  if (!wanted) return { kind: 'unsure', text: 'Memory does not know what should be seen now.', likeness: 0 }
  let reached: Reached = { kind: 'unsure', text: '', likeness: 0 }
  await run.pace.until(`“${wanted.name}” to be seen`, REST_MS, async () => {
    reached = await compared(run, step, wanted)
    return reached.kind === 'yes' ? true : undefined
  })
  return reached
}

async function compared(run: Run, step: Step, wanted: Page): Promise<Reached> {
  const window = await run.desktop.activeWindow()
  if (!window || window.program !== wanted.look.window.program)
    return { kind: 'unsure', text: `“${short(wanted.name)}” is not the window in front.`, likeness: 0 }
  const look = await run.eyes.pageLook(await observe(run, window))
  const { same, similarity, others } = await pageShown(run, wanted, look)
  if (same) return { kind: 'yes', text: `It shows “${short(wanted.name)}”.`, likeness: similarity }
  const ahead = pagesAhead(run, step)
  const [other] = others
  // What comes later in the plan may be there already: then it went on faster than it was shown.
  if (!other || others.some(({ id }) => ahead.has(id)))
    return { kind: 'unsure', text: `It may be “${short(wanted.name)}” or not.`, likeness: similarity }
  return { kind: 'no', text: `It shows “${short(other.name)}”, not “${short(wanted.name)}”.`, likeness: similarity }
}

/** Pages of all steps that may come after this one: those behind it, and those of blocks that go round. */
function pagesAhead({ plan }: Run, step: Step): Set<PageId> {
  const steps = stepsOf(plan)
  const at = steps.findIndex(({ id }) => id === step.id)
  const place = (id: Step['id']) => steps.findIndex((other) => other.id === id)
  const rounds = plan.blocks.flatMap((block) => (block.kind === 'loop' ? [{ from: place(block.from), to: place(block.to) }] : []))
  const first = Math.min(at + 1, ...rounds.filter(({ from, to }) => from <= at && at <= to).map(({ from }) => from))
  return new Set(steps.slice(first).flatMap(({ page, leadsTo }) => [page, leadsTo].filter((id) => id !== undefined)))
}
