import { open, readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { UnderstudyError } from '#contract'
import { EVENTS_FILE, MANIFEST_FILE } from '../files.ts'
import { isAlohaLog } from './aloha/read-log.ts'
import { isFlow } from './devtools/convert.ts'

/** What someone gave to import. `video`: a film that lies beside a log. */
export type Source =
  | { kind: 'own'; path: string }
  | { kind: 'showui-aloha'; text: string; video: string | undefined }
  | { kind: 'chrome-devtools'; data: unknown }

/** Gzip with deflate and nothing else in its head: as exports are written. */
const GZIP = '\x1f\x8b\x08\x00'
const MOST_LOG_BYTES = 256 * 1024 * 1024
const LOGS = ['.txt', '.log', '.json', '.jsonl']
const VIDEOS = ['.mp4', '.mkv', '.webm', '.avi', '.mov']

/** Finds out what a file or folder is, by what is in it. Errors: `not-found`, and `bad-input` that says what it is instead. */
export async function whatItIs(path: string): Promise<Source> {
  const facts = await stat(path).catch(() => undefined)
  if (!facts) throw new UnderstudyError('not-found', `There is no file ${path}.`, 'Check the name.')
  return facts.isDirectory() ? inFolder(path) : inFile(path, facts.size)
}

async function inFolder(folder: string): Promise<Source> {
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => entry.name)
  if (names.includes(MANIFEST_FILE) && names.includes(EVENTS_FILE)) return { kind: 'own', path: folder }
  const logs = names.filter((name) => hasEnding(name, LOGS))
  const found = await Promise.allSettled(logs.map(async (name) => inFile(join(folder, name), (await stat(join(folder, name))).size)))
  const sources = found.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const [source] = sources
  if (source && sources.length === 1) return source
  throw bad(
    sources.length === 0 ? `In ${folder} there is nothing that can be imported.` : `In ${folder} there are ${sources.length} recordings.`,
  )
}

async function inFile(file: string, bytes: number): Promise<Source> {
  const name = basename(file)
  if (bytes === 0) throw bad(`${name} is empty.`)
  const head = await headOf(file)
  if (head === GZIP) return { kind: 'own', path: file }
  if (head.startsWith('PK')) throw bad(`${name} is a ZIP archive. Unpack it, and import the folder.`)
  if (hasEnding(name, VIDEOS)) throw bad(`${name} is a video. Import the log beside it; the video comes with it.`)
  if (bytes > MOST_LOG_BYTES) throw bad(`${name} is too large to be a log.`)
  const text = (await readFile(file, 'utf8')).replace(/^\ufeff/, '')
  if (text.trim() === '') throw bad(`${name} is empty.`)
  if (isAlohaLog(text)) return { kind: 'showui-aloha', text, video: await videoBeside(file) }
  const data = jsonOf(text)
  if (isFlow(data)) return { kind: 'chrome-devtools', data }
  if (data === undefined && /^\s*\{[\s\S]*"steps"\s*:/.test(text)) throw bad(`${name} was cut short or damaged: it is no whole JSON.`)
  throw bad(`${name} is no recording that is known here.`)
}

/** The film of the same name, or the only film where the log is the only log. */
async function videoBeside(file: string): Promise<string | undefined> {
  const names = await readdir(dirname(file))
  const films = names.filter((name) => hasEnding(name, VIDEOS))
  const logs = names.filter((name) => hasEnding(name, LOGS))
  const stem = (name: string) => basename(name, extname(name))
  const film = films.find((name) => stem(name) === stem(file)) ?? (films.length === 1 && logs.length === 1 ? films[0] : undefined)
  return film === undefined ? undefined : join(dirname(file), film)
}

async function headOf(file: string): Promise<string> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

function hasEnding(name: string, endings: readonly string[]): boolean {
  return endings.includes(extname(name).toLowerCase())
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function bad(message: string): UnderstudyError {
  const advice = 'Import a file that Understudy has exported, an input log of ShowUI-Aloha, or the JSON of a Chrome DevTools recording.'
  return new UnderstudyError('bad-input', message, advice)
}
