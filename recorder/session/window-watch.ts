import { type Box, contains, type Point, UnderstudyError, type WindowInfo } from '#contract'
import { hiddenBoxes } from './hidden-boxes.ts'
import { type Stage, wordsOf } from './stage.ts'

/** A desktop that does not answer so often in a row is gone. */
const LOST_AFTER_FAILURES = 10

/** Follows the windows, and writes when the active one, or the place, size or title of any, changed. Hides what is no part of the recording. */
export interface WindowWatch {
  /** Looks now, or as soon as the look that goes on has ended. Never rejects. */
  look(): Promise<void>
  /** The active window as last seen; undefined when there is none, or when it is no part of the recording. */
  active(): WindowInfo | undefined
  /** All windows as last seen, topmost first. */
  all(): readonly WindowInfo[]
  /** True where something lies that is no part of the recording, as last seen. */
  isOutsideAt(point: Point): boolean
}

type Happenings = { seen: () => void; activeChanged: () => void; lost: (why: string) => void }

export function createWindowWatch(stage: Stage, screens: readonly Box[], on: Happenings): WindowWatch {
  const { scope } = stage
  let windows: WindowInfo[] = []
  let active: WindowInfo | undefined
  let written = ''
  let failures = 0
  let looking: Promise<void> | undefined
  let again: Promise<void> | undefined

  const take = (nowActive: WindowInfo | undefined, nowThere: WindowInfo[]) => {
    windows = nowThere
    scope.see(nowActive ? [...nowThere, nowActive] : nowThere)
    stage.secrets.follow(nowThere)
    if (scope.limited) {
      const isOutside = (window: WindowInfo) => scope.isOutside(window)
      stage.hidden.set('out-of-scope', hiddenBoxes(nowThere, { isOutside, screens, chosenOnly: scope.chosenOnly }))
    }
    on.seen()
    const outside = scope.isOutside(nowActive)
    const changed = (outside ? undefined : nowActive?.id) !== active?.id
    active = outside ? undefined : nowActive
    if (changed) on.activeChanged()
    // While another is in front nothing is told: what the person does there is no part of the task.
    if (outside && nowActive) return
    const shown = nowThere.filter((window) => !scope.isOutside(window))
    const what = JSON.stringify([active ?? null, shown])
    if (what === written) return
    written = what
    stage.write({ kind: 'window', atMs: stage.nowMs(), window: active ?? null, windows: shown })
  }
  const look = async () => {
    const askedMs = stage.nowMs()
    try {
      const [nowActive, nowThere] = await Promise.all([stage.desktop.activeWindow(), stage.desktop.windows()])
      failures = 0
      if (stage.open(askedMs)) take(nowActive, nowThere)
    } catch (error) {
      failures++
      const gone = error instanceof UnderstudyError && error.code === 'desktop-lost'
      if (gone || failures === LOST_AFTER_FAILURES) on.lost(wordsOf(error))
    }
  }
  const begin = (): Promise<void> => {
    again = undefined
    looking = look().finally(() => {
      looking = undefined
    })
    return looking
  }
  return {
    look() {
      if (!looking) return begin()
      again ??= looking.then(begin)
      return again
    },
    active: () => active,
    all: () => windows,
    isOutsideAt: (point) => scope.isOutside(windows.find((window) => contains(window.outer ?? window.box, point))),
  }
}
