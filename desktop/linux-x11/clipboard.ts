import type { Fixes } from 'x11'
import type { ClipboardContent, Clock } from '#contract'
import { type Selection, selectionReader } from './clipboard-selection.ts'
import { listWindows, sameClient } from './windows/windows.ts'
import { connectToX, type XConnection } from './x/connection.ts'

const NEW_OWNER = 0
/** Password managers mark what they copy so, with the value `secret` (a convention of KDE that others follow). */
const HINT = 'x-kde-passwordManagerHint'
const FILES = 'text/uri-list'
const TEXTS = ['UTF8_STRING', 'text/plain;charset=utf-8', 'STRING']

/** Tells each new content of the clipboard. Errors: `no-display`, `set-up` when the server cannot tell of selections. */
export async function watchX11Clipboard(
  { display, clock, texts }: { display: string; clock: Clock; texts: boolean },
  onChange: (content: ClipboardContent) => void,
): Promise<() => Promise<void>> {
  const x = await connectToX(display)
  try {
    const fixes = await x.extension<Fixes>('fixes')
    const clipboard = await x.atom('CLIPBOARD')
    const reader = await selectionReader(x, clock, clipboard)
    let turn = Promise.resolve()
    let newest = 0
    x.onEvent((event) => {
      const { owner, selection, subtype } = event
      if (event.name !== 'SelectionNotify' || selection !== clipboard || subtype !== NEW_OWNER || typeof owner !== 'number') return
      const atMs = clock.nowMs()
      const number = ++newest
      // One question at a time; what was replaced meanwhile can no longer be asked for.
      turn = turn
        .then(async () => {
          if (owner === 0 || number !== newest) return
          const [content, program] = await Promise.all([contentOf(reader, texts), programOf(x, owner)])
          if (number === newest) onChange({ atMs, ...content, program })
        })
        .catch(() => {
          // The owner went away while it was asked, or the server did, which others tell.
        })
    })
    fixes.SelectSelectionInput(x.root, clipboard, fixes.SelectionEventMask.SetSelectionOwner)
    await x.sync()
    return () => x.close()
  } catch (error) {
    await x.close()
    throw error
  }
}

/** The text that lies on the clipboard now; undefined when there is none, when its owner marks it as secret, or does not give it at once. Errors: `no-display`. */
export async function readX11Clipboard({ display, clock }: { display: string; clock: Clock }): Promise<string | undefined> {
  const x = await connectToX(display)
  try {
    return (await contentOf(await selectionReader(x, clock, await x.atom('CLIPBOARD')), true)).text
  } finally {
    await x.close()
  }
}

async function contentOf(reader: Selection, texts: boolean): Promise<Omit<ClipboardContent, 'atMs' | 'program'>> {
  const targets = await reader.targets()
  const text = TEXTS.find((name) => targets.includes(name))
  const content = targets.includes(FILES)
    ? 'files'
    : text
      ? 'text'
      : targets.some((name) => name.startsWith('image/'))
        ? 'picture'
        : 'other'
  // A hint that cannot be read is taken for what it mostly is.
  const secret = targets.includes(HINT) && ((await reader.read(HINT))?.toString() ?? 'secret').includes('secret')
  if (secret) return { content, length: null, secret }
  if (content === 'files') return { content, length: countFiles(await reader.read(FILES)), secret }
  if (content !== 'text' || !text) return { content, length: null, secret }
  const bytes = await reader.read(text)
  const read = bytes?.toString(text === 'STRING' ? 'latin1' : 'utf8')
  return { content, length: read === undefined ? null : [...read].length, secret, ...(texts && read !== undefined ? { text: read } : {}) }
}

function countFiles(list: Buffer | undefined): number | null {
  const lines = list?.toString('utf8').split(/[\r\n\0]+/)
  return lines ? lines.filter((line) => line !== '' && !line.startsWith('#')).length : null
}

/** The program of the window that owns the clipboard, or of another window of the same program: owners are mostly hidden. */
async function programOf(x: XConnection, owner: number): Promise<string> {
  return (await listWindows(x)).find(({ id }) => sameClient(id, owner))?.program ?? ''
}
