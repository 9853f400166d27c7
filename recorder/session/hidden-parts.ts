import type { Box, VideoInProgress } from '#contract'

/**
 * The one place that joins all reasons to hide parts of the desktop from the video. Each source has a name (`own-windows`,
 * `out-of-scope`, `secrets`) and tells all its boxes again whenever they change, in desktop pixels; `[]` when it has nothing to hide any
 * more. A hidden part is black from a quarter of a second before it was told (the video holds its frames back for so long) until its
 * source no longer names it. Telling the same again costs nothing.
 */
export interface HiddenParts {
  set(source: HidingReason, boxes: readonly Box[]): void
}

export type HidingReason = 'own-windows' | 'out-of-scope' | 'secrets'

/** `video`: undefined where there is none. */
export function createHiddenParts(video: Pick<VideoInProgress, 'hide'> | undefined): HiddenParts {
  const parts = new Map<HidingReason, readonly Box[]>()
  let told = '[]'
  return {
    set(source, boxes) {
      parts.set(source, boxes)
      const all = [...parts.values()].flat()
      const what = JSON.stringify(all)
      if (what === told) return
      told = what
      video?.hide(all)
    },
  }
}
