import type { Expectation, Role, TextPart, UiElement, WindowInfo } from '#contract'
import { titleFits } from '#contract'
import { VISIBLE_CHANGE } from './clean/noise.ts'
import type { Draft } from './draft.ts'
import { elementsAfter, plain, valueAfter } from './evidence.ts'
import { takesTyping } from './field.ts'
import type { Mentions } from './parameters/mentions.ts'
import { isShell } from './programs.ts'
import type { Timeline } from './timeline.ts'
import { windowPattern } from './title-pattern.ts'

type Context = {
  timeline: Timeline
  /** What differs from run to run, and whatever was typed: no expectation rests on it. */
  values: string[]
  mentions: Mentions
  /** What is typed, with its slots. */
  text: TextPart[]
  role: Role | undefined
  next: Draft | undefined
}

/** Things whose coming tells where one is, the most telling first. */
const TELLING: Role[] = [
  'dialog',
  'alert',
  'heading',
  'tab',
  'button',
  'field',
  'password',
  'combobox',
  'checkbox',
  'radio',
  'link',
  'menu-item',
]

/**
 * What should be true after a step, from what truly followed in the demonstration, the surest first: the field holds the text, a window came or went,
 * a thing came that stayed (best: the one that is used next), the picture changed. Nothing that shows clocks, counters or values.
 */
export function expectationOf(draft: Draft, context: Context): Expectation {
  if (draft.act.kind === 'start-program') return { kind: 'window-present', window: windowPattern(draft.window, context.values) }
  if (draft.act.kind === 'read') return { kind: 'nothing' }
  if (draft.act.kind === 'type') return fieldHolds(draft, context) ?? changed(draft)
  return windowExpectation(draft, context) ?? appeared(draft, context) ?? changed(draft)
}

function fieldHolds(draft: Draft, { timeline, text, role }: Context): Expectation | undefined {
  const { act } = draft
  if (act.kind !== 'type' || act.secret || act.text.trim() === '' || role === 'cell' || !takesTyping(role)) return undefined
  const held = valueAfter(timeline, draft)
  if (held !== undefined && !plain(held).includes(plain(act.text))) return undefined
  return { kind: 'field-holds', text }
}

function changed({ changedShare }: Draft): Expectation {
  return changedShare !== undefined && changedShare >= VISIBLE_CHANGE ? { kind: 'changed' } : { kind: 'nothing' }
}

function windowExpectation(draft: Draft, { values, next }: Context): Expectation | undefined {
  const { sightBefore, sightAfter, window } = draft
  const before = sightBefore.windows.filter(isLasting)
  const after = sightAfter.windows.filter(isLasting)
  const concerns = (each: WindowInfo) => each.program === window.program || each.id === sightAfter.active?.id || each.id === next?.window.id
  const opened = after.filter((each) => !before.some((known) => known.id === each.id) && concerns(each))
  const front = opened.find((each) => each.id === sightAfter.active?.id) ?? opened[0]
  if (front) {
    const pattern = windowPattern(front, values)
    // A second window of the same looks: only that something new came can be told.
    const alike = before.some((each) => each.program === front.program && each.kind === front.kind && titleFits(pattern.title, each.title))
    return alike ? { kind: 'changed' } : { kind: 'window-present', window: pattern }
  }
  const gone = before.find((each) => !after.some((left) => left.id === each.id) && each.program === window.program)
  if (gone) {
    const pattern = windowPattern(gone, values)
    const alike = after.some((each) => each.program === gone.program && each.kind === gone.kind && titleFits(pattern.title, each.title))
    return alike ? { kind: 'changed' } : { kind: 'window-gone', window: pattern }
  }
  return retitled(draft, after, values)
}

/** The same window shows another page: its title tells, unless only a value or a counter in it changed. */
function retitled({ window }: Draft, after: WindowInfo[], values: string[]): Expectation | undefined {
  const now = after.find((each) => each.id === window.id)
  if (!now || now.title === window.title) return undefined
  const pattern = windowPattern(now, values)
  return titleFits(pattern.title, window.title) ? undefined : { kind: 'window-present', window: pattern }
}

function isLasting(window: WindowInfo): boolean {
  return (window.kind === 'normal' || window.kind === 'dialog') && !isShell(window.program)
}

function appeared(draft: Draft, context: Context): Expectation | undefined {
  const { timeline, next, mentions } = context
  if (draft.elements.length === 0) return undefined
  const there = new Set(draft.elements.map(keyOf))
  const isNew = (element: UiElement) =>
    !there.has(keyOf(element)) && isLastingName(element.name, mentions) && TELLING.includes(element.role)
  const nextHit = next && next.window.id === (draft.windowAfter ?? draft.window).id ? next.hit : undefined
  if (nextHit && isNew(nextHit)) return { kind: 'element-present', role: nextHit.role, name: nextHit.name }
  const after = elementsAfter(timeline, draft)
  const later = after && timeline.elementsAfter((draft.windowAfter ?? draft.window).id, draft.afterMs)
  const stays = (element: UiElement) => !later || later.some((each) => keyOf(each) === keyOf(element))
  const news = (after ?? []).filter((element) => isNew(element) && stays(element))
  const telling = news.sort((a, b) => TELLING.indexOf(a.role) - TELLING.indexOf(b.role))[0]
  return telling && { kind: 'element-present', role: telling.role, name: telling.name }
}

function keyOf(element: UiElement): string {
  return `${element.role} ${element.name}`
}

/** Not a number, a clock, a counter, a value or a sentence. */
function isLastingName(name: string, mentions: Mentions): boolean {
  if (name.trim().length < 2 || name.length > 60 || /\d/u.test(name)) return false
  return !mentions(name)
}
