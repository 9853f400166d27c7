import type { CallHandlers, Clock, Desktop, Eyes, Ids, Memory, PageId, Plan, Settings } from '#contract'
import { proposePlan } from '#planner'
import type { Models } from './model-roles.ts'
import { pageNow } from './page-now.ts'

type PlanningPorts = {
  memory: Memory
  eyes: Eyes
  clock: Clock
  ids: Ids
  /** Undefined where there is no desktop now. */
  desktop: () => Promise<Desktop | undefined>
  canStart: (command: string[]) => boolean
  settings: () => Promise<Settings>
  /** The one of the role `large` may be asked for a plan, where the person said so. */
  models: Pick<Models, 'roleModels'>
  /** What else should be known before a run. */
  findings?: () => Promise<Plan['findings']>
}

/** What is asked of the planner: a plan for a request, over what is on the screen now. */
export function createPlanningCalls(ports: PlanningPorts): Pick<CallHandlers, 'plan.propose'> {
  const { memory, eyes, clock, ids, canStart } = ports
  return {
    'plan.propose': async (request) => {
      const desktop = await ports.desktop()
      const looked = new Map<string, Promise<PageId | undefined>>()
      const pageOf = (program: string) => {
        const page = looked.get(program) ?? (desktop ? pageNow(program, { desktop, eyes, memory }) : Promise.resolve(undefined))
        looked.set(program, page)
        return page
      }
      // A program that is minimised is open: it is not started a second time.
      const windows = desktop ? [...(await desktop.windows()), ...((await desktop.putAway?.()) ?? [])] : []
      const { large } = ports.models.roleModels(await ports.settings())
      const outcome = await proposePlan(request, { memory, clock, ids, canStart, windows, large, ...(desktop && { pageOf }) })
      if (outcome.kind !== 'planned' || !ports.findings) return outcome
      return { ...outcome, plan: { ...outcome.plan, findings: [...outcome.plan.findings, ...(await ports.findings())] } }
    },
  }
}
