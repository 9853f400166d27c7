import { type CallHandlers, type EmitEvent, type Ids, type Memory, type Task, type TaskId, UnderstudyError } from '#contract'
import { applyEdits, diffTasks, renamesBetween, renamesIn } from '#learner'
import { keepTask } from './keep-task.ts'
import { callersOf, whereCalled } from './task-calls.ts'

type Handlers = Pick<CallHandlers, 'task.edit' | 'task.versions' | 'task.diff' | 'task.rollBack' | 'task.delete'>

/** Editing Tasks by hand, their versions, and taking them away. One change at a time, so that none is made on a revision that is not the newest. */
export function createTaskEditing({ memory, ids, emit }: { memory: Memory; ids: Ids; emit: EmitEvent }): Handlers {
  let last: Promise<unknown> = Promise.resolve()
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }

  async function taskOf(id: TaskId, revision?: number): Promise<Task> {
    const task = await memory.task(id, revision)
    if (task) return task
    const what = revision === undefined ? 'There is no such task.' : `This task has no version ${revision}.`
    throw new UnderstudyError(
      'not-found',
      what,
      revision === undefined ? 'It may have been deleted; look at the list.' : 'Look at the list of its versions.',
    )
  }

  return {
    'task.edit': ({ id, revision, edits }) =>
      inTurn(async () => {
        const newest = await taskOf(id)
        if (newest.revision !== revision) return { kind: 'refused', problems: [changedMeanwhile(revision, newest.revision)] }
        const outcome = applyEdits(newest, edits, { ids })
        if (outcome.kind === 'refused') return outcome
        const kept = await keepTask(newest, outcome.task, renamesIn(edits, newest), { memory, emit })
        return 'problems' in kept ? { kind: 'refused', problems: kept.problems } : { kind: 'saved', task: kept.task }
      }),
    'task.versions': async ({ id }) => {
      await taskOf(id)
      return memory.taskVersions(id)
    },
    'task.diff': async ({ id, from, to }) => diffTasks(await taskOf(id, from), await taskOf(id, to)),
    'task.rollBack': ({ id, revision }) =>
      inTurn(async () => {
        const newest = await taskOf(id)
        const old = await taskOf(id, revision)
        if (revision === newest.revision)
          throw new UnderstudyError(
            'bad-input',
            `Version ${revision} is the newest one already.`,
            'Choose an older one from the list of versions.',
          )
        const change = { kind: 'rolled-back' as const, what: `Back to version ${revision}.` }
        const kept = await keepTask(newest, { ...old, change }, renamesBetween(newest.parameters, old.parameters), { memory, emit })
        if ('task' in kept) return kept.task
        throw new UnderstudyError('bad-input', `This task cannot go back to version ${revision}.`, kept.problems.join(' '))
      }),
    'task.delete': ({ id }) =>
      inTurn(async () => {
        const callers = await callersOf(id, memory)
        if (callers.length > 0) {
          const where = callers.map((caller) => whereCalled(caller, id)).join(' and ')
          throw new UnderstudyError('bad-input', `This task is ${where}.`, 'Delete that step first, or the task that it belongs to.')
        }
        const deleted = await memory.deleteTask(id)
        emit('tasks.changed', {})
        return { deleted }
      }),
  }
}

function changedMeanwhile(revision: number, newest: number): string {
  return `This task was changed meanwhile: you edited version ${revision}, and the newest one is ${newest}. Look at that, and make your changes there.`
}
