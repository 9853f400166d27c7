import type { WindowInfo, WindowPattern } from '#contract'
import { titleFits } from '#contract'

/** True when a window fits a pattern in program, kind and title. */
export function windowFits(pattern: WindowPattern, window: WindowInfo): boolean {
  return window.program === pattern.program && window.kind === pattern.kind && titleFits(pattern.title, window.title)
}

/** Programs name one window now a dialog, now a normal one: a title that says enough may stand for the kind. */
export function titleSpeaks(pattern: WindowPattern): boolean {
  return pattern.title.replaceAll('*', '').trim().length >= 3
}

/**
 * The window meant by a pattern: by title; else, when `orOnly`, its program's only window of that kind. The active one is preferred, then
 * the topmost. Undefined when none fits or several could be meant.
 */
export function findWindow(pattern: WindowPattern, windows: WindowInfo[], options: { orOnly: boolean }): WindowInfo | undefined {
  const ofProgram = windows.filter((window) => window.program === pattern.program)
  const ofKind = ofProgram.filter((window) => window.kind === pattern.kind)
  const fitting = ofKind.filter((window) => titleFits(pattern.title, window.title))
  const byTitle = titleSpeaks(pattern) ? ofProgram.filter((window) => titleFits(pattern.title, window.title)) : []
  const only = options.orOnly && ofKind.length === 1 ? ofKind : []
  for (const group of [fitting, byTitle, only]) {
    const found = group.find((window) => window.active) ?? group[0]
    if (found) return found
  }
  return undefined
}

/** A dialog in front that a step does not expect. */
export function unexpectedDialog(pattern: WindowPattern, windows: WindowInfo[], programs: string[]): WindowInfo | undefined {
  return windows.find(
    (window) => window.active && window.kind === 'dialog' && programs.includes(window.program) && !windowFits(pattern, window),
  )
}

/** Keeps no focus of its own: it belongs to the window it was opened from, and focusing would close it. */
export function isPassing(window: WindowInfo): boolean {
  return window.kind === 'menu' || window.kind === 'other'
}
