import type { EmitEvent, Memory, Task } from '#contract'
import { callersOf, callProblems, followers } from './task-calls.ts'

/**
 * Keeps the next revision of a Task, and of those that do it as a step, or says what is in the way.
 * @param renames what its parameters were called and are called now
 */
export async function keepTask(
  before: Task,
  after: Task,
  renames: [string, string][],
  { memory, emit }: { memory: Memory; emit: EmitEvent },
): Promise<{ task: Task } | { problems: string[] }> {
  // What was wrong before stands in the way of no edit, whatever number its step has now.
  const old = new Set((await callProblems(before, memory)).map(withoutNumbers))
  const problems = (await callProblems(after, memory)).filter((problem) => !old.has(withoutNumbers(problem)))
  if (problems.length > 0) return { problems }
  const takes = (task: Task) => JSON.stringify(task.parameters.map(({ name, type }) => [name, type]))
  const callers = takes(before) === takes(after) ? [] : await callersOf(after.id, memory)
  const follow = followers(callers, before, after, renames)
  if (follow.kind === 'refused') return follow
  const task = await memory.saveTask(after)
  for (const caller of follow.tasks) await memory.saveTask(caller)
  emit('tasks.changed', {})
  return { task }
}

function withoutNumbers(problem: string): string {
  return problem.replace(/\d+/gu, '#')
}
