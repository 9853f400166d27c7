import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Memory, PageId, PictureId, type StepAct } from '#contract'
import { openMemory } from '#memory'
import { createTaskExchange } from '../../engine/task-exchange.ts'
import { createCountedIds } from '../support/counted-ids.ts'
import { sampleStep, sampleTask } from '../support/sample-task.ts'
import { createStillClock } from '../support/still-clock.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const page = {
  id: PageId.parse('page-a'),
  version: 1,
  look: {
    window: { program: 'mousepad', title: '*', kind: 'normal' as const },
    hash: '0'.repeat(16),
    elements: [{ role: 'text' as const, name: 'Card 4111 1111 1111 1111', place: { x: 0, y: 0, width: 1, height: 1 } }],
  },
  variants: [],
  name: 'Mousepad',
  purpose: 'Here you write.',
  recordings: [],
  seenCount: 1,
  firstSeenAt: '2026-03-01T09:00:00.000Z',
  lastSeenAt: '2026-03-01T09:00:00.000Z',
}
const types = (text: string): StepAct => ({ kind: 'type', text: [{ kind: 'literal', text }], replaces: false })

async function machine() {
  const root = await temporaryFolder()
  const home = {
    root,
    recordings: join(root, 'recordings'),
    exports: join(root, 'exports'),
    memory: join(root, 'memory'),
    runs: join(root, 'runs'),
    batches: join(root, 'batches'),
    settings: join(root, 'settings.json'),
    keys: { keychain: join(root, 'keys.keychain.json'), passphrase: join(root, 'keys.passphrase.json') },
    locks: join(root, 'locks'),
  }
  await mkdir(home.exports)
  const clock = createStillClock()
  const memory = await openMemory({ folder: home.memory, clock })
  const told: string[] = []
  const exchange = createTaskExchange({
    home,
    clock,
    ids: createCountedIds(),
    memory,
    canStart: () => false,
    emit: (name) => told.push(name),
  })
  return { home, memory, exchange, told }
}

let ours: Awaited<ReturnType<typeof machine>>
let theirs: Awaited<ReturnType<typeof machine>>
beforeEach(async () => {
  ours = await machine()
  theirs = await machine()
  return async () => {
    await ours.memory[Symbol.asyncDispose]()
    await theirs.memory[Symbol.asyncDispose]()
  }
})

async function withTask(memory: Memory) {
  const crop = await memory.pictures.put({
    width: 2,
    height: 1,
    data: new Uint8Array(8).fill(255),
    box: { x: 0, y: 0, width: 2, height: 1 },
  })
  await memory.savePage({ ...page, picture: crop })
  const called = await memory.saveTask(sampleTask('Say hello', { id: 'task-called' }))
  const call: StepAct = { kind: 'run-task', task: called.id, values: {} }
  const steps = [sampleStep({ id: 'step-a', page: page.id, pictures: { before: crop } }), sampleStep({ id: 'step-b', act: call })]
  return memory.saveTask(sampleTask('Write a note to ⟦recipient⟧', { steps, recordings: [] }))
}

describe('a task that goes to another machine', () => {
  it('arrives whole, with the tasks it calls, its pages and pictures, after the person has looked', async () => {
    const task = await withTask(ours.memory)
    const { file, bytes } = await ours.exchange['task.export']({ id: task.id, format: 'bundle' })
    expect([file.endsWith('write-a-note-to.understudy-tasks'), (await stat(file)).size]).toEqual([true, bytes])

    const preview = await theirs.exchange['task.openImport']({ file })
    expect({ ...preview, token: '', tasks: preview.tasks.length }).toEqual({
      token: '',
      format: 'bundle',
      tasks: 2,
      pages: 1,
      pictures: 1,
      signer: { fingerprint: expect.stringMatching(/^[0-9a-f ]{39}$/), known: false },
      warnings: ['Not on this machine: mousepad.', 'A step of it calls another task; that one must be here too.'],
    })
    expect([await theirs.memory.tasks(), await theirs.memory.pages()]).toEqual([[], []])

    // A file that was chosen in a browser is gone when the call has answered.
    await rm(file)
    const kept = await theirs.exchange['task.keepImport']({ token: preview.token })
    const [first, called] = kept
    const there = await theirs.memory.pages()
    expect(first?.steps.map(({ act, page: on }) => [act, on])).toEqual([
      [task.steps[0]?.act, there[0]?.id],
      [{ kind: 'run-task', task: called?.id, values: {} }, undefined],
    ])
    const crop = first?.steps[0]?.pictures.before
    expect((await theirs.memory.pictures.picture(PictureId.parse(crop)))?.width).toBe(2)
    expect(theirs.told).toEqual(['tasks.changed', 'pages.changed'])

    const fresh = await ours.exchange['task.export']({ id: task.id, format: 'bundle' })
    const again = await theirs.exchange['task.openImport']({ file: fresh.file })
    const ourOwn = await ours.exchange['task.openImport']({ file: fresh.file })
    expect([again.signer?.known, ourOwn.signer?.known]).toEqual([true, true])
    await expect(theirs.exchange['task.keepImport']({ token: preview.token })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('takes no secret along: what is only looked at is covered, what would be typed stops it', async () => {
    const task = await withTask(ours.memory)
    const { file } = await ours.exchange['task.export']({ id: task.id, format: 'bundle' })
    const text = gunzipSync(await readFile(file)).toString('latin1')
    expect([text.includes('4111'), text.includes('Card ')]).toEqual([false, true])
    const typing = await ours.memory.saveTask(
      sampleTask('Pay', { id: 'task-pay', steps: [sampleStep({ act: types('4111 1111 1111 1111') })] }),
    )
    await expect(ours.exchange['task.export']({ id: typing.id, format: 'skill' })).rejects.toMatchObject({
      code: 'bad-input',
      message: 'What looks like a secret would leave this machine: step 1 types what looks like a card number.',
    })
  })

  it('is written as a skill folder and as a trace too', async () => {
    const task = await withTask(ours.memory)
    const skill = await ours.exchange['task.export']({ id: task.id, format: 'skill' })
    const trace = await ours.exchange['task.export']({ id: task.id, format: 'aloha-trace' })
    expect((await readFile(skill.file, 'utf8')).startsWith('---\nname: write-a-note-to\n')).toBe(true)
    expect(JSON.parse(await readFile(trace.file, 'utf8')).trajectory).toHaveLength(2)
    expect((await theirs.exchange['task.openImport']({ file: skill.file })).tasks).toHaveLength(2)
  })

  it('that is not there is said to be so', async () => {
    const none = { id: (await withTask(ours.memory)).id, format: 'bundle' } as const
    await expect(theirs.exchange['task.export'](none)).rejects.toMatchObject({ code: 'not-found' })
    await writeFile(join(theirs.home.root, 'x.json'), 'not json')
    await expect(theirs.exchange['task.openImport']({ file: join(theirs.home.root, 'x.json') })).rejects.toMatchObject({
      code: 'bad-input',
    })
  })
})
