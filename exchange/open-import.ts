import { open, readFile, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { type Ids, type PictureId, type Task, UnderstudyError } from '#contract'
import { readBundle } from './bundle/read-bundle.ts'
import { type Parcel, withoutPrivate } from './parcel.ts'
import { renewIds } from './renew-ids.ts'
import { BUNDLE_IN_SKILL, SKILL_FILE } from './skill/format.ts'
import { taskOfSkill } from './skill/read-skill.ts'
import { AlohaTrace, taskOfAlohaTrace } from './trace/aloha-trace.ts'

/** What a file holds, under ids of this machine, with nothing of it kept yet. */
export type Opened = {
  format: 'bundle' | 'skill' | 'aloha-trace'
  parcel: Parcel
  pictures: PictureId[]
  signer: string | undefined
  /** Hands over each picture, checked anew: the file must still be what it was. */
  eachPicture: (onPicture: (id: PictureId, png: Uint8Array) => Promise<void>) => Promise<void>
}

export type OpenPorts = { ids: Ids; nowMs: number }

/** Larger than any instructions or traces that people write. */
const MOST_TEXT_BYTES = 32 * 2 ** 20
const GZIP = [0x1f, 0x8b]

/**
 * Reads what another machine, or another program, wrote: a bundle, a skill (SKILL.md or its folder), a ShowUI-Aloha trace; told apart by what is in it. Reads only;
 * nothing in it is run, started or opened. Errors: `not-found`, `bad-input` with what to do, `from-the-future`.
 */
export async function openImport(path: string, ports: OpenPorts): Promise<Opened> {
  const file = await fileAt(path)
  const bundle = join(dirname(file), BUNDLE_IN_SKILL)
  if (basename(file) === SKILL_FILE && (await isFile(bundle))) return { ...(await openBundle(bundle, ports)), format: 'skill' }
  const bytes = await head(file)
  if (bytes[0] === GZIP[0] && bytes[1] === GZIP[1]) return openBundle(file, ports)
  if ((await stat(file)).size > MOST_TEXT_BYTES) throw unknown(file)
  const text = (await readFile(file, 'utf8')).trimStart()
  if (text.startsWith('{')) return inWords('aloha-trace', traceIn(text, file, ports))
  return inWords('skill', taskOfSkill(text, ports))
}

async function openBundle(file: string, ports: OpenPorts): Promise<Opened> {
  const read = await readBundle(file)
  const renewed = renewIds(withoutPrivate(read.parcel), ports.ids)
  const what = `Imported${read.signer === undefined ? '' : ` from ${read.signer}`}.`
  return {
    format: 'bundle',
    parcel: { ...renewed, tasks: renewed.tasks.map((task): Task => ({ ...task, revision: 1, change: { kind: 'imported', what } })) },
    pictures: read.pictures,
    signer: read.signer,
    eachPicture: async (onPicture) => {
      const again = await readBundle(file, onPicture)
      if (again.digest !== read.digest)
        throw new UnderstudyError('bad-input', 'The file was changed after you looked at it.', 'Import it again and look once more.')
    },
  }
}

function inWords(format: Opened['format'], task: Task): Opened {
  return { format, parcel: { tasks: [task], pages: [], transitions: [] }, pictures: [], signer: undefined, eachPicture: async () => {} }
}

function traceIn(text: string, file: string, ports: OpenPorts): Task {
  let trace: AlohaTrace
  try {
    trace = AlohaTrace.parse(JSON.parse(text))
  } catch (error) {
    throw unknown(file, error)
  }
  return taskOfAlohaTrace(trace, basename(file, extname(file)).replace(/[-_]+/gu, ' '), ports)
}

/** The file itself, or the SKILL.md of a folder. */
async function fileAt(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined)
  if (!found) throw new UnderstudyError('not-found', `There is no file ${path}.`, 'Check its name, or choose another.')
  if (!found.isDirectory()) return path
  const skill = join(path, SKILL_FILE)
  if (await isFile(skill)) return skill
  throw new UnderstudyError('bad-input', `The folder ${path} has no SKILL.md.`, 'Choose a folder of a skill, or a single file.')
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false
}

async function head(file: string): Promise<Uint8Array> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

function unknown(file: string, cause?: unknown): UnderstudyError {
  return new UnderstudyError(
    'bad-input',
    `${basename(file)} is none of the files that tasks come in.`,
    'Choose a bundle that Understudy exported, a SKILL.md, or a ShowUI-Aloha trace.',
    cause,
  )
}
