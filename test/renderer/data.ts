import type {
  Expectation,
  Page,
  PageId,
  Parameter,
  PictureId,
  Plan,
  RecordingId,
  RecordingSummary,
  Role,
  RunEvent,
  RunId,
  RunSummary,
  Step,
  StepAct,
  StepId,
  Target,
  Task,
  TaskId,
  Transition,
} from '#contract'
import type { PictureName } from './draw-pictures.ts'

/** One morning's worth of a person's Understudy: what the fake API serves. Pure, so that it also runs in the page. */
export type Pictures = Record<PictureName, PictureId>

const minute = 60_000
export const ago = (ms: number) => new Date(Date.now() - ms).toISOString()

type Draft = {
  caption: string
  act: StepAct
  name: string
  role: Role
  mark: [number, number]
  before: PictureName
  after: PictureName
  window: Window
}
type Window = { program: string; title: string; kind: 'normal' | 'dialog'; page: PageId }

const EDITOR: Window = { program: 'mousepad', title: '* - Mousepad', kind: 'normal', page: 'page-editor' as PageId }
const SAVE: Window = { program: 'mousepad', title: 'Save As', kind: 'dialog', page: 'page-save' as PageId }
const FORM: Window = { program: 'chromium', title: 'Ledger: new invoice', kind: 'normal', page: 'page-form' as PageId }
const FILES: Window = { program: 'thunar', title: '* - Files', kind: 'normal', page: 'page-files' as PageId }

const click: StepAct = { kind: 'click', button: 'left', count: 1, modifiers: [], at: { x: 0.5, y: 0.5 } }
const type = (...text: ({ literal: string } | { slot: string })[]): StepAct => ({
  kind: 'type',
  text: text.map((part) => ('slot' in part ? { kind: 'slot', parameter: part.slot } : { kind: 'literal', text: part.literal })),
  replaces: true,
})

function step(id: string, draft: Draft, pictures: Pictures, confidence: number, expectation: Expectation): Step {
  const { program, title, kind, page } = draft.window
  const [x, y] = draft.mark
  const target: Target = {
    label: `${draft.role} “${draft.name}”`,
    window: { program, title, kind },
    role: draft.role,
    name: draft.name,
    place: { x: x - 45, y: y - 15, width: 90, height: 30 },
    windowSize: { width: 820, height: 540 },
    neighbours: [
      { role: 'label', name: draft.role === 'field' ? 'Currency' : 'Cancel', offset: { x: -110, y: 0 } },
      { role: 'text', name: 'Documents', offset: { x: 10, y: -90 } },
    ],
    source: program === 'chromium' ? 'ocr' : 'accessibility',
  }
  return {
    id: `step-${id}` as StepId,
    caption: draft.caption,
    observation: `The window “${title.replace('* - ', '')}” is in front.`,
    thought: `This brings the task one step on: ${draft.caption.toLowerCase()}.`,
    act: draft.act,
    target,
    window: { program, title, kind },
    expectation,
    page,
    pictures: { before: pictures[draft.before], after: pictures[draft.after], mark: { x, y } },
    confidence,
    personMs: 1800,
  }
}

const text = (name: string, ...examples: string[]): Parameter => ({ name, type: 'text', examples })

function noteTask(pictures: Pictures): Task {
  const holds = (slot: string): Expectation => ({ kind: 'field-holds', text: [{ kind: 'slot', parameter: slot }] })
  const editor = (
    id: string,
    caption: string,
    act: StepAct,
    name: string,
    role: Role,
    mark: [number, number],
    before: PictureName,
    after: PictureName,
  ) => step(id, { caption, act, name, role, mark, before, after, window: EDITOR }, pictures, 0.95, { kind: 'changed' })
  return {
    version: 1,
    id: 'task-note' as TaskId,
    revision: 1,
    goal: [
      { kind: 'words', text: 'Write a note to ' },
      { kind: 'slot', parameter: 'recipient' },
      { kind: 'words', text: ' about ' },
      { kind: 'slot', parameter: 'topic' },
    ],
    parameters: [text('recipient', 'Maria'), text('topic', 'the garden')],
    steps: [
      editor('n1', 'Click into the text of Mousepad', click, 'text', 'document', [300, 220], 'editorEmpty', 'editorEmpty'),
      editor(
        'n2',
        'Type the greeting to ⟦recipient⟧',
        type({ literal: 'Dear ' }, { slot: 'recipient' }),
        'text',
        'document',
        [130, 96],
        'editorEmpty',
        'editorTyped',
      ),
      editor(
        'n3',
        'Type what it is about: ⟦topic⟧',
        type({ literal: 'this is about ' }, { slot: 'topic' }),
        'text',
        'document',
        [220, 140],
        'editorEmpty',
        'editorTyped',
      ),
      editor('n4', 'Open the menu “File”', click, 'File', 'menu', [26, 46], 'editorTyped', 'editorMenu'),
      step(
        'n5',
        {
          caption: 'Choose “Save As…”',
          act: click,
          name: 'Save As…',
          role: 'menu-item',
          mark: [60, 165],
          before: 'editorMenu',
          after: 'saveEmpty',
          window: EDITOR,
        },
        pictures,
        0.91,
        {
          kind: 'window-present',
          window: { program: 'mousepad', title: 'Save As', kind: 'dialog' },
        },
      ),
      step(
        'n6',
        {
          caption: 'Type ⟦recipient⟧ into “Name”',
          act: type({ slot: 'recipient' }),
          name: 'Name',
          role: 'field',
          mark: [200, 62],
          before: 'saveEmpty',
          after: 'saveNamed',
          window: SAVE,
        },
        pictures,
        0.82,
        holds('recipient'),
      ),
      step(
        'n7',
        {
          caption: 'Press “Save” in the dialog “Save As”',
          act: click,
          name: 'Save',
          role: 'button',
          mark: [571, 401],
          before: 'saveNamed',
          after: 'editorSaved',
          window: SAVE,
        },
        pictures,
        0.97,
        {
          kind: 'window-gone',
          window: { program: 'mousepad', title: 'Save As', kind: 'dialog' },
        },
      ),
      step(
        'n8',
        {
          caption: 'Press Ctrl+Q',
          act: { kind: 'press', modifiers: ['ctrl'], key: 'q' },
          name: 'text',
          role: 'document',
          mark: [410, 300],
          before: 'editorSaved',
          after: 'editorEmpty',
          window: EDITOR,
        },
        pictures,
        0.6,
        { kind: 'changed' },
      ),
    ],
    milestones: [
      { after: 'step-n3' as StepId, name: 'the note is written' },
      { after: 'step-n7' as StepId, name: 'the file is saved' },
    ],
    programs: [{ program: 'mousepad', command: ['mousepad'] }],
    recordings: ['recording-one' as RecordingId],
    createdAt: ago(26 * 60 * minute),
    notices: ['“Tom” was typed but is not in your sentence. It is the same each time.'],
  }
}

function invoiceTask(pictures: Pictures): Task {
  const at = (
    id: string,
    caption: string,
    act: StepAct,
    name: string,
    role: Role,
    mark: [number, number],
    before: PictureName,
    after: PictureName,
    confidence: number,
  ) => step(id, { caption, act, name, role, mark, before, after, window: FORM }, pictures, confidence, { kind: 'changed' })
  return {
    version: 1,
    id: 'task-invoice' as TaskId,
    revision: 3,
    goal: [
      { kind: 'words', text: 'Enter the invoice of ' },
      { kind: 'slot', parameter: 'supplier' },
      { kind: 'words', text: ' over ' },
      { kind: 'slot', parameter: 'amount' },
      { kind: 'words', text: ' due on ' },
      { kind: 'slot', parameter: 'due-date' },
    ],
    parameters: [
      { name: 'supplier', type: 'choice', examples: ['Nordwind AG'], options: ['Maier & Sons', 'Nordwind AG', 'Papyrus Ltd'] },
      { name: 'amount', type: 'money', examples: ['€412.50'] },
      { name: 'due-date', type: 'date', examples: ['12 March 2026'] },
      { name: 'ledger-pin', type: 'secret', examples: [] },
    ],
    steps: [
      at('i1', 'Open “New invoice”', click, 'New invoice', 'link', [115, 108], 'formEmpty', 'formEmpty', 0.94),
      at('i2', 'Choose ⟦supplier⟧', click, 'Supplier', 'combobox', [240, 176], 'formEmpty', 'formSupplier', 0.78),
      at('i3', 'Click into “Amount”', click, 'Amount', 'field', [240, 248], 'formSupplier', 'formSupplier', 0.96),
      at('i4', 'Type ⟦amount⟧', type({ slot: 'amount' }), 'Amount', 'field', [90, 248], 'formSupplier', 'formFilled', 0.92),
      at('i5', 'Type ⟦due-date⟧ into “Due”', type({ slot: 'due-date' }), 'Due', 'field', [90, 320], 'formSupplier', 'formFilled', 0.55),
      at('i6', 'Press “Save”', click, 'Save', 'button', [115, 465], 'formFilled', 'formSaved', 0.98),
    ],
    milestones: [{ after: 'step-i5' as StepId, name: 'form filled' }],
    programs: [{ program: 'chromium' }],
    recordings: ['recording-two' as RecordingId, 'recording-three' as RecordingId],
    createdAt: ago(5 * 24 * 60 * minute),
    notices: [],
  }
}

function deleteTask(pictures: Pictures): Task {
  const at = (id: string, caption: string, name: string, role: Role, mark: [number, number], after: PictureName) =>
    step(id, { caption, act: click, name, role, mark, before: 'files', after, window: FILES }, pictures, 0.9, { kind: 'changed' })
  return {
    version: 1,
    id: 'task-delete' as TaskId,
    revision: 1,
    goal: [
      { kind: 'words', text: 'Delete the file ' },
      { kind: 'slot', parameter: 'file' },
    ],
    parameters: [{ name: 'file', type: 'file', examples: ['backup-2025.zip'] }],
    steps: [
      at('d1', 'Click ⟦file⟧ in the list', 'backup-2025.zip', 'list-item', [260, 136], 'files'),
      at('d2', 'Press “Delete” in the toolbar of Files', 'Delete', 'button', [366, 48], 'filesAfter'),
    ],
    milestones: [],
    programs: [{ program: 'thunar', command: ['thunar'] }],
    recordings: ['recording-four' as RecordingId],
    createdAt: ago(3 * 60 * minute),
    notices: [],
  }
}

function page(
  id: string,
  name: string,
  purpose: string,
  picture: PictureId,
  window: Window,
  seenCount: number,
  elements: Page['look']['elements'],
): Page {
  const { program, title, kind } = window
  return {
    id: id as PageId,
    look: { window: { program, title, kind }, hash: '00ff00ff00ff00ff', elements },
    name,
    purpose,
    picture,
    seenCount,
    firstSeenAt: ago((10 + seenCount) * 24 * 60 * minute),
    lastSeenAt: ago(seenCount * 11 * minute),
  }
}

const place = (x: number, y: number, width: number, height: number, of: [number, number]) => ({
  x: x / of[0],
  y: y / of[1],
  width: width / of[0],
  height: height / of[1],
})

function pages(pictures: Pictures): Page[] {
  const editor: [number, number] = [820, 540]
  const dialog: [number, number] = [640, 440]
  const web: [number, number] = [980, 640]
  const menus = ['File', 'Edit', 'Search', 'View', 'Document', 'Help'].map((name, index) => ({
    role: 'menu' as const,
    name,
    place: place(8 + index * 68, 34, 54, 24, editor),
  }))
  return [
    page('page-editor', 'The editor of Mousepad', 'Where text is written and changed.', pictures.editorTyped, EDITOR, 24, [
      ...menus,
      { role: 'document', name: 'Untitled 1', place: place(0, 63, 820, 477, editor) },
    ]),
    page(
      'page-menu',
      'The menu “File” of Mousepad',
      'New, open, save, print and close.',
      pictures.editorMenu,
      { ...EDITOR, page: 'page-menu' as PageId },
      12,
      menus,
    ),
    page('page-save', 'The dialog “Save As” of Mousepad', 'Where a file gets its name and its folder.', pictures.saveNamed, SAVE, 12, [
      { role: 'field', name: 'Name', place: place(92, 46, 524, 32, dialog) },
      { role: 'button', name: 'Cancel', place: place(420, 384, 90, 34, dialog) },
      { role: 'button', name: 'Save', place: place(526, 384, 90, 34, dialog) },
      ...['garden.txt', 'keys.txt', 'letters', 'receipts'].map((name, index) => ({
        role: 'cell' as const,
        name,
        place: place(184, 152 + index * 30, 300, 24, dialog),
      })),
    ]),
    page('page-form', 'New invoice', 'A form: supplier, amount, due date and currency of a new invoice.', pictures.formFilled, FORM, 9, [
      { role: 'combobox', name: 'Supplier', place: place(60, 160, 420, 34, web) },
      { role: 'field', name: 'Amount', place: place(60, 232, 420, 34, web) },
      { role: 'field', name: 'Due', place: place(60, 304, 420, 34, web) },
      { role: 'field', name: 'Currency', place: place(60, 376, 420, 34, web) },
      { role: 'button', name: 'Save', place: place(60, 446, 110, 38, web) },
      { role: 'button', name: 'Discard', place: place(182, 446, 110, 38, web) },
    ]),
    page('page-saved', 'New invoice, saved', 'Says that the invoice was saved, and under which number.', pictures.formSaved, FORM, 6, []),
    page('page-files', 'The folder “Notes” in Files', 'The files of one folder.', pictures.files, FILES, 3, [
      { role: 'button', name: 'Delete', place: place(320, 36, 92, 24, [820, 460]) },
    ]),
  ]
}

const way = (from: string, to: string, by: string, count: number, successCount = count): Transition => ({
  from: from as PageId,
  to: to as PageId,
  by,
  count,
  successCount,
})
const transitions: Transition[] = [
  way('page-editor', 'page-menu', 'Open the menu “File”', 12),
  way('page-menu', 'page-save', 'Choose “Save As…”', 12, 11),
  way('page-save', 'page-editor', 'Press “Save” in the dialog “Save As”', 11),
  way('page-save', 'page-editor', 'Press “Cancel”', 1),
  way('page-form', 'page-saved', 'Press “Save”', 6),
  way('page-saved', 'page-form', 'Open “New invoice”', 4),
  way('page-editor', 'page-editor', 'Type ⟦topic⟧', 20),
]

const recordings: RecordingSummary[] = [
  {
    id: 'recording-one' as RecordingId,
    goal: 'Write a note to Maria about the garden',
    startedAt: ago(27 * 60 * minute),
    endedAt: ago(27 * 60 * minute - 64_000),
    durationMs: 64_000,
    eventCount: 812,
    gestureCount: 14,
    notices: [],
  },
  {
    id: 'recording-cut' as RecordingId,
    goal: '',
    startedAt: ago(50 * 60 * minute),
    endedAt: null,
    durationMs: null,
    eventCount: 240,
    gestureCount: 6,
    notices: [],
  },
]

/** A plan for a task with these values, as the planner would make it. */
export function planOf(task: Task, values: Record<string, string>, from: 'words' | 'form'): Plan {
  const cut = task.steps.findIndex((it) => it.id === task.milestones[0]?.after) + 1
  const goals = [task.steps.slice(0, cut), task.steps.slice(cut)].filter((steps) => steps.length > 0)
  return {
    request: '',
    task: { id: task.id, revision: task.revision, goal: task.goal, programs: task.programs, parameters: task.parameters },
    values: task.parameters.map(({ name, type: kind }) => ({
      parameter: name,
      value: kind === 'secret' ? '' : (values[name] ?? ''),
      from,
      secret: kind === 'secret',
    })),
    subGoals: goals.map((steps, index) => ({ name: task.milestones[index]?.name ?? 'Finish', steps: steps as [Step, ...Step[]] })),
    findings: [{ stops: false, text: `${task.programs[0]?.program ?? 'The program'} is not running; it is started first.` }],
  }
}

/** All events of a run in which everything works; the step `asks` waits for a yes. */
export function runEvents(runId: RunId, plan: Plan, pictures: Pictures, asks?: StepId): RunEvent[] {
  const values = Object.fromEntries(plan.values.map((value) => [value.parameter, value.secret ? '••••••' : value.value]))
  const filled = (caption: string) => caption.replace(/⟦([^⟧]+)⟧/g, (_, name: string) => values[name] ?? name)
  const steps = plan.subGoals.flatMap((goal) => goal.steps)
  return [
    { kind: 'run-start', runId, plan },
    ...steps.flatMap((it, index): RunEvent[] => {
      const stepId = it.id
      const box = it.target
        ? { ...it.target.place, x: it.target.place.x + 100, y: it.target.place.y + 60 }
        : { x: 0, y: 0, width: 0, height: 0 }
      const action = { kind: 'wait', forMs: 0, reason: 'drawn for a test' } as const
      const undo = 'no' as const
      const approval: RunEvent[] =
        stepId === asks
          ? [
              { kind: 'approval-request', request: approvalRequest(runId, stepId, pictures) },
              {
                kind: 'approval-answer',
                approvalId: approvalRequest(runId, stepId, pictures).id,
                answer: { answer: 'once', by: 'person' },
              },
            ]
          : []
      return [
        { kind: 'step-start', stepId, index, sentence: filled(it.caption), tier: 0 },
        {
          kind: 'located',
          stepId,
          box,
          confidence: it.confidence,
          evidence: [
            { kind: 'name', score: 0.98 },
            { kind: 'neighbours', score: 0.91 },
            { kind: 'picture', score: 0.86 },
            { kind: 'place', score: 0.64 },
          ],
          picture: it.pictures.before,
          pictureBox: { x: 100, y: 60, width: 820, height: 540 },
        },
        stepId === asks
          ? { kind: 'verdict', stepId, action, verdict: { kind: 'ask', rule: 'delete', reason: 'It deletes a file.', undo } }
          : {
              kind: 'verdict',
              stepId,
              action,
              verdict: {
                kind: 'allow',
                rule: 'demonstrated',
                reason: 'You showed this step, and it was found again on its page.',
                undo: 'unknown',
              },
            },
        ...approval,
        { kind: 'act-start', stepId, digest: 'd' },
        { kind: 'act-end', stepId },
        {
          kind: 'check',
          stepId,
          held: true,
          text:
            it.expectation.kind === 'field-holds' ? 'The field shows what was typed.' : 'The window changed as it did in the recording.',
        },
        {
          kind: 'step-end',
          stepId,
          tier: 0,
          tookMs: 900 + index * 130,
          pictures: { before: it.pictures.before, after: it.pictures.after },
        },
      ]
    }),
    { kind: 'run-end', outcome: { kind: 'done' }, tookMs: 9400, modelCalls: 0 },
  ]
}

export function approvalRequest(runId: RunId, stepId: StepId, pictures: Pictures) {
  return {
    id: `approval-${runId}` as never,
    runId,
    stepId,
    what: 'press “Delete” in Files',
    rule: 'delete',
    reason: 'It deletes the file “backup-2025.zip” from the folder Notes.',
    undo: 'no' as const,
    picture: pictures.deleteShot,
    pictureMark: { x: 170, y: 12, width: 116, height: 28 },
    value: undefined,
    digest: 'a'.repeat(64),
    expiresAtMs: Date.now() + 60_000,
    timeoutMs: 60_000,
  }
}

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
  return {
    tasks: [note, invoice, remove],
    pages: pages(pictures),
    transitions,
    recordings: [...recordings],
    runs: past ? [...runs.slice(0, 4), approved, ...runs.slice(4)] : runs,
  }
}
export type World = ReturnType<typeof worldOf>
