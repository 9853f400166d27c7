import { z } from 'zod'
import {
  Lesson,
  type Memory,
  missingCase,
  Page,
  PageId,
  type PictureId,
  PictureId as PictureIdSchema,
  RecordingId,
  RunId,
  RunSummary,
  Task,
  TaskId,
  Transition,
} from '#contract'

/** A write that the memory said was stored: what has to be there after a kill. One line of JSON each on the writer's output. */
export const Written = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('page'), id: PageId }),
  z.object({ kind: z.literal('way'), count: z.number().int() }),
  z.object({ kind: z.literal('task'), id: TaskId, revision: z.number().int() }),
  z.object({ kind: z.literal('run'), id: RunId }),
  z.object({ kind: z.literal('lesson'), id: z.string() }),
  z.object({ kind: z.literal('picture'), id: PictureIdSchema }),
  z.object({ kind: z.literal('merge'), change: z.number().int() }),
  z.object({ kind: z.literal('undo'), change: z.number().int() }),
])
export type Written = z.infer<typeof Written>

const AT = '2026-03-01T10:00:00.000Z'
const ENDS = ['page-end-a', 'page-end-b'] as const
const recordings = [RecordingId.parse('recording-bench')]

/** The two pages between which every way of the writer lies. */
export async function prepare(memory: Memory): Promise<void> {
  for (const id of ENDS) await memory.savePage(pageNamed(id))
}

/** The n-th write of a writer that mixes all kinds; tells it once it is stored. */
export async function write(memory: Memory, index: number): Promise<Written> {
  switch (index % 8) {
    case 0:
    case 1:
    case 2: {
      const page = pageNamed(`page-${index}`)
      await memory.savePage(page)
      return { kind: 'page', id: page.id }
    }
    case 3:
      await memory.saveTransition(
        Transition.parse({ from: ENDS[0], to: ENDS[1], by: 'Click “Save”', count: 1, successCount: 1, recordings }),
      )
      return { kind: 'way', count: Math.floor(index / 8) + 1 }
    case 4: {
      const { id, revision } = await memory.saveTask(taskNamed(`task-${index % 5}`, index))
      return { kind: 'task', id, revision }
    }
    case 5: {
      const run = runNamed(`run-${index}`)
      await memory.saveRun(run)
      const lesson = lessonNamed(`lesson-${index}`, run.taskId)
      await memory.saveLesson(lesson)
      return index % 16 === 5 ? { kind: 'run', id: run.id } : { kind: 'lesson', id: lesson.id }
    }
    case 6:
      return { kind: 'picture', id: await pictureOf(memory, index) }
    default: {
      const change = await memory.pageCare.merge(PageId.parse(`page-${index - 7}`), PageId.parse(`page-${index - 6}`), 'person')
      if (index % 16 === 7) return { kind: 'merge', change: change.id }
      await memory.pageCare.undo(change.id)
      return { kind: 'undo', change: change.id }
    }
  }
}

/** What was said to be stored and is not there, in words; undefined when it is there. */
export async function lost(memory: Memory, written: Written): Promise<string | undefined> {
  const there = await isThere(memory, written)
  return there ? undefined : JSON.stringify(written)
}

async function isThere(memory: Memory, written: Written): Promise<boolean> {
  switch (written.kind) {
    case 'page':
      // A page may have been joined with another since.
      return (await memory.page(written.id)) !== undefined || (await changes(memory)).some((change) => change.pages.includes(written.id))
    case 'way':
      return ((await memory.transitions(PageId.parse(ENDS[0])))[0]?.count ?? 0) >= written.count
    case 'task':
      return (await memory.task(written.id, written.revision)) !== undefined
    case 'run':
      return (await memory.run(written.id)) !== undefined
    case 'lesson':
      return (await memory.lessons()).some(({ id }) => id === written.id)
    case 'picture':
      return (await memory.pictures.picture(written.id)) !== undefined
    case 'merge':
      return (await changes(memory)).some(({ id, undone }) => id === written.change && !undone)
    case 'undo':
      return (await changes(memory)).some(({ id, undone }) => id === written.change && undone)
    default:
      return missingCase(written)
  }
}

const changes = (memory: Memory) => memory.pageCare.changes(Number.MAX_SAFE_INTEGER)

function pageNamed(id: string): Page {
  const elements = ['New', 'Open', 'Save', id].map((name, index) => ({
    role: 'button',
    name,
    place: { x: 0, y: index / 10, width: 0.1, height: 0.1 },
  }))
  const look = { window: { program: 'bench', title: id, kind: 'normal' }, hash: '0123456789abcdef', elements }
  return Page.parse({ id, look, name: `The page ${id}`, purpose: 'To be kept.', recordings, seenCount: 1, firstSeenAt: AT, lastSeenAt: AT })
}

function taskNamed(id: string, index: number): Task {
  return Task.parse({
    ...{ version: 1, id, revision: 1, goal: [{ kind: 'words', text: `Write number ${index}` }], parameters: [], steps: [] },
    ...{ milestones: [], programs: [{ program: 'bench' }], recordings, createdAt: AT, notices: [`x`.repeat(2_000)] },
  })
}

function runNamed(id: string): RunSummary {
  const counts = { stepsDone: 1, stepCount: 1, stepsByTier: [1, 0, 0, 0], modelCalls: 0 }
  return RunSummary.parse({
    id,
    taskId: 'task-0',
    taskRevision: 1,
    title: id,
    startedAt: AT,
    endedAt: AT,
    outcome: { kind: 'done' },
    ...counts,
  })
}

function lessonNamed(id: string, task: TaskId): Lesson {
  const checked = { moments: 1, right: 1 }
  return Lesson.parse({ id, what: 'It was found.', kind: 'label', task, run: 'run-1', at: AT, state: 'kept', reason: '', checked })
}

async function pictureOf(memory: Memory, index: number): Promise<PictureId> {
  const side = 64
  const data = new Uint8Array(side * side * 4).map((_, place) => (place * index) % 251)
  return memory.pictures.put({ width: side, height: side, data, box: { x: 0, y: 0, width: side, height: side } })
}
