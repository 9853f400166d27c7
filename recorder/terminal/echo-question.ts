import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { listProcesses, terminalsBelow } from './process-list.ts'

/** Tells whether a terminal shows what is typed. */
export interface EchoQuestion {
  /**
   * True when a program in the terminal `processId` takes whole lines without showing them (`sudo`, `passwd`, `ssh`, `read -s`). Any of its tabs counts:
   * which one has the keys is not told. Undefined where it cannot be known (not Linux, or a terminal of another machine).
   */
  isHidden(processId: number): Promise<boolean | undefined>
  end(): void
}

/** Which terminals a window has is looked up anew after this long; listing all processes costs some milliseconds. */
const TERMINALS_GOOD_FOR_MS = 700

/** One shell that starts `stty` costs far less than starting it from here, several times a second. */
const ASKER = 'set -f; while IFS= read -r terminal; do echo $(LC_ALL=C stty -a -F "$terminal" 2>/dev/null); done'

export function createEchoQuestion({ nowMs }: { nowMs: () => number }): EchoQuestion {
  let known: { processId: number; terminals: string[]; untilMs: number } | undefined
  let asker: ReturnType<typeof startAsker> | undefined

  const terminalsOf = async (processId: number): Promise<string[]> => {
    if (known?.processId === processId && nowMs() < known.untilMs) return known.terminals
    const terminals = terminalsBelow(await listProcesses(), processId)
    known = { processId, terminals, untilMs: nowMs() + TERMINALS_GOOD_FOR_MS }
    return terminals
  }
  return {
    async isHidden(processId) {
      if (process.platform !== 'linux') return undefined
      const terminals = await terminalsOf(processId)
      if (!asker || asker.isOver()) asker = startAsker()
      const settings = await Promise.all(terminals.map(asker.ask))
      const told = settings.filter((each) => each !== undefined && each !== '')
      if (told.length === 0) return undefined
      return told.some((each) => each !== undefined && takesHiddenLines(each))
    },
    end: () => asker?.end(),
  }
}

/** Line editors of shells and full-screen programs take single keys; a prompt for a password takes a line and does not show it. */
export function takesHiddenLines(settings: string): boolean {
  const words = new Set(settings.split(/[\s;]+/))
  return words.has('-echo') && words.has('icanon')
}

/** A question that is not answered is answered with undefined as soon as the shell ends. */
function startAsker() {
  const shell = spawn('/bin/sh', ['-c', ASKER], { stdio: ['pipe', 'pipe', 'ignore'] })
  const waiting: ((settings: string | undefined) => void)[] = []
  let over = false
  const giveUp = () => {
    over = true
    for (const answer of waiting.splice(0)) answer(undefined)
  }
  createInterface({ input: shell.stdout }).on('line', (line) => waiting.shift()?.(line))
  shell.on('close', giveUp).on('error', giveUp)
  shell.stdin.on('error', giveUp)
  return {
    ask: (terminal: string) =>
      new Promise<string | undefined>((resolve) => {
        if (over) return resolve(undefined)
        waiting.push(resolve)
        shell.stdin.write(`${terminal}\n`)
      }),
    isOver: () => over,
    end: () => void shell.stdin.end(),
  }
}
