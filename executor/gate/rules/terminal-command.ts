import type { Verdict } from '#contract'
import { isTerminal } from '#contract'
import { short } from '../../plain-text.ts'
import type { ProposedAct } from '../proposed-act.ts'
import { strikesReturn } from '../reading.ts'
import { readShellLine, type ShellLine } from '../shell-line.ts'

/** Running a command in a terminal. Judged by its words: harmless is only what is known to change nothing. */
export function terminalCommandRule(act: ProposedAct): Verdict | undefined {
  if (!isTerminal(act.window?.program) || !strikesReturn(act)) return undefined
  if (act.action.kind === 'type' && act.action.secret) {
    return { kind: 'ask', rule: 'terminal-command', reason: 'It types a secret into a terminal and presses Return.', undo: 'unknown' }
  }
  const typed = act.action.kind === 'type' ? act.action.text : ''
  const lines = `${act.line.text}${typed}`.split(/\r\n|[\n\r]/u)
  // What stands after the last Return is not run yet.
  const run = act.action.kind === 'type' ? lines.slice(0, -1) : lines
  const known = act.line.kind === 'ours' || (act.line.kind === 'untouched' && run[0] !== undefined && run[0].trim() !== '')
  if (!known)
    return {
      kind: 'ask',
      rule: 'terminal-command',
      reason: 'It runs a command in the terminal that cannot be read from here.',
      undo: 'unknown',
    }
  const verdicts = run.map(judgeLine).filter((verdict) => verdict !== undefined)
  return verdicts.find((verdict) => verdict.kind === 'block') ?? verdicts.find((verdict) => verdict.undo === 'no') ?? verdicts[0]
}

function judgeLine(line: string): Verdict | undefined {
  const command = readShellLine(line)
  const shown = short(line)
  if (command.words.length === 0 && command.plain) return undefined
  if (ruins(line))
    return { kind: 'block', rule: 'terminal-command', reason: `“${shown}” would destroy the system or all your files.`, undo: 'no' }
  if (isHarmless(command)) return undefined
  const undo = DESTROYS.test(line) ? 'no' : 'unknown'
  const reason = undo === 'no' ? `“${shown}” deletes or overwrites, and a terminal does not ask.` : `It runs “${shown}” in a terminal.`
  return { kind: 'ask', rule: 'terminal-command', reason, undo }
}

const DESTROYS =
  /(^|[\s;&|(`])(rm|rmdir|unlink|shred|dd|truncate|wipefs|mkfs(\.\w+)?|del|erase|rd|format|remove-item)(\s|$)|(^|[^>])>(?!>)|-delete\b/iu

/** Nothing that a person teaches should end like this: the whole disk, the root, the home folder. */
function ruins(line: string): boolean {
  const text = line.replace(/["']/gu, '')
  const removesTree = /\brm\s+(-\S+\s+)*-\S*[rR]\S*\s/u.test(text) || /\brm\s+.*--recursive\b/u.test(text)
  const everything = /\s(\/\*?|~\/?\*?|\$\{?HOME\}?\/?\*?|\/(bin|boot|etc|home|lib|usr|var)\/?\*?)(\s|;|&|\||$)/u.test(text)
  return (
    (removesTree && everything) ||
    /\bmkfs(\.\w+)?\s/u.test(text) ||
    /\bdd\s.*\bof=\/dev\//u.test(text) ||
    />\s*\/dev\/(sd|nvme|vd|hd|mmcblk)/u.test(text) ||
    /:\(\)\s*\{/u.test(text)
  )
}

/** Commands that only show something, whatever words follow; with those after `:` only when all words fit. */
const HARMLESS = new Map<string, RegExp | undefined>([
  ...[
    'ls',
    'dir',
    'pwd',
    'echo',
    'printf',
    'whoami',
    'who',
    'id',
    'groups',
    'uname',
    'uptime',
    'df',
    'du',
    'free',
    'cal',
    'cat',
    'head',
    'wc',
    'stat',
    'which',
    'type',
    'ps',
    'basename',
    'dirname',
    'realpath',
    'cd',
    'lsblk',
    'lscpu',
    'nproc',
    'arch',
    'true',
    'false',
  ].map((name): [string, undefined] => [name, undefined]),
  ['date', /^(\+.*|-u|--utc|-I\w*|-R)$/u],
  ['hostname', /^-[fisdI]$/u],
  ['clear', /^$/u],
  ['env', /^$/u],
  ['printenv', /^\w+$/u],
])

function isHarmless({ words, plain }: ShellLine): boolean {
  const [name, ...rest] = words
  if (!plain || name === undefined || !HARMLESS.has(name)) return false
  const allowed = HARMLESS.get(name)
  return allowed === undefined || rest.every((word) => allowed.test(word))
}
