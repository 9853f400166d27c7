import type { Draft } from '../draft.ts'

/** Below this share of changed pixels only a caret blinked. */
export const VISIBLE_CHANGE = 0.0005

/** One scroll where a person turned the wheel several times. */
export function mergeScrolls(drafts: Draft[]): Draft[] {
  const done: Draft[] = []
  for (const draft of drafts) {
    const last = done.at(-1)
    if (last?.act.kind === 'scroll' && draft.act.kind === 'scroll' && last.window.id === draft.window.id) {
      const act = { ...last.act, notchesX: last.act.notchesX + draft.act.notchesX, notchesY: last.act.notchesY + draft.act.notchesY }
      const { toMs, afterMs, sightAfter, lookAfter, windowAfter, changedShare } = draft
      const pictures = { ...last.pictures, after: draft.pictures.after }
      done[done.length - 1] = { ...last, act, toMs, afterMs, sightAfter, lookAfter, windowAfter, changedShare, pictures }
    } else done.push(draft)
  }
  return done
}
