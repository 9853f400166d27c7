import { describe, expect, it } from 'vitest'
import {
  type Grant,
  type Memory,
  Page,
  PageId,
  type Picture,
  PictureId,
  RunId,
  RunSummary,
  type Task,
  TaskId,
  type TaskSummary,
  Transition,
} from '#contract'
import { sampleStep, sampleTask } from '../support/sample-task.ts'

/** What every Memory promises. `open` gives an empty one; the suite closes it. */
export function describeMemory(name: string, open: () => Promise<Memory>): void {
  const withMemory = (test: (memory: Memory) => Promise<void>) => async () => {
    await using memory = await open()
    await test(memory)
  }

  describe(`tasks in ${name}`, () => {
    it(
      'stores the first save as revision 1 and each later one as the next, and keeps them all',
      withMemory(async (memory) => {
        const first = await memory.saveTask(sampleTask('Write a note to ⟦recipient⟧', { revision: 7 }))
        const second = await memory.saveTask({ ...first, notices: ['edited'] })
        expect([first.revision, second.revision]).toEqual([1, 2])
        expect(await memory.task(first.id)).toEqual(second)
        expect(await memory.task(first.id, 1)).toEqual(first)
        expect(await memory.task(first.id, 3)).toBeUndefined()
        expect(await memory.task(TaskId.parse('task-unknown'))).toBeUndefined()
      }),
    )

    it(
      'lists the newest revision of each task, newest task first, with the count of its runs',
      withMemory(async (memory) => {
        await memory.saveTask(sampleTask('Pay ⟦amount⟧', { id: 'task-1' }))
        await memory.saveTask(sampleTask('Write a note', { id: 'task-2' }))
        const changed = await memory.saveTask(
          sampleTask('Pay ⟦amount⟧ to ⟦person⟧', { id: 'task-1', steps: [sampleStep(), sampleStep({ id: 'step-b' })] }),
        )
        await memory.saveRun(run('run-1', 'task-1', '2026-03-01T10:00:00Z', { kind: 'done' }))
        await memory.saveRun(run('run-2', 'task-1', '2026-03-01T10:00:00.500Z', null))
        for (const part of ['dry-run', 'some-steps'] as const)
          await memory.saveRun({ ...run(`run-${part}`, 'task-1', '2026-03-01T11:00:00Z', { kind: 'done' }), part })
        const summaries = await memory.tasks()
        expect(summaries.map((summary) => summary.id)).toEqual(['task-2', 'task-1'])
        expect(summaries[1]).toEqual({
          id: changed.id,
          revision: 2,
          goal: changed.goal,
          parameters: changed.parameters,
          programs: changed.programs,
          createdAt: changed.createdAt,
          stepCount: 2,
          runCount: 2,
          successCount: 1,
          lastRunAt: '2026-03-01T10:00:00.500Z',
        } satisfies TaskSummary)
      }),
    )

    it(
      'forgets a deleted task with its revisions and its grants, but not its runs',
      withMemory(async (memory) => {
        const task = await memory.saveTask(sampleTask('Write a note'))
        await memory.saveRun(run('run-1', task.id, '2026-03-01T10:00:00Z', { kind: 'done' }))
        await memory.saveGrant(grant(task.id, 'delete'))
        expect(await memory.deleteTask(task.id)).toBe(true)
        expect(await memory.deleteTask(task.id)).toBe(false)
        expect(await memory.task(task.id, 1)).toBeUndefined()
        expect(await memory.tasks()).toEqual([])
        expect(await memory.findTasks('write a note', 5)).toEqual([])
        expect(await memory.grants(task.id)).toEqual([])
        expect((await memory.runs(task.id)).map((one) => one.id)).toEqual(['run-1'])
      }),
    )

    it(
      'finds tasks by the words of their goal, parameters, programs and captions, best first',
      withMemory(async (memory) => {
        const note = await memory.saveTask(sampleTask('Write a note to ⟦recipient⟧ about ⟦topic⟧', { id: 'task-1' }))
        const pay = sampleTask('Pay ⟦amount⟧ to ⟦person⟧', {
          id: 'task-2',
          programs: [{ program: 'chromium' }],
          steps: [sampleStep({ caption: 'Click “Transfer”' })],
        })
        await memory.saveTask(pay)
        const ids = async (request: string) => (await memory.findTasks(request, 5)).map((found) => found.task.id)
        expect((await memory.findTasks('a note to the landlord', 5))[0]?.task).toEqual(note)
        expect((await ids('pay 30 to Anna'))[0]).toBe('task-2')
        expect(await ids('transfer')).toEqual(['task-2'])
        expect(await ids('chromium')).toEqual(['task-2'])
        expect((await ids('AMOUNT'))[0]).toBe('task-2')
        expect(await ids('zebra')).toEqual([])
        expect(await memory.findTasks('write pay', 1)).toHaveLength(1)
      }),
    )

    it(
      'finds by the newest revision only',
      withMemory(async (memory) => {
        const task = await memory.saveTask(sampleTask('Water the plants'))
        await memory.saveTask({ ...task, goal: [{ kind: 'words', text: 'Feed the cat' }] })
        expect(await memory.findTasks('plants', 5)).toEqual([])
        expect(await memory.findTasks('cat', 5)).toHaveLength(1)
      }),
    )

    it(
      'gives scores between 0 and 1 and an empty list for words that mean something to a database',
      withMemory(async (memory) => {
        await memory.saveTask(sampleTask('Write a note AND a letter NOT to ⟦recipient⟧'))
        const requests = [
          '',
          ' ',
          '"',
          '"" OR *',
          'note AND NOT',
          'goal:note*',
          'NEAR(note letter)',
          "'; DROP TABLE tasks; --",
          '^note -letter',
          '(((',
          '🙂',
          '\0',
          '42',
          'note '.repeat(2_000),
        ]
        for (const request of requests) {
          for (const { score } of await memory.findTasks(request, 5))
            expect(score > 0 && score <= 1, `${score} for ${request.slice(0, 30)}`).toBe(true)
        }
        expect(await memory.findTasks('🙂', 5)).toEqual([])
        expect(await memory.findTasks('note AND NOT', 5)).toHaveLength(1)
        expect(await memory.tasks()).toHaveLength(1)
      }),
    )

    it(
      'refuses a task that does not fit the schema',
      withMemory(async (memory) => {
        await expect(memory.saveTask({ ...sampleTask('Write'), goal: [] } as Task)).rejects.toThrow()
        expect(await memory.tasks()).toEqual([])
      }),
    )

    it(
      'hands out copies: changing what was given does not change what is stored',
      withMemory(async (memory) => {
        const task = await memory.saveTask(sampleTask('Write'))
        task.notices.push('mine')
        expect((await memory.task(task.id))?.notices).toEqual([])
      }),
    )
  })

  describe(`pages in ${name}`, () => {
    it(
      'stores a page, replaces it by its id, and lists pages of a program, last seen first',
      withMemory(async (memory) => {
        await memory.savePage(page('page-1', 'mousepad', '2026-03-01T10:00:00Z'))
        await memory.savePage(page('page-2', 'mousepad', '2026-03-01T12:00:00Z'))
        await memory.savePage(page('page-3', 'chromium', '2026-03-01T11:00:00Z'))
        const again = { ...page('page-1', 'mousepad', '2026-03-02T10:00:00Z'), seenCount: 2 }
        await memory.savePage(again)
        expect(await memory.page(again.id)).toEqual(again)
        expect(await memory.page(PageId.parse('page-9'))).toBeUndefined()
        expect((await memory.pages('mousepad')).map((one) => one.id)).toEqual(['page-1', 'page-2'])
        expect((await memory.pages()).map((one) => one.id)).toEqual(['page-1', 'page-2', 'page-3'])
        expect(await memory.pages('nothing')).toEqual([])
      }),
    )

    it(
      'adds up transitions that lead the same way by the same act, and keeps others apart',
      withMemory(async (memory) => {
        await memory.savePage(page('page-1'))
        await memory.savePage(page('page-2'))
        const save = { from: 'page-1', to: 'page-2', by: 'Click “Save”', count: 1, successCount: 1 }
        await memory.saveTransition(Transition.parse(save))
        await memory.saveTransition(Transition.parse({ ...save, count: 2, successCount: 1 }))
        await memory.saveTransition(Transition.parse({ ...save, by: 'Press Ctrl+S' }))
        await memory.saveTransition(Transition.parse({ ...save, from: 'page-2', to: 'page-1' }))
        expect(await memory.transitions()).toHaveLength(3)
        expect((await memory.transitions(PageId.parse('page-1')))[0]).toEqual({ ...save, count: 3, successCount: 2, recordings: [] })
        expect(await memory.transitions(PageId.parse('page-9'))).toEqual([])
      }),
    )

    it(
      'refuses a transition between pages it does not know',
      withMemory(async (memory) => {
        await memory.savePage(page('page-1'))
        const lost = Transition.parse({ from: 'page-1', to: 'page-2', by: 'Click', count: 1, successCount: 1 })
        await expect(memory.saveTransition(lost)).rejects.toThrow('must be saved before')
        expect(await memory.transitions()).toEqual([])
      }),
    )
  })

  describe(`runs and grants in ${name}`, () => {
    it(
      'replaces a run by its id and lists runs newest first, of one task or all',
      withMemory(async (memory) => {
        await memory.saveRun(run('run-1', 'task-1', '2026-03-01T10:00:00Z', null))
        await memory.saveRun(run('run-2', 'task-2', '2026-03-01T11:00:00Z', null))
        const ended = run('run-1', 'task-1', '2026-03-01T10:00:00Z', { kind: 'done' })
        await memory.saveRun(ended)
        expect(await memory.run(ended.id)).toEqual(ended)
        expect(await memory.run(RunId.parse('run-9'))).toBeUndefined()
        expect((await memory.runs()).map((one) => one.id)).toEqual(['run-2', 'run-1'])
        expect((await memory.runs(TaskId.parse('task-1'))).map((one) => one.id)).toEqual(['run-1'])
      }),
    )

    it(
      'remembers a yes once, and forgets it when it is taken back',
      withMemory(async (memory) => {
        const task = TaskId.parse('task-1')
        await memory.saveGrant(grant('task-1', 'delete'))
        await memory.saveGrant({ ...grant('task-1', 'delete'), what: 'press “Delete” again' })
        await memory.saveGrant(grant('task-2', 'delete'))
        expect(await memory.grants(task)).toEqual([{ ...grant('task-1', 'delete'), what: 'press “Delete” again' }])
        expect(await memory.deleteGrant(task, 'delete', 'other')).toBe(false)
        expect(await memory.deleteGrant(task, 'delete', 'step-1 click')).toBe(true)
        expect(await memory.grants(task)).toEqual([])
      }),
    )
  })

  describe(`pictures in ${name}`, () => {
    it(
      'gives back the pixels it was given, as a PNG too, under the same id for the same pixels',
      withMemory(async (memory) => {
        const given = picture(5, 3, 1)
        const id = await memory.pictures.put({ ...given, box: { x: 40, y: 50, width: 5, height: 3 } })
        expect(await memory.pictures.put(given)).toBe(id)
        expect(await memory.pictures.put(picture(5, 3, 2))).not.toBe(id)
        const back = await memory.pictures.picture(id)
        expect({ ...back, data: [...(back?.data ?? [])] }).toEqual({ ...given, data: [...given.data] })
        const png = await memory.pictures.png(id)
        expect([...(png ?? []).slice(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47])
      }),
    )

    it(
      'knows nothing of a picture it never had, and refuses pixels that do not fit their size',
      withMemory(async (memory) => {
        const unknown = PictureId.parse('0'.repeat(64))
        expect(await memory.pictures.png(unknown)).toBeUndefined()
        expect(await memory.pictures.picture(unknown)).toBeUndefined()
        await expect(memory.pictures.put({ ...picture(5, 3, 1), width: 6 })).rejects.toThrow('6×3')
      }),
    )
  })
}

function page(id: string, program = 'mousepad', lastSeenAt = '2026-03-01T10:00:00Z'): Page {
  return Page.parse({
    id,
    look: {
      window: { program, title: '*', kind: 'normal' },
      hash: '0123456789abcdef',
      elements: [{ role: 'button', name: 'Save', place: { x: 0, y: 0, width: 0.1, height: 0.1 } }],
    },
    name: `A page of ${program}`,
    purpose: 'To test.',
    seenCount: 1,
    firstSeenAt: '2026-03-01T09:00:00Z',
    lastSeenAt,
  })
}

function run(id: string, taskId: string, startedAt: string, outcome: RunSummary['outcome']): RunSummary {
  const counts = { stepsDone: 1, stepCount: 2, stepsByTier: [1, 0, 0, 0], modelCalls: 0 }
  return RunSummary.parse({ id, taskId, taskRevision: 1, title: 'Write a note', startedAt, endedAt: null, outcome, ...counts })
}

function grant(taskId: string, rule: string): Grant {
  return {
    taskId: TaskId.parse(taskId),
    rule,
    signature: 'step-1 click',
    grantedAt: '2026-03-01T10:00:00Z',
    what: 'press “Delete” in Files',
  }
}

function picture(width: number, height: number, seed: number): Picture {
  const data = new Uint8Array(width * height * 4).map((_, index) => (index % 4 === 3 ? 255 : (index * 37 * seed) % 256))
  return { width, height, data, box: { x: 0, y: 0, width, height } }
}
