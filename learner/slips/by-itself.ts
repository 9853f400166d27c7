import type { Condition, WindowInfo } from '#contract'
import type { Draft } from '../draft.ts'
import { roleOf } from '../field.ts'
import type { Timeline } from '../timeline.ts'
import { isEscape, isPlainClick, isPress, nameOf } from './reading.ts'

/** Steps that are done only when something is there that comes by itself. The window's pattern is made when it is known what its values are. */
export type Sometimes = {
  first: Draft
  last: Draft
  when: { kind: 'window'; window: WindowInfo } | Extract<Condition, { kind: 'element-present' }>
  reason: string
}

/** What an act brings up is there sooner than this; of another program’s windows even sooner. */
const BROUGHT_UP_MS = 5000
const BROUGHT_UP_ELSEWHERE_MS = 2000
/** Lets go of a notice, in the languages that the learner reads. */
const CLOSES =
  /^(ok|okay|close|dismiss|later|maybe later|remind me later|not now|no,? thanks|skip|got it|i understand|continue|accept( all)?( cookies)?|allow all( cookies)?|cancel|[×✕✖x]|schließen|später|nicht jetzt|nein danke|verstanden|weiter|alle akzeptieren|akzeptieren|überspringen|fermer|plus tard|non merci|compris|accepter|tout accepter|cerrar|ahora no|más tarde|aceptar|entendido|chiudi|non ora|accetta|ho capito|fechar|agora não|aceitar|entendi|sluiten|later|nee bedankt|accepteren|begrepen)$/iu

/**
 * Finds notices that came up by themselves and that the person closed: they may not come the next time, so their steps are done only when they are there. What
 * came by itself is taken off what the step before led to.
 */
export function withoutUnbidden(all: readonly Draft[], timeline: Timeline): { drafts: Draft[]; sometimes: Sometimes[] } {
  const drafts = [...all]
  const sometimes: Sometimes[] = []
  for (const [at, draft] of all.entries()) {
    if (!closesNotice(draft)) continue
    const found = noticeWindow(all, at, timeline) ?? noticeInPage(all, at)
    if (!found) continue
    sometimes.push({ first: draft, last: draft, ...found })
    const before = drafts[at - 1]
    if (found.when.kind === 'window' && before) drafts[at - 1] = without(before, found.when.window)
  }
  return { drafts, sometimes }
}

function closesNotice(draft: Draft): boolean {
  if (isEscape(draft) || isPress(draft, /^F4$/u, ['alt'])) return true
  return isPlainClick(draft, 'button', 'link', 'image', 'icon') && CLOSES.test(nameOf(draft).trim())
}

type Found = Pick<Sometimes, 'when' | 'reason'>

/** The window that this one act closed, when nothing that was done can have brought it up. */
function noticeWindow(drafts: readonly Draft[], at: number, timeline: Timeline): Found | undefined {
  const draft = drafts[at]
  if (!draft) return undefined
  const { window, sightAfter } = draft
  if (window.kind !== 'dialog' && window.kind !== 'normal') return undefined
  if (sightAfter.windows.some(({ id }) => id === window.id) || drafts.some((other) => other !== draft && other.window.id === window.id))
    return undefined
  const cameMs = timeline.firstSeenMs(window.id)
  if (cameMs === undefined) return undefined
  const before = drafts.slice(0, at).findLast(({ toMs }) => toMs <= cameMs)
  const sinceMs = before ? cameMs - before.toMs : Number.POSITIVE_INFINITY
  // The window in which the work goes on was there from the beginning too: closing that is no notice.
  if (!before && window.kind === 'normal') return undefined
  const started = before?.act.kind === 'start-program' && before.window.id !== window.id && window.kind === 'dialog'
  const elsewhere = before !== undefined && before.window.program !== window.program && before.act.kind !== 'start-program'
  if (!started && sinceMs <= (elsewhere ? BROUGHT_UP_ELSEWHERE_MS : BROUGHT_UP_MS)) return undefined
  return { when: { kind: 'window', window }, reason: 'It came up by itself and was closed; it may not be there every time.' }
}

/** A notice within a page (cookies, news): it was there when the page came, or before what was done last. */
function noticeInPage(drafts: readonly Draft[], at: number): Found | undefined {
  const [draft, before] = [drafts[at], drafts[at - 1]]
  const role = draft && roleOf(draft)
  const name = nameOf(draft)
  if (!draft?.hit || role === undefined || name === '' || draft.act.kind !== 'click') return undefined
  const inNotice = (draft.hit.path ?? []).some((step) => /^(dialog|alert)/u.test(step))
  if (!inNotice && !/cookie/iu.test(name)) return undefined
  const wasThere = before?.elements.some((element) => element.role === role && element.name === name)
  const newPage = before === undefined || before.window.id !== draft.window.id || before.window.title !== draft.window.title
  if (!wasThere && !newPage) return undefined
  return { when: { kind: 'element-present', role, name }, reason: 'It closed a notice that may not be there every time.' }
}

/** The draft as if that window had not come. */
function without(draft: Draft, window: WindowInfo): Draft {
  const { sightAfter } = draft
  const windows = sightAfter.windows.filter(({ id }) => id !== window.id)
  const active = sightAfter.active?.id === window.id ? windows.find(({ id }) => id === draft.window.id) : sightAfter.active
  const cleared = draft.windowAfter?.id === window.id ? { windowAfter: active, lookAfter: undefined } : {}
  return { ...draft, sightAfter: { active, windows }, ...cleared }
}
