import type { Verdict } from '#contract'
import { isTerminal } from '#contract'
import { short } from '../../plain-text.ts'
import type { ProposedAct } from '../proposed-act.ts'
import { strikesReturn } from '../reading.ts'
import { judgeScript } from '../shell/judge-script.ts'
import { judgeWindows } from '../shell/judge-windows.ts'

/** Terminals in which cmd or PowerShell reads the line. */
const WINDOWS = new Set('cmd powershell pwsh windowsterminal conhost'.split(' '))

/** Running a command in a terminal. It is parsed as its shell would; harmless is only what is known to change nothing. */
export function terminalCommandRule(act: ProposedAct): Verdict | undefined {
  if (!isTerminal(act.window?.program) || !strikesReturn(act)) return undefined
  if (act.action.kind === 'type' && act.action.secret) return ask('It types a secret into a terminal and presses Return.')
  const command = commandRun(act)
  if (command === undefined) return ask('It runs a command in the terminal that cannot be read from here.')
  const level = WINDOWS.has(act.window?.program.toLowerCase() ?? '') ? judgeWindows(command) : judgeScript(command)
  const shown = short(command)
  if (level === 'shows') return undefined
  if (level === 'ruins') return { kind: 'block', rule: RULE, reason: `“${shown}” would destroy the system or all your files.`, undo: 'no' }
  if (level === 'destroys') return ask(`“${shown}” deletes or overwrites, and a terminal does not ask.`, 'no')
  return ask(`It runs “${shown}” in a terminal.`)
}

const RULE = 'terminal-command'

function ask(reason: string, undo: Verdict['undo'] = 'unknown'): Verdict {
  return { kind: 'ask', rule: RULE, reason, undo }
}

/** All that the act makes the shell read; what stands after the last Return is not run yet. Undefined where other things may stand on the line, too. */
function commandRun({ action, line }: ProposedAct): string | undefined {
  const typed = action.kind === 'type' ? action.text : ''
  const text = `${line.text}${typed}`
  const run = action.kind === 'type' ? text.slice(0, Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'))) : text
  const known = line.kind === 'ours' || (line.kind === 'untouched' && (run.split(/[\n\r]/u)[0] ?? '').trim() !== '')
  return known ? run.replace(/\r\n?/gu, '\n') : undefined
}
