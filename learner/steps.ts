import type { Ids, PageLook, PictureId, Step, WindowInfo } from '#contract'
import { StepId } from '#contract'
import { captionOf } from './captions/caption.ts'
import { observationOf, thoughtOf } from './captions/reasons.ts'
import type { Voice } from './captions/voice.ts'
import { upperFirst } from './captions/voice.ts'
import type { Draft } from './draft.ts'
import type { PageBook, Seen } from './pages.ts'
import type { Shaped } from './shaped.ts'
import type { Stretch } from './slips/pauses.ts'
import type { Timeline } from './timeline.ts'

/** `idle`: when the person did nothing at all. */
type Tools = { voice: Voice; book: PageBook; ids: Ids; timeline: Timeline; idle: readonly Stretch[] }

/** Turns shaped drafts into Steps, and writes the pages they begin on and lead to into the book. */
export function stepsOf(shaped: Shaped[], tools: Tools): Step[] {
  const { voice, book, ids, timeline, idle } = tools
  return shaped.map((each, index): Step => {
    const { draft, target, window, expectation, shows } = each
    const caption = captionOf(each, voice)
    const { page, leadsTo, after } = pagesOf(draft, shaped[index + 1]?.draft, book, voice)
    if (page && draft.act.kind !== 'start-program') book.use(page, lowerFirst(caption))
    if (page && leadsTo) book.lead(page, leadsTo, caption)
    const previous = shaped[index - 1]?.draft
    return {
      id: StepId.parse(ids.next('step')),
      caption,
      observation: observationOf(each, voice),
      thought: thoughtOf(each, shaped[index + 1], voice),
      act: actOf(each),
      ...(target ? { target } : {}),
      window,
      expectation,
      ...(shows.length > 0 ? { shows } : {}),
      ...(page ? { page } : {}),
      ...(leadsTo ? { leadsTo } : {}),
      pictures: { ...draft.pictures, ...(after?.picture ? { after: after.picture } : {}) },
      confidence: draft.confidence,
      personMs: personMs(draft, previous?.toMs, timeline, idle),
    }
  })
}

function actOf({ draft, text }: Shaped): Step['act'] {
  const { act } = draft
  return act.kind === 'type' ? { kind: 'type', text, replaces: act.replaces } : act
}

function pagesOf(draft: Draft, next: Draft | undefined, book: PageBook, voice: Voice) {
  const seenAs = (window: WindowInfo | undefined, look: PageLook | undefined, picture: PictureId | undefined, atMs: number) =>
    window && look && ofProgram(window) ? { look, picture, atMs, window, name: upperFirst(voice.place(window)) } : undefined
  const before: Seen | undefined = seenAs(draft.window, draft.lookBefore, draft.pictures.before, draft.beforeMs)
  const after: Seen | undefined = settledBy(draft, next)
    ? seenAs(next?.window, next?.lookBefore, next?.pictures.before, next?.beforeMs ?? draft.afterMs)
    : seenAs(draft.windowAfter, draft.lookAfter, draft.pictures.after, draft.afterMs)
  const page = before && book.pageOf(before)
  return { page, leadsTo: after && book.pageOf(after), after }
}

/**
 * Whether what the next step began on is what this one led to: a slow program is looked at too early right after an act. Not where the person turned to another
 * window that had been there all along.
 */
function settledBy(draft: Draft, next: Draft | undefined): boolean {
  const { windowAfter } = draft
  if (!windowAfter || !next?.lookBefore || next.window.program !== windowAfter.program) return false
  if (next.window.id === windowAfter.id) return true
  const was = ({ windows }: Draft['sightBefore'], id: number) => windows.some((window) => window.id === id)
  return !was(draft.sightBefore, next.window.id) || !was(next.sightBefore, windowAfter.id)
}

/** A page is a state of a program: the bare screen, or one of Understudy’s own windows in front, is none. */
function ofProgram(window: WindowInfo): true | undefined {
  return window.program === '' ? undefined : true
}

/** From the end of the last step to the end of this one, without pauses; of the first one only its own time is known. */
function personMs(draft: Draft, previousEndMs: number | undefined, timeline: Timeline, idle: readonly Stretch[]): number {
  const fromMs = previousEndMs ?? draft.fromMs
  const idleMs = idle.reduce((sum, each) => sum + Math.max(0, Math.min(each.toMs, draft.toMs) - Math.max(each.fromMs, fromMs)), 0)
  return Math.max(0, draft.toMs - fromMs - timeline.pausedMs(fromMs, draft.toMs) - idleMs)
}

function lowerFirst(text: string): string {
  return text.replace(/^\p{Lu}(?=\p{Ll}|\s)/u, (letter) => letter.toLowerCase())
}
