import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FlowNode, flowOf, goalSentence, spansOf, Task } from '#contract'
import { applyEdits, diffTasks } from '#learner'
import { taskProblems } from '../../../learner/edit/task-problems.ts'
import { createCountedIds } from '../../support/counted-ids.ts'
import { tasks, withEdits } from './support/random-tasks.ts'

/** `outer inner` for each two blocks of which one lies within the other. */
function nestingOf(task: Task): string[] {
  const walk = (nodes: readonly FlowNode<Task['steps'][number]>[], outer: string[]): string[] =>
    nodes.flatMap((node) => {
      if (node.kind === 'step') return []
      const bodies = node.kind === 'branch' ? node.arms.map(({ body }) => body) : [node.body]
      return [...outer.map((id) => `${id} ${node.block.id}`), ...bodies.flatMap((body) => walk(body, [...outer, node.block.id]))]
    })
  return walk(flowOf(task.steps, task.blocks) ?? [], [])
}

const RUNS = { numRuns: 500 }

describe('Whatever is edited', () => {
  it('the task stays one in which all fits together, or nothing is changed and the reasons are sentences', () => {
    fc.assert(
      fc.property(withEdits(4), ([task, list]) => {
        expect(taskProblems(task)).toEqual([])
        const before = structuredClone(task)
        const outcome = applyEdits(task, list, { ids: createCountedIds() })
        expect(task).toEqual(before)
        if (outcome.kind === 'refused') {
          expect(outcome.problems.length).toBeGreaterThan(0)
          for (const problem of outcome.problems) expect(problem).toMatch(/^[“\p{Lu}].*\.$/su)
          return
        }
        const after = outcome.task
        expect(Task.parse(after)).toEqual(after)
        expect(taskProblems(after)).toEqual([])
        expect({ id: after.id, revision: after.revision, createdAt: after.createdAt }).toEqual({
          id: task.id,
          revision: 1,
          createdAt: task.createdAt,
        })
        const order = after.steps.map(({ id }) => id)
        expect(new Set(order).size).toBe(order.length)
        const milestones = after.milestones.map((milestone) => order.indexOf(milestone.after))
        expect(milestones).toEqual(milestones.filter((place) => place >= 0).toSorted((a, b) => a - b))
        const parts = after.subGoals.flatMap(({ from, to }) => [order.indexOf(from), order.indexOf(to)])
        expect(parts).toEqual(parts.filter((place) => place >= 0).toSorted((a, b) => a - b))
        expect(after.change?.what).toMatch(/^[“\p{Lu}].*\.$/su)
      }),
      RUNS,
    )
  })

  it('a deleted or added step leaves blocks within those that they were within', () => {
    const orders = withEdits(1).filter(([, [one]]) => one !== undefined && ['delete-step', 'insert-step'].includes(one.kind))
    fc.assert(
      fc.property(orders, ([task, list]) => {
        const outcome = applyEdits(task, list, { ids: createCountedIds() })
        if (outcome.kind === 'refused') return
        const there = new Set(outcome.task.blocks.map(({ id }) => id))
        const before = nestingOf(task).filter((pair) => pair.split(' ').every((id) => there.has(id)))
        expect(nestingOf(outcome.task)).toEqual(expect.arrayContaining(before))
      }),
      RUNS,
    )
  })

  it('a version differs in nothing from itself, and in something from another that was edited', () => {
    fc.assert(
      fc.property(withEdits(1), ([task, list]) => {
        expect(diffTasks(task, task)).toEqual([])
        const outcome = applyEdits(task, list, { ids: createCountedIds() })
        if (outcome.kind === 'refused') return
        const { change: _, ...after } = outcome.task
        const differs =
          goalSentence(after.goal) !== goalSentence(task.goal) ||
          JSON.stringify(after.steps.map(({ caption }) => caption)) !== JSON.stringify(task.steps.map(({ caption }) => caption))
        if (differs) expect(diffTasks(task, outcome.task)).not.toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('a moved, deleted or added step touches no other step, and no block that it is not at the edge of', () => {
    const orders = withEdits(1).filter(([, [one]]) => one !== undefined && ['move-step', 'delete-step', 'insert-step'].includes(one.kind))
    fc.assert(
      fc.property(orders, ([task, [one]]) => {
        if (!one) return
        const outcome = applyEdits(task, [one], { ids: createCountedIds() })
        if (outcome.kind === 'refused') return
        const after = outcome.task
        const own = one.kind === 'insert-step' ? undefined : 'step' in one ? one.step : undefined
        for (const step of task.steps.filter(({ id }) => id !== own)) expect(after.steps.find(({ id }) => id === step.id)).toEqual(step)
        const others = (list: Task['steps']) => list.map(({ id }) => id).filter((id) => id !== own && !id.match(/^step-\d/u))
        expect(others(after.steps)).toEqual(others(task.steps))
        for (const block of task.blocks) {
          const edges = spansOf(block).flatMap(({ from, to }) => [from, to])
          const isBranch = block.kind === 'branch'
          if (!edges.some((edge) => edge === own) && !isBranch && one.kind !== 'move-step')
            expect(after.blocks.find(({ id }) => id === block.id)).toEqual(block)
        }
        expect(after.goal).toEqual(task.goal)
      }),
      RUNS,
    )
  })

  it('a new name and the old one again give back the task', () => {
    fc.assert(
      fc.property(tasks, fc.constantFrom('supplier', 'amount', 'list'), (task, name) => {
        const parameter = task.parameters.find((each) => each.name === name)
        if (!parameter) return
        const rename = (from: Task, old: string, now: string) =>
          applyEdits(from, [{ kind: 'set-parameter', name: old, parameter: { ...parameter, name: now } }], { ids: createCountedIds() })
        const there = rename(task, name, 'other')
        const back = there.kind === 'edited' ? rename(there.task, 'other', name) : there
        if (back.kind === 'refused') throw new Error(back.problems.join(' '))
        const { change: _, ...after } = back.task
        expect(after).toEqual(task)
      }),
      { numRuns: 150 },
    )
  })
})
