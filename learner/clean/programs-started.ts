import type { WindowInfo } from '#contract'
import type { Moment } from '../moment.ts'
import { isShell } from '../programs.ts'

/** A program that the person started from a panel, a dock or a launcher. */
export type Started = { kind: 'started'; moment: Moment; window: WindowInfo; command: string[] }

/**
 * Replaces what was done in panels and launchers by what came of it: a window that was there is simply the window of the steps that follow, a
 * program that was started is started by its command where that is known. Gestures on the bare desktop lead nowhere else and go with them.
 */
export function withProgramsStarted(moments: Moment[], commandOf: (program: string) => string[] | undefined): (Moment | Started)[] {
  const done: (Moment | Started)[] = []
  let index = 0
  while (index < moments.length) {
    const first = moments[index]
    if (!first) break
    let end = index
    while (end < moments.length && inShell(moments[end])) end += 1
    if (end === index) {
      done.push(first)
      index += 1
      continue
    }
    done.push(...outcomeOf(moments.slice(index, end), commandOf))
    index = end
  }
  return done
}

function inShell(moment: Moment | undefined): boolean {
  return moment !== undefined && (moment.window === undefined || isShell(moment.window.program) || opensLauncher(moment))
}

/** The Super key alone. */
function opensLauncher({ gesture }: Moment): boolean {
  return gesture.kind === 'press' && gesture.modifiers.length === 0 && /^Super_[LR]$/u.test(gesture.key)
}

function outcomeOf(run: Moment[], commandOf: (program: string) => string[] | undefined): (Moment | Started)[] {
  const [first, last] = [run[0], run.at(-1)]
  if (!first || !last) return []
  const there = new Set(first.sightBefore.windows.map((window) => window.id))
  const opened = last.sightAfter.windows.find((window) => !there.has(window.id) && !isShell(window.program) && window.kind !== 'menu')
  if (!opened) return switched(first, last) || run.every(opensLauncher) ? [] : run.filter((moment) => moment.window !== undefined)
  const command = commandOf(opened.program)
  if (!command?.[0]) return run.filter((moment) => moment.window !== undefined)
  const gesture = { ...last.gesture, fromMs: first.gesture.fromMs }
  const moment = { ...last, gesture, window: opened, hit: undefined, beforeMs: first.beforeMs, sightBefore: first.sightBefore }
  return [{ kind: 'started', moment, window: opened, command }]
}

function switched(first: Moment, last: Moment): boolean {
  const active = last.sightAfter.active
  return active !== undefined && !isShell(active.program) && active.id !== first.sightBefore.active?.id
}
