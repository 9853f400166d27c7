import type { Page, RunEvent, RunId, RunSummary, StepId, Task } from '#contract'
import { ago, minute, type Pictures } from './basics.ts'
import { pastBatches } from './batches.ts'
import { membersBefore, membersTask } from './flow-task.ts'
import { pastChanges, pastLessons, suggestions, withLooks } from './memory.ts'
import { pages, transitions } from './pages.ts'
import { pastRecordings } from './recordings.ts'
import { planOf, runEvents } from './runs.ts'
import { deleteTask, invoiceTask, noteTask } from './tasks.ts'

export type PastRun = { summary: RunSummary; events: RunEvent[] }

function pastRun(
  id: string,
  task: Task,
  values: Record<string, string>,
  startedAgoMs: number,
  pictures: Pictures,
  title: string,
  end?: Partial<RunSummary>,
  cutAfter?: number,
): PastRun {
  const all = runEvents(id as RunId, planOf(task, values, 'words'), pictures)
  const kept = cutAfter === undefined ? all : all.slice(0, cutAfter)
  const stepsDone = kept.filter((event) => event.kind === 'step-end').length
  const summary: RunSummary = {
    id: id as RunId,
    taskId: task.id,
    taskRevision: task.revision,
    title,
    startedAt: ago(startedAgoMs),
    endedAt: ago(startedAgoMs - 9400),
    outcome: { kind: 'done' },
    stepsDone,
    stepCount: task.steps.length,
    stepsByTier: [stepsDone, 0, 0, 0],
    modelCalls: 0,
    ...end,
  }
  const ending: RunEvent[] =
    cutAfter !== undefined && summary.outcome ? [{ kind: 'run-end', outcome: summary.outcome, tookMs: 5100, modelCalls: 0 }] : []
  return { summary, events: [...kept, ...ending] }
}

export function worldOf(pictures: Pictures) {
  const note = noteTask(pictures)
  const invoice = invoiceTask(pictures)
  const remove = deleteTask(pictures)
  const failed = {
    kind: 'failed',
    at: 'step-i5' as StepId,
    reason: 'The field “Due” was not found on the page.',
    advice: 'Open the form “New invoice” and see whether the field has another name now. Then run it again.',
  } as const
  const runs = [
    pastRun(
      'run-a',
      note,
      { recipient: 'the landlord', topic: 'the keys' },
      12 * minute,
      pictures,
      'Write a note to the landlord about the keys',
    ),
    pastRun(
      'run-b',
      invoice,
      { supplier: 'Papyrus Ltd', amount: '€18.95', 'due-date': '1 April 2026' },
      80 * minute,
      pictures,
      'Enter the invoice of Papyrus Ltd over €18.95 due on 1 April 2026',
      { outcome: failed },
      30,
    ),
    pastRun(
      'run-c',
      remove,
      { file: 'backup-2025.zip' },
      3 * 60 * minute,
      pictures,
      'Delete the file backup-2025.zip',
      { outcome: { kind: 'stopped', by: 'no-approval', at: 'step-d2' as StepId } },
      9,
    ),
    pastRun(
      'run-d',
      note,
      { recipient: 'Maria', topic: 'the garden' },
      25 * 60 * minute,
      pictures,
      'Write a note to Maria about the garden',
    ),
    pastRun(
      'run-e',
      invoice,
      { supplier: 'Nordwind AG', amount: '€412.50', 'due-date': '12 March 2026' },
      4 * 24 * 60 * minute,
      pictures,
      'Enter the invoice of Nordwind AG over €412.50 due on 12 March 2026',
      { outcome: null },
      20,
    ),
  ]
  const past = runs.find((run) => run.summary.id === 'run-d')
  const asked = planOf(remove, { file: 'backup-2024.zip' }, 'words')
  const approved = {
    ...pastRun('run-f', remove, { file: 'backup-2024.zip' }, 2 * 24 * 60 * minute, pictures, 'Delete the file backup-2024.zip'),
  }
  approved.events = runEvents('run-f' as RunId, asked, pictures, 'step-d2' as StepId)
  const members = membersTask(pictures)
  const known = withLooks(pages(pictures), pictures)
  return {
    tasks: [note, invoice, remove, members],
    /** Revisions of the tasks that are not the newest, in any order. */
    oldTasks: membersBefore(members),
    lessons: pastLessons(),
    pages: known,
    /** Versions of the pages that are not the newest. */
    oldPages: known.filter(({ version }) => version > 1).map((page): Page => ({ ...page, version: 1, name: 'Form', variants: [] })),
    changes: pastChanges(),
    suggestions: suggestions(),
    transitions: transitions.map((way, index) => ({ ...way, tookMs: 700 + index * 120 })),
    recordings: pastRecordings(),
    programs: [
      { program: 'mousepad', titles: ['Untitled 1 - Mousepad'] },
      { program: 'chromium', titles: ['Ledger: new invoice', 'Papyrus Ltd – Invoices'] },
      { program: 'thunar', titles: ['tom - Files'] },
      { program: 'keepassxc', titles: ['Passwords.kdbx - KeePassXC'] },
    ],
    batches: pastBatches(invoice),
    runs: past ? [...runs.slice(0, 4), approved, ...runs.slice(4)] : runs,
  }
}
export type World = ReturnType<typeof worldOf>
