import { contains, type Point, UnderstudyError, type WindowInfo } from '#contract'
import { type Stage, wordsOf } from './stage.ts'

/** A desktop that does not answer so often in a row is gone. */
const LOST_AFTER_FAILURES = 10

/** Follows the windows, and writes when the active one, or the place, size or title of any, changed. */
export interface WindowWatch {
  /** Looks now, or as soon as the look that goes on has ended. Never rejects. */
  look(): Promise<void>
  /** The active window as last seen; undefined when there is none, or when it is ours. */
  active(): WindowInfo | undefined
  /** What the pointer is over at a point, as last seen. */
  at(point: Point): WindowInfo | undefined
}

export function createWindowWatch(stage: Stage, on: { activeChanged: () => void; lost: (why: string) => void }): WindowWatch {
  let windows: WindowInfo[] = []
  let active: WindowInfo | undefined
  let written = ''
  let failures = 0
  let looking: Promise<void> | undefined
  let again: Promise<void> | undefined

  const take = (nowActive: WindowInfo | undefined, nowThere: WindowInfo[]) => {
    windows = nowThere
    const own = nowActive !== undefined && stage.isOwnWindow(nowActive)
    const changed = (own ? undefined : nowActive?.id) !== active?.id
    active = own ? undefined : nowActive
    if (changed) on.activeChanged()
    // While one of ours is in front nothing is told: what the person does there is no part of the task.
    if (own) return
    const shown = nowThere.filter((window) => !stage.isOwnWindow(window))
    const what = JSON.stringify([active ?? null, shown])
    if (what === written) return
    written = what
    stage.write({ kind: 'window', atMs: stage.nowMs(), window: active ?? null, windows: shown })
  }
  const look = async () => {
    try {
      const [nowActive, nowThere] = await Promise.all([stage.desktop.activeWindow(), stage.desktop.windows()])
      failures = 0
      if (stage.open()) take(nowActive, nowThere)
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
    at: (point) => windows.find((window) => contains(window.box, point)),
  }
}
