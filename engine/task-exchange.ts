import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import {
  type CallHandlers,
  type Clock,
  type EmitEvent,
  type Ids,
  type Memory,
  missingCase,
  type Task,
  type TaskFormat,
  type TaskId,
  UnderstudyError,
} from '#contract'
import {
  alohaTraceOf,
  newSigningKey,
  type Opened,
  openImport,
  ownCopy,
  ownFingerprint,
  type Parcel,
  skillName,
  sweepCopies,
  warningsOf,
  withoutPrivate,
  writeBundle,
  writeSkill,
} from '#exchange'
import type { Home } from './home.ts'
import { withoutSecretTexts } from './secret-texts.ts'

type Ports = { home: Home; clock: Clock; ids: Ids; memory: Memory; canStart: (command: string[]) => boolean; emit: EmitEvent }
type Handlers = Pick<CallHandlers, 'task.export' | 'task.openImport' | 'task.keepImport'>

/** Tasks as files: out of this machine without what is private, in only after the person has looked. */
export function createTaskExchange(ports: Ports): Handlers {
  const { home, clock, memory, emit } = ports
  const opened = new Map<string, Opened>()
  const nowMs = () => clock.nowMs()
  /** Copies of what was looked at and not kept yet. */
  const imports = join(home.root, 'imports')

  return {
    'task.export': async ({ id, format }) => {
      const task = await memory.task(id)
      if (!task) throw new UnderstudyError('not-found', 'There is no such task.', 'It may have been deleted; look at the list.')
      const parcel = await withoutSecretTexts(withoutPrivate(await parcelOf(task, memory)))
      const [whole = task] = parcel.tasks
      return written(whole, parcel, format)
    },
    'task.openImport': async ({ file }) => {
      await sweepCopies(imports, nowMs())
      const token = randomUUID()
      const found = await openImport(await ownCopy(file, join(imports, token)), { ids: ports.ids, nowMs: nowMs() })
      opened.set(token, found)
      const { parcel, signer } = found
      return {
        token,
        format: found.format,
        tasks: parcel.tasks,
        pages: parcel.pages.length,
        pictures: found.pictures.length,
        signer:
          signer === undefined
            ? null
            : { fingerprint: signer, known: signer === (await ownSigner()) || (await signers()).includes(signer) },
        warnings: warningsOf(parcel.tasks, signer, (program) => ports.canStart([program])),
      }
    },
    'task.keepImport': async ({ token }) => {
      const found = opened.get(token)
      if (!found) throw new UnderstudyError('not-found', 'This import is no longer open.', 'Choose the file again.')
      await found.eachPicture(async (_id, png) => {
        await memory.pictures.putPng(png)
      })
      for (const page of found.parcel.pages) await memory.savePage(page)
      for (const transition of found.parcel.transitions) await memory.saveTransition(transition)
      const tasks: Task[] = []
      for (const task of found.parcel.tasks) tasks.push(await memory.saveTask(task))
      if (found.signer !== undefined) await rememberSigner(found.signer)
      opened.delete(token)
      await rm(join(imports, token), { recursive: true, force: true })
      emit('tasks.changed', {})
      emit('pages.changed', {})
      return tasks
    },
  }

  async function written(task: Task, parcel: Parcel, format: TaskFormat): Promise<{ file: string; bytes: number }> {
    const name = skillName(task)
    await mkdir(home.exports, { recursive: true, mode: 0o700 })
    const bundle = {
      png: (id: Parameters<typeof memory.pictures.png>[0]) => memory.pictures.png(id),
      nowMs: nowMs(),
      privateKey: await signingKey(),
    }
    switch (format) {
      case 'bundle': {
        const file = join(home.exports, `${name}.understudy-tasks`)
        return { file, ...(await writeBundle(parcel, file, bundle)) }
      }
      case 'skill':
        return writeSkill(task, parcel, join(home.exports, name), bundle)
      case 'aloha-trace': {
        const [file, text] = [join(home.exports, `${name}.trace.json`), `${JSON.stringify(alohaTraceOf(task), null, 2)}\n`]
        await writeFile(file, text, { mode: 0o600 })
        return { file, bytes: Buffer.byteLength(text) }
      }
      default:
        return missingCase(format)
    }
  }

  /** This home's own key, made when it is first needed; private to the user. */
  async function signingKey(): Promise<string> {
    const file = join(home.root, 'signing-key.pem')
    const known = await readFile(file, 'utf8').catch(() => undefined)
    if (known !== undefined) return known
    const made = newSigningKey()
    await writeFile(file, made, { mode: 0o600, flag: 'wx' }).catch(() => undefined)
    return readFile(file, 'utf8')
  }

  /** What this home exported itself; undefined before it has exported anything. */
  async function ownSigner(): Promise<string | undefined> {
    const key = await readFile(join(home.root, 'signing-key.pem'), 'utf8').catch(() => undefined)
    return key === undefined ? undefined : ownFingerprint(key)
  }

  async function signers(): Promise<string[]> {
    const text = await readFile(join(home.root, 'known-signers.json'), 'utf8').catch(() => '[]')
    return Signers.catch([]).parse(JSON.parse(text))
  }

  async function rememberSigner(signer: string): Promise<void> {
    const known = await signers()
    if (!known.includes(signer))
      await writeFile(join(home.root, 'known-signers.json'), `${JSON.stringify([...known, signer])}\n`, { mode: 0o600 })
  }
}

/** Fingerprints of those whose tasks were kept before. */
const Signers = z.array(z.string())

/** A task with those that it calls, their pages, and the ways between these. */
async function parcelOf(task: Task, memory: Memory): Promise<Parcel> {
  const tasks = new Map<TaskId, Task>([[task.id, task]])
  for (const each of tasks.values()) {
    for (const { act } of each.steps) {
      const called = act.kind === 'run-task' && !tasks.has(act.task) ? await memory.task(act.task) : undefined
      if (called) tasks.set(called.id, called)
    }
  }
  const all = [...tasks.values()]
  const wanted = new Set(all.flatMap(({ steps }) => steps.flatMap(({ page, leadsTo }) => [page, leadsTo])).filter((id) => id !== undefined))
  const pages = (await Promise.all([...wanted].map((id) => memory.page(id)))).filter((page) => page !== undefined)
  const there = new Set(pages.map(({ id }) => id))
  const ways = (await memory.transitions()).filter(({ from, to }) => there.has(from) && there.has(to))
  return { tasks: all, pages, transitions: ways }
}
