import { readFile } from 'node:fs/promises'
import type { WindowInfo } from '#contract'
import { isTerminal } from '#contract'

/**
 * The window that this program was started from: the terminal that it runs in, when it is in front. What the person does there is
 * no part of a task. Undefined when what is in front is another program: started over ssh, by a script, from a menu.
 */
export async function startedFrom(front: WindowInfo | undefined, env: NodeJS.ProcessEnv = process.env): Promise<WindowInfo | undefined> {
  if (!front) return undefined
  // Between a terminal and us there may be others (tmux) that hide whose it is.
  const ours = String(front.id) === env.WINDOWID || isTerminal(front.program) || (await isAncestor(front.processId))
  return ours ? front : undefined
}

async function isAncestor(processId: number | undefined): Promise<boolean> {
  for (let ancestor: number | undefined = process.ppid; ancestor && ancestor > 1; ancestor = await parentOf(ancestor)) {
    if (ancestor === processId) return true
  }
  return false
}

/** Undefined where the system does not tell. */
async function parentOf(processId: number): Promise<number | undefined> {
  const text = await readFile(`/proc/${processId}/stat`, 'utf8').catch(() => '')
  return Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[1]) || undefined
}
