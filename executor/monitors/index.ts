import type { Clock, Desktop } from '#contract'
import { createBudgetMonitor } from './budget.ts'
import type { Monitor } from './monitor.ts'
import { createRepeatsMonitor } from './repeats.ts'
import type { MonitorsOn } from './watch.ts'
import { createWrongWindowMonitor } from './wrong-window.ts'

/** Those that watch every run. */
export function standardMonitors(ports: { clock: Clock; desktop: Desktop }, on: MonitorsOn): Monitor[] {
  const always = [createBudgetMonitor(ports.clock), createWrongWindowMonitor(ports.desktop)]
  return on === 'none' ? always : [...always, createRepeatsMonitor()]
}
