import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type ApprovalRequest, Cancelled, type Clock, type Task } from '#contract'
import { createEngine, type Engine, openHome } from '#engine'
import { openMemory } from '#memory'
import { createIds } from '../../../engine/ids.ts'
import { createKeyStore } from '../../../engine/keys/key-store.ts'
import { createModels } from '../../../engine/model-roles.ts'
import { createFakeEyes } from '../../executor/fake-eyes.ts'
import { createWorld, element, fakeWindow, type World } from '../../executor/fake-world.ts'
import { sampleStep, sampleTask } from '../../support/sample-task.ts'

/** Real time, so that a process can be killed in the middle of something, but quicker. */
function quickClock(times = 20): Clock {
  const start = performance.timeOrigin
  return {
    nowMs: () => start + performance.now() * times,
    async wait(forMs, { reason, signal }) {
      if (signal?.aborted) throw new Cancelled(reason)
      await delay(forMs / times, undefined, { signal }).catch(() => {
        throw new Cancelled(reason)
      })
    },
  }
}

const box = (y: number, width: number) => ({ x: 10, y, width, height: 20 })
const WINDOW = { program: 'mousepad', title: '* - Mousepad', kind: 'normal' as const }
const targetOf = (role: 'field' | 'button', name: string) => ({
  label: `${role} “${name}”`,
  window: WINDOW,
  role,
  name,
  place: { x: 10, y: 10, width: 40, height: 20 },
  windowSize: { width: 200, height: 120 },
  neighbours: [],
  source: 'accessibility' as const,
})

/** Types a subject into a field and presses “Save”, which writes a line into the list. */
export const LIST_TASK: Task = sampleTask('Put ⟦subject⟧ on the list', {
  id: 'task-list',
  programs: [{ program: 'mousepad' }],
  steps: [
    sampleStep({
      id: 'step-type',
      caption: 'Type ⟦subject⟧ into “Subject”',
      act: { kind: 'type', text: [{ kind: 'slot', parameter: 'subject' }], replaces: true },
      target: targetOf('field', 'Subject'),
      window: WINDOW,
      expectation: { kind: 'field-holds', text: [{ kind: 'slot', parameter: 'subject' }] },
    }),
    sampleStep({ id: 'step-save', caption: 'Click “Save”', target: targetOf('button', 'Save'), window: WINDOW }),
  ],
})

export type ListEngine = { engine: Engine; world: World; panic: () => void; panicWatches: () => number }

/** An engine over a fake desktop with one editor, whose “Save” adds what stands in the field to the file `list`, at once and for good; a subject like `bad…` cannot be saved. */
export async function openListEngine(folder: string, list: string): Promise<ListEngine> {
  const clock = quickClock()
  const home = openHome({ UNDERSTUDY_HOME: folder })
  const elements = [element('field', 'Subject', box(10, 120), { value: '' }), element('button', 'Save', box(60, 40))]
  const world = createWorld(clock, [fakeWindow({ id: 1, program: 'mousepad', active: true, elements })], {
    Save: (all) => {
      const field = all.element('Subject')
      if (field.value?.startsWith('bad')) return
      appendForGood(list, `${field.value}\n`)
      field.value = ''
    },
  })
  const keys = createKeyStore({ env: {}, files: home.keys })
  const memory = await openMemory({ folder: home.memory, clock })
  const watches = new Set<() => void>()
  const engine = await createEngine({
    home,
    clock,
    ids: createIds(clock),
    memory,
    eyes: createFakeEyes(world),
    desktop: async () => world,
    tap: async () => Promise.reject(new Error('nothing is recorded here')),
    video: async () => ({ problem: 'nothing is recorded here' }),
    ffmpeg: async () => undefined,
    videoReader: async () => undefined,
    textReader: { read: async () => [] },
    keys,
    models: createModels(keys),
    watchPanicKey: async (onPanic) => {
      watches.add(onPanic)
      return async () => void watches.delete(onPanic)
    },
    isOwnWindow: () => false,
    canStart: () => true,
    checks: async () => [],
    about: { version: '0', shell: 'browser', platform: 'fake', panicKey: 'none' },
  })
  engine.on((name, data) => {
    if (name === 'approval.request') void engine.handlers['approval.answer']({ id: (data as ApprovalRequest).id, answer: 'once' })
    if (name === 'help.request') void engine.handlers['help.answer']({ id: (data as { id: ApprovalRequest['id'] }).id, answer: 'stop' })
  })
  if (!(await memory.task(LIST_TASK.id))) await memory.saveTask(LIST_TASK)
  const panic = () => {
    for (const onPanic of [...watches]) onPanic()
  }
  return { engine, world, panic, panicWatches: () => watches.size }
}

function appendForGood(file: string, text: string): void {
  const handle = openSync(file, 'a')
  writeSync(handle, text)
  fsyncSync(handle)
  closeSync(handle)
}

export const tableOf = (...subjects: string[]) => ({ columns: ['subject'], rows: subjects.map((subject) => [subject]) })
export const MAPPING = { columns: { subject: 'subject' }, values: {} }
export const listIn = (folder: string) => join(folder, 'list.txt')
