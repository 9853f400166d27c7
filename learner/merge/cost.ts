import type { Neighbour, Role, Step, Target, WindowPattern } from '#contract'
import { missingCase, titleFits } from '#contract'
import { takesTyping } from '../field.ts'
import { keysOf } from '../words/tokens.ts'

/** From here on two steps are not the same step. */
export const ANOTHER = 0.8
/** Up to here they are, whatever values they were done with. */
export const ALIKE = 0.55

/** Of things of these roles one is chosen among its like: another name is another choice, not another step. */
const CHOSEN: Role[] = ['list-item', 'radio', 'tree-item', 'row', 'cell', 'menu-item', 'link', 'tab']
const WHOLE_CHOICE: Role[] = ['list-item', 'radio', 'tree-item', 'row', 'cell']

/** True when two names are told apart by the sentences of their demonstrations: each sentence has its own. */
export type AreValues = (known: string, shown: string) => boolean

/**
 * How little two steps are the same step, done with the same or other values: 0 the same, `ANOTHER` and more not. What counts is what is known to stay
 * (web element repair over versions: names 94 %, visible text 79 %, neighbours 60 %, paths 21 %): kind of act, window, role and name decide, neighbours
 * help, the path hardly, the place not at all.
 */
export function stepCost(known: Step, shown: Step, areValues: AreValues): number {
  const act = actCost(known, shown)
  if (act >= ANOTHER) return Number.POSITIVE_INFINITY
  const total = act + windowCost(known.window, shown.window) + targetCost(known, shown, areValues)
  return total >= ANOTHER ? Number.POSITIVE_INFINITY : total
}

/** Steps that belong to nobody’s task: the executor scrolls, brings forward and starts by itself. Their absence tells nothing. */
export function isHousekeeping({ act }: Step): boolean {
  return act.kind === 'scroll' || act.kind === 'focus-window' || act.kind === 'start-program' || act.kind === 'wait'
}

function actCost({ act: a }: Step, { act: b }: Step): number {
  if (a.kind === 'type' && b.kind === 'type') {
    const [one, other] = [a, b].map(({ text }) => text.some((part) => part.kind === 'secret'))
    return one === other ? typedCost(a, b) : Number.POSITIVE_INFINITY
  }
  return kindOfAct(a) === kindOfAct(b) ? 0 : Number.POSITIVE_INFINITY
}

/** What must be the same for two acts to be one, whatever their target. */
function kindOfAct(act: Step['act']): string {
  switch (act.kind) {
    case 'click':
      return `click ${act.button} ${act.count} ${act.modifiers.toSorted().join()}`
    case 'drag':
      return `drag ${act.button} ${act.modifiers.toSorted().join()}`
    case 'press':
      return `press ${act.modifiers.toSorted().join()} ${act.key}`
    case 'scroll':
      return `scroll ${Math.sign(act.notchesX)} ${Math.sign(act.notchesY)}`
    case 'start-program':
      return `start ${act.program}`
    case 'run-task':
      return `run ${act.task}`
    case 'type':
    case 'focus-window':
    case 'wait':
    case 'read':
    case 'hand-over':
      return act.kind
    default:
      return missingCase(act)
  }
}

/** What is typed is what differs most: it only settles which of two equal places is meant. */
function typedCost(a: Extract<Step['act'], { kind: 'type' }>, b: Extract<Step['act'], { kind: 'type' }>): number {
  return JSON.stringify(a.text) === JSON.stringify(b.text) ? 0 : 0.05
}

function windowCost(a: WindowPattern, b: WindowPattern): number {
  if (a.program !== b.program) return Number.POSITIVE_INFINITY
  const kind = a.kind === b.kind ? 0 : 0.4
  if (a.title === b.title) return kind
  if (titleFits(a.title, b.title) || titleFits(b.title, a.title)) return kind + 0.02
  const share = shareOf(keysOf(a.title), keysOf(b.title))
  return kind + (a.kind === 'dialog' ? 0.6 : 0.35) * (1 - share)
}

function targetCost({ target: a, act }: Step, { target: b }: Step, areValues: AreValues): number {
  if (!a && !b) return 0
  // What has the focus is not always told.
  if (!a || !b) return act.kind === 'type' || act.kind === 'press' ? 0.2 : 0.4
  const role = roleCost(a.role, b.role)
  const name = nameCost(a, b, areValues)
  const around = neighbourCost(a, b, a.name === undefined && b.name === undefined ? 0.45 : 0.12)
  const path = (a.path ?? []).join('\n') === (b.path ?? []).join('\n') ? 0 : 0.03
  return role + name + around + path
}

function roleCost(a: Role | undefined, b: Role | undefined): number {
  if (a === b) return 0
  if (a === undefined || b === undefined || a === 'unknown' || b === 'unknown' || a === 'text' || b === 'text') return 0.15
  return takesTyping(a) && takesTyping(b) ? 0.3 : Number.POSITIVE_INFINITY
}

function nameCost(a: Target, b: Target, areValues: AreValues): number {
  if (a.name === undefined && b.name === undefined) return 0
  if (a.nameParameter !== undefined || b.nameParameter !== undefined) return a.name === b.name ? 0 : 0.1
  // A thing that nothing names this time: what it looked like tells nothing, so where it was must.
  if (a.name === undefined || b.name === undefined) return 0.2 + 0.3 * Math.min(1, distance(a, b) / 200)
  if (spoken(a.name) === spoken(b.name)) return 0
  if (areValues(a.name, b.name)) return 0.1
  // The row tells which one is meant: its own name may be made of that.
  if (hasRowValue(a) && hasRowValue(b)) return 0.15
  const role = a.role ?? b.role
  if (isMisread(a, b)) return 0.15
  if (role === undefined || !CHOSEN.includes(role)) return Number.POSITIVE_INFINITY
  if (WHOLE_CHOICE.includes(role)) return 0.4
  return Number.POSITIVE_INFINITY
}

export function hasRowValue({ neighbours }: Target): boolean {
  return neighbours.some(({ role, parameter }) => role === 'row' && parameter !== undefined)
}

/** A letter or two that were read wrong from the pixels. */
function isMisread(a: Target, b: Target): boolean {
  if (a.source !== 'ocr' && b.source !== 'ocr') return false
  const [one, other] = [spoken(a.name ?? ''), spoken(b.name ?? '')]
  if (Math.min(one.length, other.length) < 5 || Math.abs(one.length - other.length) > 1) return false
  const wrong = [...one].filter((letter, index) => letter !== other[index]).length
  return wrong <= 1
}

function neighbourCost(a: Target, b: Target, weight: number): number {
  const [mine, theirs] = [a, b].map(({ neighbours }) => lastingNames(neighbours))
  if (!mine || !theirs || mine.length === 0 || theirs.length === 0) {
    if (a.crop !== undefined && a.crop === b.crop) return 0
    return weight > 0.2 ? weight * Math.min(1, distance(a, b) / 120) : 0
  }
  return weight * (1 - shareOf(mine, theirs))
}

/** Not the words of a row: they are the person’s data. */
function lastingNames(neighbours: readonly Neighbour[]): string[] {
  return [
    ...new Set(
      neighbours
        .filter(({ role, parameter, name }) => role !== 'row' && parameter === undefined && name !== '')
        .map(({ name }) => spoken(name)),
    ),
  ]
}

function distance(a: Target, b: Target): number {
  return Math.hypot(a.place.x - b.place.x, a.place.y - b.place.y)
}

function shareOf(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return a.length === b.length ? 1 : 0
  const both = a.filter((key) => b.includes(key)).length
  return both / Math.max(a.length, b.length)
}

export function spoken(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s:*…]+/gu, ' ')
    .trim()
}
