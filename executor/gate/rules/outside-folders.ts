import { posix, win32 } from 'node:path'
import type { Verdict } from '#contract'
import { short } from '../../plain-text.ts'
import type { Limits } from '../limits.ts'
import type { ProposedAct, TypedValue } from '../proposed-act.ts'

/** A path among the values of this run, in a file dialog, a form or a command line, that leads out of the folders that are free for files. */
export function outsideFoldersRule(act: ProposedAct, limits: Limits): Verdict | undefined {
  for (const value of act.values) {
    const path = pathIn(value)
    if (path === undefined || !leadsOut(path, foldersOf(value, limits), limits.home)) continue
    const reason = `“${short(path)}” is outside the folders that this task may use for files.`
    return { kind: 'ask', rule: 'outside-folders', reason, undo: 'unknown' }
  }
  return typedByNobody(act, limits)
}

/** What nobody showed has no examples: the whole text counts. */
function typedByNobody(act: ProposedAct, limits: Limits): Verdict | undefined {
  if (act.origin === 'demonstrated' || act.action.kind !== 'type' || act.action.secret || act.values.length > 0) return undefined
  const path = pathIn({ parameter: '', type: 'text', examples: [], value: act.action.text })
  if (path === undefined || !leadsOut(path, limits.folders, limits.home)) return undefined
  const reason = `“${short(path)}” is outside the folders that this task may use for files.`
  return { kind: 'ask', rule: 'outside-folders', reason, undo: 'unknown' }
}

/** The value as a path; undefined when it is none. A name alone lies in the folder that is open. */
function pathIn({ type, value }: TypedValue): string | undefined {
  const text = value
    .trim()
    .replace(/^file:\/\/(localhost)?(?=\/)/u, '')
    .replace(/^["'](.*)["']$/u, '$1')
  if (text === '' || /[\n\r]/u.test(text)) return undefined
  const rooted = /^(\/|~(\/|$)|[a-z]:[\\/]|\\\\|\$\{?HOME\}?\/)/iu.test(text)
  const hidden = /(^|[\\/])\.\.?([\\/]|$)|^\.\w/u.test(text)
  if (type === 'file') return text
  // `/` alone and words with it (`and/or`, `12/31`) are no paths.
  return (rooted && text.length > 1 && !/^\/\s/u.test(text)) || (hidden && /[\\/]/u.test(text)) || /^\.[a-z]\w+$/u.test(text)
    ? text
    : undefined
}

/** The folders of the demonstration's own values are free, too. */
function foldersOf({ examples, type, parameter, value }: TypedValue, { folders, home }: Limits): string[] {
  const shown = examples
    .map((example) => pathIn({ parameter, value: example, type, examples: [] }))
    .filter((path) => path !== undefined && path !== value)
    .map((path) => folderOf(resolved(path ?? '', home)))
  return [...folders, ...shown.filter((folder) => folder !== undefined), ...(examples.includes(value) ? [resolved(value, home)] : [])]
}

/** A folder that holds the whole system or all of the home is not meant by a file in it. */
function folderOf(path: string): string | undefined {
  const folder = posix.dirname(path)
  return folder === '/' || folder === '.' ? undefined : folder
}

function leadsOut(path: string, folders: string[], home: string): boolean {
  if (/^[a-z]:[\\/]|^\\\\/iu.test(path)) return leadsOutOnWindows(path, folders)
  const there = resolved(path, home)
  if (folders.some((folder) => within(there, resolved(folder, home)))) return false
  if (!there.startsWith('/')) return there.startsWith('..') || there.split('/').some((part) => part.startsWith('.'))
  if (!within(there, home)) return !within(there, '/media') && !within(there, '/mnt') && !within(there, '/run/media')
  // Programs keep their settings and start-up files in folders that begin with a point.
  return there
    .slice(home.length)
    .split('/')
    .some((part) => part.startsWith('.'))
}

function leadsOutOnWindows(path: string, folders: string[]): boolean {
  const there = win32.normalize(path).toLowerCase()
  if (folders.some((folder) => there.startsWith(`${win32.normalize(folder).toLowerCase().replace(/\\$/u, '')}\\`))) return false
  return !/^[a-z]:\\users\\[^\\]+\\(documents|downloads|desktop|pictures|music|videos|onedrive)\\/u.test(there)
}

function resolved(path: string, home: string): string {
  return posix.normalize(path.replace(/^(~|\$\{?HOME\}?)(?=\/|$)/u, home))
}

function within(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`)
}
