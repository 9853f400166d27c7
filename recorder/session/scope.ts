import { type RecordingScope, titleFits, type WindowInfo } from '#contract'

export const EVERYTHING: RecordingScope = { only: [], never: [] }

/** Knows what of the desktop belongs to a recording: our own windows never do, others as the person chose. */
export interface Scope {
  /** Takes in what windows there are: dialogs and menus are judged by the windows that they belong to. */
  see(windows: readonly WindowInfo[]): void
  /** True for what is no part of the recording; without a window, of a place where there is none. */
  isOutside(window: WindowInfo | undefined): boolean
  /** True for what comes from a program of which no window could belong to the recording. */
  isOutsideProgram(program: string): boolean
  /** True when only what was chosen belongs to it: all else is outside, also where there is no window. */
  readonly chosenOnly: boolean
  /** False when nothing can ever be outside. */
  readonly limited: boolean
}

export function createScope(scope: RecordingScope, isOwnWindow: ((window: WindowInfo) => boolean) | undefined): Scope {
  const never = new Set(scope.never.map((program) => program.toLowerCase()))
  const only = scope.only.map((each) => ({ ...each, program: each.program.toLowerCase() }))
  const chosenOnly = only.length > 0
  /** All that were ever seen: the owner of a dialog may itself be hidden. */
  const seen = new Map<number, WindowInfo>()

  /** The window, and those that it belongs to, the nearest first. */
  const chain = (window: WindowInfo): WindowInfo[] => {
    const links = [window]
    for (let owner = ownerOf(window); owner && !links.includes(owner); owner = ownerOf(owner)) links.push(owner)
    return links
  }
  const ownerOf = ({ owner }: WindowInfo) => (owner === undefined ? undefined : seen.get(owner))
  /** A dialog or menu that does not say whose it is belongs to the windows of its process. */
  const isKin = (window: WindowInfo, fits: (window: WindowInfo) => boolean) =>
    window.kind !== 'normal' && !ownerOf(window) && [...seen.values()].some((other) => isSameProgram(other, window) && fits(other))

  const isRefused = (window: WindowInfo) => isOwnWindow?.(window) === true || never.has(window.program)
  const isChosen = (window: WindowInfo) =>
    only.some(({ program, title }) => program === window.program && (title === undefined || titleFits(title, window.title)))
  return {
    chosenOnly,
    limited: chosenOnly || never.size > 0 || isOwnWindow !== undefined,
    see(windows) {
      for (const window of windows) seen.set(window.id, window)
    },
    isOutside(window) {
      if (!window) return chosenOnly
      const links = chain(window)
      if (links.some(isRefused) || isKin(window, isRefused)) return true
      return chosenOnly && !links.some(isChosen) && !isKin(window, isChosen)
    },
    isOutsideProgram: (program) => never.has(program) || (chosenOnly && program !== '' && !only.some((each) => each.program === program)),
  }
}

function isSameProgram(a: WindowInfo, b: WindowInfo): boolean {
  return a.processId !== undefined && b.processId !== undefined ? a.processId === b.processId : a.program !== '' && a.program === b.program
}
