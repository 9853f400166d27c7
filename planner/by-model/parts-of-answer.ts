import { type Parameter, parametersOfText, type Step, Task, TaskId } from '#contract'
import { apart } from '../plan/join.ts'
import type { Part } from '../plan/put-together.ts'
import { type Binding, bindValues } from '../values/bind-values.ts'
import type { FullDay } from '../values/relative-date.ts'
import type { AnswerStep, PlanAnswer } from './answer.ts'
import { type BuildPorts, buildStep } from './build-step.ts'
import { filled } from './placeholders.ts'

type Ports = BuildPorts & { today: FullDay }
type Piece = { task: Task; binding: Binding }

/**
 * What an answer comes to: the tasks that it names with their values, and the steps between them as tasks of their own. Undefined: the model says that it cannot be
 * done. A sentence that says what is wrong with the answer otherwise.
 */
export function partsOfAnswer(answer: PlanAnswer, model: string, ports: Ports): [Part, ...Part[]] | string | undefined {
  if (!answer.possible || answer.steps.length === 0) return undefined
  const pieces: Piece[] = []
  let steps: Step[] = []
  const endSteps = () => {
    if (steps.length > 0) pieces.push(pieceOf(steps, model, ports))
    steps = []
  }
  for (const each of answer.steps) {
    const made = each.use === 'task' ? taskPiece(each, ports) : buildStep(each, ports)
    if (typeof made === 'string') return made
    if ('task' in made) {
      endSteps()
      pieces.push(made)
    } else steps.push(made)
  }
  endSteps()
  return named(pieces, ports)
}

function taskPiece({ task: id, values }: AnswerStep, { material, values: known, today }: Ports): Piece | string {
  const task = material.tasks.find((each) => each.id === id)
  if (!task || task.steps.length === 0) return `There is no task ${id ?? ''}.`
  const form: Record<string, string> = {}
  for (const { name, value } of values ?? []) {
    const text = filled(value, known)
    if (text === undefined || !task.parameters.some((parameter) => parameter.name === name && parameter.type !== 'secret'))
      return `“${name}” of task ${task.id} cannot be given so.`
    form[name] = text
  }
  const binding = bindValues(task, undefined, form, today)
  const { missing, wrong } = binding
  if (missing.length > 0 || wrong.length > 0)
    return `Values of task ${task.id} are missing or wrong: ${[...missing, ...wrong.map(({ parameter }) => parameter)].join(', ')}.`
  return { task, binding }
}

/** Steps of the model as a task that is kept nowhere yet; what it types of the request are its values. */
function pieceOf(steps: Step[], model: string, { values, ids, material }: Ports): Piece {
  const used = new Set(steps.flatMap(({ act }) => (act.kind === 'type' ? parametersOfText(act.text) : [])))
  const own = values.filter(({ parameter }) => used.has(parameter))
  const programs = [...new Set(steps.map(({ window }) => window.program))]
  const commands = new Map(
    material.tasks.flatMap((task) => task.programs).flatMap(({ program, command }) => (command ? [[program, command]] : [])),
  )
  const task = Task.parse({
    version: 1,
    id: TaskId.parse(ids.next('task')),
    revision: 1,
    goal: [{ kind: 'words', text: `Proposed by ${model}` }],
    parameters: own.map(({ parameter }): Parameter => ({ name: parameter, type: 'text', examples: [] })),
    steps,
    milestones: [],
    programs: programs.map((program) => ({ program, ...(commands.has(program) && { command: commands.get(program) }) })),
    recordings: [],
    createdAt: new Date(0).toISOString(),
    notices: [],
  })
  return { task, binding: { values: own, missing: [], wrong: [], notes: [] } }
}

/** Under names of the plan, each with its own values. */
function named(pieces: readonly Piece[], { ids }: Ports): [Part, ...Part[]] {
  const own = apart(
    pieces.map(({ task }) => task),
    ids,
  )
  const parts = pieces.map(({ task: learned, binding }, at): Part => {
    const task = own[at] ?? learned
    const nameOf = (name: string) => task.parameters[learned.parameters.findIndex((parameter) => parameter.name === name)]?.name ?? name
    const values = binding.values.map((value) => ({ ...value, parameter: nameOf(value.parameter) }))
    return { learned, task, said: { words: '', reading: undefined }, binding: { ...binding, values } }
  })
  return parts as [Part, ...Part[]]
}
