import { mkdir, mkdtemp, open, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { basename, join } from 'node:path'
import { finished } from 'node:stream/promises'
import { UnderstudyError } from '#contract'

/** Where the page says what the file is called, percent-encoded. */
const NAME_HEADER = 'x-file-name'
/** A long recording with its video; more than that is no slip of the hand. */
const MOST_BYTES = 4 * 1024 ** 3
/** For what is left of a refused file to arrive: a browser hears no answer before it has sent all. */
const DRAIN_WITHIN_MS = 60_000

/**
 * Streams an uploaded file into a folder of its own below `folder`, lends its path to `use`, and removes it, whatever came of it.
 * Its name stays, since it tells what kind of file it is. Errors: `bad-input` when it is too large or breaks off, `disk-full`.
 */
export async function takeUpload<Result>(
  request: IncomingMessage,
  options: { folder: string; mostBytes?: number },
  use: (file: string) => Promise<Result>,
): Promise<Result> {
  const { folder, mostBytes = MOST_BYTES } = options
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const own = await mkdtemp(join(folder, 'upload-'))
  try {
    const file = join(own, nameOf(request))
    await save(request, file, mostBytes)
    return await use(file)
  } catch (error) {
    request.resume()
    await finished(request, { signal: AbortSignal.timeout(DRAIN_WITHIN_MS) }).catch(() => {})
    throw faultOf(error)
  } finally {
    await rm(own, { recursive: true, force: true })
  }
}

async function save(request: IncomingMessage, file: string, mostBytes: number): Promise<void> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) throw tooLarge()
  await using handle = await open(file, 'wx', 0o600)
  let taken = 0
  // The connection stays when this stops half way: an answer is still to be given over it.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    taken += chunk.length
    if (taken > mostBytes) throw tooLarge()
    await handle.appendFile(chunk)
  }
}

/** The last part of the name, and of that only what can stand in a file name anywhere. */
function nameOf(request: IncomingMessage): string {
  const sent = String(request.headers[NAME_HEADER] ?? '')
  let name = sent
  try {
    name = decodeURIComponent(sent)
  } catch {
    // A name that was not encoded is taken as it is.
  }
  const plain = basename(name.replaceAll('\\', '/'))
    .replaceAll(/[^\p{L}\p{N} ._-]/gu, '_')
    .replace(/^\.+/, '')
  return plain.slice(-120) || 'upload'
}

function faultOf(error: unknown): unknown {
  if (error instanceof UnderstudyError) return error
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new UnderstudyError('disk-full', 'The disk is full.', 'Free some space and import the file again.', error)
  if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE')
    return new UnderstudyError('bad-input', 'The file broke off on its way.', 'Import it again.', error)
  return error
}

function tooLarge(): UnderstudyError {
  return new UnderstudyError(
    'bad-input',
    'The file is too large to be a recording.',
    'Choose an exported recording, a ShowUI-Aloha log or a recording of Chrome.',
  )
}
