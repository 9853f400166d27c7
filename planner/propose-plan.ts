import { type Ids, type Memory, Plan, type PlanOutcome, PlanRequest, type Task, type TaskSummary, type WindowInfo } from '#contract'
import { type Choice, chooseTask, speaksOf } from './choose/choose-task.ts'
import { withCalledTasks } from './plan/called-tasks.ts'
import { feasibilityOf } from './plan/feasibility.ts'
import { startPrograms } from './plan/programs.ts'
import { readingNotes } from './plan/reading-notes.ts'
import { subGoalsOf } from './plan/sub-goals.ts'
import { bindValues } from './values/bind-values.ts'
import { withoutSecrets } from './values/secrets.ts'
import { type Reading, readAs } from './words/reading.ts'
import { readSentence } from './words/sentence.ts'

export type PlannerPorts = {
  memory: Memory
  /** The windows that are open now. */
  windows: WindowInfo[]
  /** Whether this machine has the program of a command line. */
  canStart: (command: string[]) => boolean
  ids: Ids
}

/** More than this many tasks are not worth telling apart by what memory recalls. */
const RECALLED = 20

/**
 * Finds the task that a request means, binds its values, and says what stands in the way. Looks only at memory and at the windows given;
 * acts on nothing. No fit, two fits and missing values are answers, not errors. Errors: those of Memory.
 */
export async function proposePlan(given: PlanRequest, ports: PlannerPorts): Promise<PlanOutcome> {
  const request = PlanRequest.parse(given)
  const choice = await chooseFor(request, ports.memory)
  if (choice.kind === 'none') return { kind: 'no-task', nearest: choice.nearest }
  if (choice.kind === 'ambiguous') return { kind: 'ambiguous', candidates: choice.candidates }

  const { task: summary, reading } = choice
  const learned = await ports.memory.task(summary.id, request.revision ?? summary.revision)
  // Deleted between the two looks.
  if (!learned) return { kind: 'no-task', nearest: [] }
  const binding = bindValues(learned, reading, request.values)
  if (binding.missing.length > 0 || binding.wrong.length > 0) return { kind: 'values-missing', task: summary, ...binding }

  const called = await withCalledTasks(learned, binding.values, { taskOf: (id) => ports.memory.task(id), ids: ports.ids })
  const { task } = called
  const values = [...binding.values, ...called.values]
  const shown = Object.fromEntries(values.filter(({ secret }) => !secret).map(({ parameter, value }) => [parameter, value]))
  const programs = startPrograms(task, ports)
  const plan = {
    request: withoutSecrets(request.request, task.parameters, reading),
    task: { id: learned.id, revision: task.revision, goal: task.goal, programs: task.programs, parameters: task.parameters },
    values,
    blocks: task.blocks,
    subGoals: task.steps.length === 0 ? [] : [...programs.subGoals, ...subGoalsOf(task, shown)],
    findings: [
      ...called.findings,
      ...feasibilityOf(task, await knownPages(task, ports.memory)),
      ...programs.findings,
      ...readingNotes(reading, binding.values, learned.parameters),
    ],
  }
  return { kind: 'planned', plan: Plan.parse(plan) }
}

type ChosenOr = Exclude<Choice, { kind: 'chosen' }> | { kind: 'chosen'; task: TaskSummary; reading: Reading | undefined }

/** The task that the person chose, or the one that the words mean. */
async function chooseFor(request: PlanRequest, memory: Memory): Promise<ChosenOr> {
  const tasks = await memory.tasks()
  const sentence = readSentence(request.request)
  const chosen = tasks.find((task) => task.id === request.taskId)
  if (chosen) {
    const reading = readAs(chosen.goal, chosen.parameters, sentence)
    return { kind: 'chosen', task: chosen, reading: reading && speaksOf(reading) ? reading : undefined }
  }
  const recalled = new Map((await memory.findTasks(request.request, RECALLED)).map(({ task, score }) => [task.id as string, score]))
  const choice = chooseTask(sentence, tasks, recalled)
  // The task that was chosen is gone: what fits its words is shown, not run in its place.
  if (request.taskId !== undefined && choice.kind === 'chosen') return { kind: 'none', nearest: [choice.task] }
  return choice
}

async function knownPages(task: Task, memory: Memory) {
  const wanted = new Set(task.steps.flatMap(({ page }) => page ?? []))
  const found = await Promise.all([...wanted].map((id) => memory.page(id)))
  return new Set(found.flatMap((page) => page?.id ?? []))
}
