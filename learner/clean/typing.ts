import type { UiElement } from '#contract'
import { contains } from '#contract'
import type { Draft, DraftAct } from '../draft.ts'
import { plain } from '../evidence.ts'
import { hasSeveralLines, roleOf, takesTyping } from '../field.ts'
import { sameThing } from '../same-thing.ts'
import type { Left } from '../slips/slip.ts'

type Typing = Draft & { act: Extract<DraftAct, { kind: 'type' }> }

/**
 * Joins what belongs to typing into one step: the click into the field, selecting all of it, the text.
 *
 * The field stays the step's target, so that the executor gives it the focus. It stays no target where the place of the caret matters: in the
 * middle of a text of several lines, and when typing goes on in the field where it began. There the click, if there was one, stays a step of its own
 * and the text goes to whatever has the focus. The text itself is never touched.
 */
export function mergeTyping(drafts: Draft[], valueAfter: (draft: Draft) => string | undefined): { drafts: Draft[]; left: Left[] } {
  const done: Draft[] = []
  const left: Left[] = []
  for (const draft of drafts) {
    if (isTyping(draft)) done.push(absorbed(draft, done, { left, valueAfter }))
    else done.push(draft)
  }
  return { drafts: done, left }
}

type Known = { left: Left[]; valueAfter: (draft: Draft) => string | undefined }

/** Takes the steps that only led up to this typing off the end of `done` and gives back the one step that stands for them. */
function absorbed(typing: Typing, done: Draft[], { left, valueAfter }: Known): Draft {
  const role = roleOf(typing)
  const selected = takeSelection(typing, done)
  let replaces = selected.length > 0
  const led: Draft[] = [...selected]
  let field = typing
  for (let last = done.at(-1); last && isClickInto(last, typing); last = done.at(-1)) {
    const effect = clickEffect(last, typing)
    if (effect === 'selects') replaces = true
    if (effect === 'places-caret' && !replaces) break
    if (effect === 'unclear') break
    led.unshift(last)
    field = betterTarget(last, field)
    done.pop()
  }
  replaces ||= tookThePlace(led[0] ?? typing, typing, valueAfter(typing)) || (led.length === 0 && overOffered(typing, done.at(-1)))
  const before = done.at(-1)
  if (replaces && before && isTyping(before) && overwrites(typing, before)) {
    left.push({ atMs: before.fromMs, drafts: [before], reason: 'It was overwritten at once.' })
    done.pop()
  }
  const first = led[0] ?? typing
  const clicked = led.some((draft) => draft.act.kind === 'click')
  const aimed = clicked || mayAim(typing, done, replaces)
  return {
    ...typing,
    act: { ...typing.act, replaces },
    hit: typing.hit ?? (takesTyping(role) ? undefined : field.hit),
    target: aimed ? field.target : undefined,
    confidence: field.confidence,
    fromMs: first.fromMs,
    beforeMs: first.beforeMs,
    sightBefore: first.sightBefore,
    elements: first.elements,
    lookBefore: first.lookBefore,
    pictures: { ...typing.pictures, before: first.pictures.before, mark: first.pictures.mark ?? typing.pictures.mark },
    // From the first look to the last something changed if it did in any part.
    changedShare: [...led, typing].reduce<number | undefined>((most, each) => larger(most, each.changedShare), undefined),
  }
}

/** Ctrl+A, or Home with Shift+End, perhaps with Delete behind it. */
function takeSelection(typing: Typing, done: Draft[]): Draft[] {
  let end = done.length
  const isPress = (at: number, key: RegExp, modifiers: string) => {
    const act = done[at]?.act
    return act?.kind === 'press' && done[at]?.window.id === typing.window.id && key.test(act.key) && act.modifiers.join('+') === modifiers
  }
  if (isPress(end - 1, /^(BackSpace|Delete)$/u, '')) end -= 1
  const all = isPress(end - 1, /^a$/iu, 'ctrl')
  const oneLine = !hasSeveralLines(typing.hit, roleOf(typing))
  const line = oneLine && (isPress(end - 1, /^End$/u, 'shift') ? isPress(end - 2, /^Home$/u, '') : false)
  const back = oneLine && (isPress(end - 1, /^Home$/u, 'shift') ? isPress(end - 2, /^End$/u, '') : false)
  if (!all && !line && !back) return []
  return done.splice(all ? end - 1 : end - 2)
}

function isTyping(draft: Draft): draft is Typing {
  return draft.act.kind === 'type'
}

function isClickInto(click: Draft, typing: Typing): boolean {
  const { act, point } = click
  if (act.kind !== 'click' || act.button !== 'left' || act.modifiers.length > 0 || click.window.id !== typing.window.id) return false
  if (!typing.hit) return takesTyping(roleOf(click))
  if (click.hit && sameThing(click.hit, typing.hit)) return true
  return takesTyping(typing.hit.role) && point !== undefined && contains(typing.hit.box, point)
}

/** What a click into a field did for the text that follows: gave the focus, put the caret somewhere, or selected what is to be replaced. */
function clickEffect(click: Draft, typing: Typing): 'focuses' | 'places-caret' | 'selects' | 'unclear' {
  if (click.act.kind !== 'click') return 'unclear'
  const field = known(click, typing)
  const severalLines = hasSeveralLines(field, roleOf(typing) ?? roleOf(click))
  if (click.act.count === 1) return severalLines && field?.value !== '' ? 'places-caret' : 'focuses'
  if (severalLines) return field?.value === '' ? 'focuses' : 'unclear'
  if (click.act.count === 3) return 'selects'
  // A double-click selects one word: all of the field only when that is all it holds.
  if (field?.value === '') return 'focuses'
  return field?.value !== undefined && /^[\p{L}\p{N}_]+$/u.test(field.value.trim()) ? 'selects' : 'unclear'
}

/** The field as it was before the click: its value then is what the text replaced. */
function known(click: Draft, typing: Typing): UiElement | undefined {
  const before = click.hit && takesTyping(click.hit.role) ? click.hit : undefined
  return before ?? click.elements.find((element) => typing.hit && sameThing(element, typing.hit)) ?? typing.hit
}

/** The element that takes the typing tells more of the field than what lies inside it. */
function betterTarget(click: Draft, typing: Typing): Typing {
  const best = takesTyping(click.hit?.role) || !takesTyping(roleOf(typing)) ? click : typing
  return { ...typing, hit: typing.hit ?? click.hit, target: best.target ?? typing.target, confidence: best.confidence }
}

/** What the field had held before was selected when the typing began (dialogs offer names so): afterwards it holds the text alone. */
function tookThePlace(first: Draft, typing: Typing, after: string | undefined): boolean {
  if (after === undefined || typing.act.text === '' || hasSeveralLines(typing.hit, roleOf(typing))) return false
  const held = (first === typing ? typing.hit : known(first, typing))?.value ?? ''
  return held !== '' && !typing.act.text.startsWith(held) && plain(after) === plain(typing.act.text)
}

/**
 * A dialog that has just opened offers a name, selected up to its ending: the text goes over it. Where text or offer leave open what becomes of the ending, it
 * is typed as it was shown.
 */
function overOffered(typing: Typing, before: Draft | undefined): boolean {
  const offered = typing.hit?.value ?? ''
  if (typing.window.kind !== 'dialog' || before?.window.id === typing.window.id || typing.hit?.role !== 'field') return false
  if (offered === '' || typing.act.text.startsWith(offered) || hasSeveralLines(typing.hit, roleOf(typing))) return false
  return !/\.\p{L}[\p{L}\p{N}]*$/u.test(offered) || /\.\p{L}[\p{L}\p{N}]*$/u.test(typing.act.text)
}

/** The same field was typed into just before, and all of that goes now. */
function overwrites(typing: Typing, before: Typing): boolean {
  return before.window.id === typing.window.id && before.hit !== undefined && typing.hit !== undefined && sameThing(before.hit, typing.hit)
}

/** Whether the executor may go to the field by itself, though nobody clicked. */
function mayAim(typing: Typing, done: Draft[], replaces: boolean): boolean {
  if (!typing.target || !takesTyping(roleOf(typing))) return false
  if (replaces) return true
  const last = done.at(-1)
  if (last && isClickInto(last, typing)) return false
  if (goesOn(typing, done) || roleOf(typing) === 'cell') return false
  return !hasSeveralLines(typing.hit, roleOf(typing)) || typing.hit?.value === ''
}

/** Typing that goes on where it was a moment ago: only keys that stay in a field lie between. */
function goesOn(typing: Typing, done: Draft[]): boolean {
  for (const draft of done.toReversed()) {
    if (draft.window.id !== typing.window.id) return false
    if (draft.act.kind === 'type') return !typing.hit || !draft.hit || sameThing(draft.hit, typing.hit)
    if (draft.act.kind !== 'press' || /Tab$/u.test(draft.act.key) || draft.act.modifiers.includes('alt')) return false
  }
  return false
}

function larger(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b)
}
