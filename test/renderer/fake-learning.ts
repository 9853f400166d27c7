import {
  type CallHandlers,
  type EmitEvent,
  goalSentence,
  type RecordingId,
  type Settings,
  type StepId,
  type Task,
  type TaskId,
  UnderstudyError,
} from '#contract'
import { differences } from './fake-differences.ts'
import { applyEdits } from './fake-edits.ts'
import { found } from './found.ts'
import { ago, type World } from './world/index.ts'

type Name =
  | 'task.get'
  | 'task.delete'
  | 'task.edit'
  | 'task.versions'
  | 'task.diff'
  | 'task.rollBack'
  | 'task.addDemonstration'
  | 'task.replaceFrom'
  | 'task.captionCost'
  | 'task.caption'
  | 'task.export'
  | 'task.openImport'
  | 'task.keepImport'
  | 'lesson.list'
  | 'lesson.undo'
  | 'lesson.dismiss'

/** Everything about tasks but the list: versions, edits, further demonstrations, models, files, lessons. */
export function fakeLearning(world: World, emit: EmitEvent, settings: () => Settings): Pick<CallHandlers, Name> {
  const newest = (id: TaskId) =>
    found(
      world.tasks.find((task) => task.id === id),
      'task',
    )
  const revisions = (id: TaskId) => [newest(id), ...world.oldTasks.filter((task) => task.id === id)].sort((a, b) => b.revision - a.revision)
  const revision = (id: TaskId, number: number | undefined) =>
    number === undefined
      ? newest(id)
      : found(
          revisions(id).find((task) => task.revision === number),
          'version',
        )
  const keep = (task: Task) => {
    world.oldTasks.push(newest(task.id))
    world.tasks = world.tasks.map((it) => (it.id === task.id ? task : it))
    emit('tasks.changed', {})
    return task
  }
  const lesson = (id: string, state: 'undone' | 'dismissed') => {
    const it = found(
      world.lessons.find((one) => one.id === id),
      'lesson',
    )
    if (state === 'undone')
      keep({
        ...newest(it.task),
        revision: newest(it.task).revision + 1,
        change: { kind: 'rolled-back', what: 'Before what the run taught' },
      })
    const changed = { ...it, state, reason: 'You said so.' }
    world.lessons = world.lessons.map((one) => (one.id === id ? changed : one))
    return changed
  }

  return {
    'task.get': async ({ id, revision: number }) => revision(id, number),
    'task.delete': async ({ id }) => {
      world.tasks = world.tasks.filter((task) => task.id !== id)
      emit('tasks.changed', {})
      return { deleted: true }
    },
    'task.edit': async ({ id, revision: number, edits }) => {
      const task = newest(id)
      if (task.revision !== number)
        return { kind: 'refused', problems: ['There is a newer version. Open the task again, then make your changes.'] }
      const outcome = applyEdits(task, edits)
      if (outcome.kind === 'saved') keep(outcome.task)
      return outcome
    },
    'task.versions': async ({ id }) =>
      revisions(id).map((task, index) => ({
        revision: task.revision,
        savedAt: ago(index * 26 * 3_600_000),
        change: task.change ?? { kind: 'learned', what: 'Learned from one demonstration' },
        stepCount: task.steps.length,
      })),
    'task.diff': async ({ id, from, to }) => differences(revision(id, from), revision(id, to)),
    'task.rollBack': async ({ id, revision: number }) =>
      keep({
        ...revision(id, number),
        revision: newest(id).revision + 1,
        change: { kind: 'rolled-back', what: `As it was in version ${number}` },
      }),
    'task.addDemonstration': async ({ id, recordingId, answers }) => {
      emit('learn.progress', { recordingId, done: 1, of: 3, what: 'Comparing the steps' })
      await new Promise((resolve) => setTimeout(resolve, 50))
      if (recordingId === 'recording-aloha') {
        return {
          kind: 'different',
          reason: 'It makes a chart in LibreOffice Calc; this task writes in Mousepad. Learn it as a task of its own.',
        }
      }
      if (!answers['question-1']) {
        return {
          kind: 'questions',
          questions: [
            {
              id: 'question-1',
              text: 'The first time you closed the editor with Ctrl+Q, the second time you left it open. What does it go by?',
              answers: [
                { id: 'always', text: 'Always close it' },
                { id: 'never', text: 'Never close it' },
                { id: 'asks', text: 'Only when it asks whether to save' },
              ],
            },
          ],
        }
      }
      return {
        kind: 'merged',
        task: keep(merged(newest(id), recordingId)),
        found: ['⟦greeting⟧ was different: it is a value now.', 'The last step is done only when it asks.'],
      }
    },
    'task.replaceFrom': async ({ id, step, recordingId }) => {
      const task = newest(id)
      const at = task.steps.findIndex((it) => it.id === step)
      if (at < 0) return { kind: 'refused', problems: ['This step is not there any more. Open the task again.'] }
      const again = task.steps.slice(at).map((it) => ({ ...it, id: `${it.id}-again` as StepId, caption: `${it.caption} (again)` }))
      const made: Task = {
        ...task,
        revision: task.revision + 1,
        steps: [...task.steps.slice(0, at), ...again],
        milestones: task.milestones.filter(({ after }) => task.steps.findIndex((it) => it.id === after) < at),
        recordings: [...task.recordings, recordingId],
        change: { kind: 're-recorded', what: `Recorded again from step ${at + 1} on` },
      }
      return { kind: 'saved', task: keep(made) }
    },
    'task.captionCost': async ({ id }) => {
      const { model } = settings()
      const { steps } = newest(id)
      const none = { server: '', calls: 0, pictures: 0, inputTokens: 0, outputTokens: 0, money: null, sent: [] }
      if (!model) return { ...none, model: null, advice: 'Give the address and the name of a model in Settings.', steps: steps.length }
      return {
        model: model.name,
        advice: '',
        server: new URL(model.url).host,
        steps: steps.length,
        calls: 3,
        pictures: steps.length * 3,
        inputTokens: 24_000,
        outputTokens: 1600,
        money: model.price && { amount: 0.031, currency: model.price.currency },
        sent: ['Pictures of the windows before and after each step.', 'The words of the steps. Values are replaced by stand-ins.'],
      }
    },
    'task.caption': async ({ id, calls }) => {
      const task = newest(id)
      const steps = task.steps.map((step, index) =>
        index === 1 ? step : { ...step, thought: `It is needed for: ${step.caption}`, wordsBy: 'model' as const },
      )
      const made = keep({
        ...task,
        steps,
        revision: task.revision + 1,
        change: { kind: 'described', what: `${steps.length - 1} steps described` },
      })
      const second = found(made.steps[1], 'step')
      return {
        task: made,
        described: steps.length - 1,
        kept: [{ step: second.id, reason: 'The model’s answer could not be read.' }],
        used: { calls, inputTokens: 23_100, outputTokens: 1480 },
      }
    },
    'task.export': async ({ id, format }) => {
      newest(id)
      const end = { bundle: '.understudy-task', skill: '/SKILL.md', 'aloha-trace': '.json' }[format]
      return { file: `/home/tom/.local/share/understudy/exports/${id}${end}`, bytes: 1_420_000 }
    },
    'task.openImport': async ({ file }) => {
      if (!/\.(understudy-task|md|json)$/.test(file)) {
        throw new UnderstudyError(
          'bad-input',
          'Nobody here can read this file.',
          'Choose an exported task, a SKILL.md or a ShowUI-Aloha trace.',
        )
      }
      const task = found(world.tasks[2], 'task')
      return {
        token: 'import-1',
        format: file.endsWith('.md') ? 'skill' : file.endsWith('.json') ? 'aloha-trace' : 'bundle',
        tasks: [
          { ...task, id: 'task-imported' as TaskId, goal: [{ kind: 'words', text: 'Clear out the folder “Downloads”' }], parameters: [] },
        ],
        pages: 2,
        pictures: 5,
        signer: file.endsWith('.understudy-task') ? { fingerprint: '3f:9a:11:c0:52:7e', known: false } : null,
        warnings: ['The program “thunar” is not on this machine.', 'Two steps have no target: they are found by their words alone.'],
      }
    },
    'task.keepImport': async () => {
      const task = found(world.tasks[2], 'task')
      const made: Task = {
        ...task,
        id: 'task-imported' as TaskId,
        revision: 1,
        goal: [{ kind: 'words', text: 'Clear out the folder “Downloads”' }],
        parameters: [],
        change: { kind: 'imported', what: 'Imported from a file' },
      }
      world.tasks = [...world.tasks, made]
      emit('tasks.changed', {})
      return [made]
    },
    'lesson.list': async ({ task }) => world.lessons.filter((it) => task === undefined || it.task === task),
    'lesson.undo': async ({ id }) => lesson(id, 'undone'),
    'lesson.dismiss': async ({ id }) => lesson(id, 'dismissed'),
  }
}

/** What a second demonstration of the note would make of it: one more value, and a last step that is done only sometimes. */
function merged(task: Task, recordingId: RecordingId): Task {
  const last = found(task.steps.at(-1), 'step')
  return {
    ...task,
    revision: task.revision + 1,
    parameters: [...task.parameters, { name: 'greeting', type: 'text', examples: ['Dear', 'Hello'] }],
    steps: task.steps.map((step) => (step.id === 'step-n2' ? { ...step, caption: 'Type ⟦greeting⟧ ⟦recipient⟧' } : step)),
    blocks: [
      ...task.blocks,
      {
        kind: 'optional',
        id: 'block-9',
        reason: 'You said so.',
        from: last.id,
        to: last.id,
        when: { kind: 'element-present', role: 'dialog', name: 'Save changes?' },
      },
    ],
    recordings: [...task.recordings, recordingId],
    change: { kind: 'merged', what: `Shown again: ${goalSentence(task.goal)}` },
  }
}
