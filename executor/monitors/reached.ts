import type { Page, PageId, PageLook, Step } from '#contract'
import { short } from '../plain-text.ts'
import type { Run } from '../run.ts'
import { observe } from '../scene.ts'
import { REST_MS } from '../times.ts'

/** `text`: a sentence for the person. */
export type Reached = { kind: 'yes' | 'no' | 'unsure'; text: string }

/** Below this likeness to what should be there, while another known page fits, it is clearly another. */
const CLEARLY_OTHER = 0.5

/** Whether the window in front shows the page that this step led to when it was shown. `no` only where it is clearly another page that memory knows. */
export async function reachedLocally(run: Run, step: Step): Promise<Reached> {
  const wanted = step.leadsTo === undefined ? undefined : await run.memory.page(step.leadsTo)
  if (!wanted) return { kind: 'unsure', text: 'Memory does not know what should be seen now.' }
  let reached: Reached = { kind: 'unsure', text: '' }
  await run.pace.until(`“${wanted.name}” to be seen`, REST_MS, async () => {
    reached = await compared(run, step, wanted)
    return reached.kind === 'yes' ? true : undefined
  })
  return reached
}

async function compared(run: Run, step: Step, wanted: Page): Promise<Reached> {
  const window = await run.desktop.activeWindow()
  if (!window || window.program !== wanted.look.window.program)
    return { kind: 'unsure', text: `“${short(wanted.name)}” is not the window in front.` }
  const look = await run.eyes.pageLook(await observe(run, window))
  const best = likeness(run, wanted, look)
  if (best.same) return { kind: 'yes', text: `It shows “${short(wanted.name)}”.` }
  const unsure: Reached = { kind: 'unsure', text: `It may be “${short(wanted.name)}” or not.` }
  if (best.similarity >= CLEARLY_OTHER) return unsure
  const ahead = pagesAhead(run, step)
  const others = (await run.memory.pages(window.program)).filter(({ id }) => id !== wanted.id)
  const shown = others.filter((page) => likeness(run, page, look).same)
  // What comes later in the plan may be there already: then it went on faster than it was shown.
  if (shown.length === 0 || shown.some(({ id }) => ahead.has(id))) return unsure
  return { kind: 'no', text: `It shows “${short(shown[0]?.name ?? '')}”, not “${short(wanted.name)}”.` }
}

function likeness(run: Run, page: Page, look: PageLook): { similarity: number; same: boolean } {
  const all = [page.look, ...page.variants.map((variant) => variant.look)].map((known) => run.eyes.comparePages(known, look))
  return { similarity: Math.max(...all.map(({ similarity }) => similarity)), same: all.some(({ same }) => same) }
}

/** Pages of all steps that may come after this one: those behind it, and those of blocks that go round. */
function pagesAhead({ plan }: Run, step: Step): Set<PageId> {
  const steps = plan.subGoals.flatMap((subGoal) => subGoal.steps)
  const at = steps.findIndex(({ id }) => id === step.id)
  const place = (id: Step['id']) => steps.findIndex((other) => other.id === id)
  const rounds = plan.blocks.flatMap((block) => (block.kind === 'loop' ? [{ from: place(block.from), to: place(block.to) }] : []))
  const first = Math.min(at + 1, ...rounds.filter(({ from, to }) => from <= at && at <= to).map(({ from }) => from))
  return new Set(steps.slice(first).flatMap(({ page, leadsTo }) => [page, leadsTo].filter((id) => id !== undefined)))
}
