import {
  type Grant,
  goalSentence,
  type Memory,
  Page,
  type Picture,
  type PictureId,
  RunSummary,
  Task,
  type TaskSummary,
  Transition,
} from '#contract'
import { decodePng, encodePng, pictureIdOf } from '../../memory/png.ts'

/** The port Memory over plain maps, for tests of other rooms. Keeps the promises of the real one; `test/ports/memory.ts` holds both to them. */
export function createFakeMemory(): Memory {
  const tasks = new Map<string, Task[]>()
  const pages = new Map<string, Page>()
  const transitions = new Map<string, Transition>()
  const runs = new Map<string, RunSummary>()
  const grants = new Map<string, Grant>()
  const pngs = new Map<string, Uint8Array>()

  const newestRuns = (taskId?: string) =>
    [...runs.values()]
      .filter((run) => taskId === undefined || run.taskId === taskId)
      .sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt) || descending(a.id, b.id))

  function summaryOf(task: Task): TaskSummary {
    const own = newestRuns(task.id)
    const { id, revision, goal, parameters, programs, createdAt } = task
    return {
      ...{ id, revision, goal, parameters, programs, createdAt, stepCount: task.steps.length, runCount: own.length },
      successCount: own.filter((run) => run.outcome?.kind === 'done').length,
      lastRunAt: own[0] ? new Date(own[0].startedAt).toISOString() : null,
    }
  }

  const latest = () => [...tasks.values()].flatMap((revisions) => revisions.at(-1) ?? []).sort((a, b) => descending(a.id, b.id))

  return {
    pictures: {
      async put(picture: Picture) {
        const png = await encodePng(picture)
        pngs.set(pictureIdOf(png), png)
        return pictureIdOf(png)
      },
      png: async (id: PictureId) => pngs.get(id),
      async picture(id: PictureId) {
        const png = pngs.get(id)
        return png && decodePng(png)
      },
    },
    async saveTask(given) {
      const revisions = tasks.get(given.id) ?? []
      const task = Task.parse({ ...given, revision: revisions.length + 1 })
      tasks.set(task.id, [...revisions, task])
      return structuredClone(task)
    },
    async task(id, revision) {
      const revisions = tasks.get(id) ?? []
      return structuredClone(revision === undefined ? revisions.at(-1) : revisions[revision - 1])
    },
    tasks: async () => structuredClone(latest().map(summaryOf)),
    async findTasks(request, limit) {
      const wanted = wordsOf(request)
      return latest()
        .map((task) => ({
          task: structuredClone(task),
          score: wanted.filter((word) => wordsOfTask(task).includes(word)).length / wanted.length,
        }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score)
        .slice(0, limit)
    },
    async deleteTask(id) {
      for (const [key, grant] of grants) if (grant.taskId === id) grants.delete(key)
      return tasks.delete(id)
    },
    async savePage(page) {
      pages.set(page.id, Page.parse(page))
    },
    page: async (id) => structuredClone(pages.get(id)),
    pages: async (program) =>
      structuredClone(
        [...pages.values()]
          .filter((page) => program === undefined || page.look.window.program === program)
          .sort((a, b) => Date.parse(b.lastSeenAt) - Date.parse(a.lastSeenAt) || descending(a.id, b.id)),
      ),
    async saveTransition(given) {
      const added = Transition.parse(given)
      if (!pages.has(added.from) || !pages.has(added.to)) throw new Error('Both pages must be saved before the transition between them.')
      const key = JSON.stringify([added.from, added.to, added.by])
      const before = transitions.get(key) ?? { count: 0, successCount: 0 }
      transitions.set(key, { ...added, count: before.count + added.count, successCount: before.successCount + added.successCount })
    },
    transitions: async (page) =>
      structuredClone([...transitions.values()].filter((one) => page === undefined || one.from === page || one.to === page).sort(byCount)),
    async saveRun(run) {
      runs.set(run.id, RunSummary.parse(run))
    },
    run: async (id) => structuredClone(runs.get(id)),
    runs: async (taskId) => structuredClone(newestRuns(taskId)),
    grants: async (taskId) =>
      structuredClone([...grants.values()].filter((grant) => grant.taskId === taskId).sort((a, b) => (a.grantedAt < b.grantedAt ? -1 : 1))),
    async saveGrant(grant) {
      grants.set(JSON.stringify([grant.taskId, grant.rule, grant.signature]), structuredClone(grant))
    },
    deleteGrant: async (taskId, rule, signature) => grants.delete(JSON.stringify([taskId, rule, signature])),
    async [Symbol.asyncDispose]() {},
  }
}

function descending(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? 1 : -1
}

function byCount(a: Transition, b: Transition): number {
  const key = (one: Transition) => JSON.stringify([one.from, one.to, one.by])
  return b.count - a.count || -descending(key(a), key(b))
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

function wordsOfTask(task: Task): string[] {
  const parts = [goalSentence(task.goal), ...task.parameters.map((one) => one.name), ...task.programs.map((one) => one.program)]
  return [...parts, ...task.steps.map((step) => step.caption)].flatMap(wordsOf)
}
