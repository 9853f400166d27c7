import type { Action } from '#contract'
import type { Monitor } from './monitor.ts'

const MOST = 3

/** Ends a run that does the same thing a third time without any effect seen in between. Scrolling goes by small equal steps and is not meant. */
export function createRepeatsMonitor(): Monitor {
  let last = ''
  let times = 0
  let act: Action['kind'] | undefined
  return async (event) => {
    if (event.kind === 'verdict') act = event.action.kind
    if ((event.kind === 'check' && event.held) || event.kind === 'step-start') times = 0
    if (event.kind !== 'act-start' || act === 'scroll' || act === 'wait') return undefined
    times = event.digest === last ? times + 1 : 1
    last = event.digest
    if (times < MOST) return undefined
    return {
      reason: 'The same act was about to be done a third time without any effect.',
      advice: 'Look at why the program does not respond, then run the task again.',
    }
  }
}
