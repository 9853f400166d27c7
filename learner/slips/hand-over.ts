import type { Voice } from '../captions/voice.ts'
import type { Draft } from '../draft.ts'
import type { Timeline } from '../timeline.ts'

/** So long after it went on the windows may still be coming. */
const SETTLE_MS = 1500

/** With a step for each stretch that the person kept private: they do that part themselves, in each run. Only where it was is known, never what. */
export function withHandOvers(drafts: Draft[], timeline: Timeline): Draft[] {
  const own = timeline.pauses.flatMap((pause) => {
    const after = drafts.find(({ fromMs }) => fromMs >= pause.toMs)
    const sightBefore = timeline.sightAt(pause.fromMs) ?? after?.sightBefore
    const window = sightBefore?.active ?? after?.window
    if (!pause.private || !Number.isFinite(pause.toMs) || !sightBefore || !window) return []
    const untilMs = Math.max(pause.toMs, Math.min(pause.toMs + SETTLE_MS, after?.beforeMs ?? Number.POSITIVE_INFINITY))
    const sightAfter = timeline.sightAt(untilMs) ?? sightBefore
    const windowAfter = sightAfter.active ?? sightAfter.windows.find(({ id }) => id === window.id)
    const draft: Draft = {
      act: { kind: 'hand-over', what: 'do this part yourself' },
      fromMs: pause.fromMs,
      toMs: pause.toMs,
      beforeMs: pause.fromMs,
      afterMs: untilMs,
      window,
      sightBefore,
      sightAfter,
      windowAfter,
      point: undefined,
      hit: undefined,
      elements: [],
      target: undefined,
      confidence: 1,
      pictures: {},
      changedShare: undefined,
      lookBefore: undefined,
      lookAfter: undefined,
    }
    return [draft]
  })
  return [...drafts, ...own].sort((a, b) => a.fromMs - b.fromMs)
}

/** Says where the person does their part. */
export function withWords(drafts: Draft[], voice: Voice): Draft[] {
  return drafts.map((draft) => {
    if (draft.act.kind !== 'hand-over') return draft
    const place = voice.place(draft.window)
    return { ...draft, act: { ...draft.act, what: `${draft.act.what}, ${place.startsWith('“') ? 'on' : 'in'} ${place}` } }
  })
}
