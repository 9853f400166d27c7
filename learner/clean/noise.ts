import type { Role } from '#contract'
import type { Draft } from '../draft.ts'

/** Below this share of changed pixels only a caret blinked. */
export const VISIBLE_CHANGE = 0.0005
const INERT: Role[] = ['text', 'label', 'heading', 'panel', 'window', 'document', 'statusbar', 'dialog', 'image']

/** One scroll where a person turned the wheel several times; none where it was turned back again. */
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
  return done.filter(({ act }) => act.kind !== 'scroll' || act.notchesX !== 0 || act.notchesY !== 0)
}

/**
 * Leaves out clicks on what cannot be pressed (accessibility says so) after which nothing was different, unless keys follow
 * that go to whatever has the focus in the same window.
 */
export function withoutIdleClicks(drafts: Draft[]): { drafts: Draft[]; notices: string[] } {
  const kept = drafts.filter((draft, index) => !isIdle(draft, drafts[index + 1]))
  const left = drafts.length - kept.length
  return {
    drafts: kept,
    notices:
      left === 0 ? [] : [`${left === 1 ? 'A click that changed nothing was' : `${left} clicks that changed nothing were`} left out.`],
  }
}

function isIdle(draft: Draft, next: Draft | undefined): boolean {
  const { act, hit, changedShare, sightBefore, sightAfter } = draft
  if (act.kind !== 'click' || !hit || !INERT.includes(hit.role)) return false
  if (changedShare === undefined || changedShare >= VISIBLE_CHANGE) return false
  const ids = (windows: { id: number }[]) => windows.map((window) => window.id).join()
  if (ids(sightBefore.windows) !== ids(sightAfter.windows) || sightBefore.active?.id !== sightAfter.active?.id) return false
  const keysFollow = next?.act.kind === 'press' || (next?.act.kind === 'type' && !next.target)
  return !(keysFollow && next.window.id === draft.window.id)
}
