import type { Step, Task, WindowPattern } from '#contract'
import { isBrowser } from '#contract'
import { takesTyping } from '../field.ts'
import { isSaving } from './milestones.ts'

type Place = (window: WindowPattern) => string
type Group = Step[]

/**
 * Groups of steps by what they are for: one for each page, window or dialog, each with the steps that opened it, ended by milestones and by what the person does
 * alone. Every step is in exactly one; none when all steps serve one thing.
 */
export function subGoalsOf(steps: readonly Step[], milestones: Task['milestones'], placeOf: Place): Task['subGoals'] {
  const starts = startsOf(steps, milestones)
  const groups = starts.map((start, index) => steps.slice(start, starts[index + 1] ?? steps.length))
  const named = joined(groups, milestones)
  if (named.length < 2) return []
  const taken = new Map<string, number>()
  return named.flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)]
    if (!first || !last) return []
    const name = nameOf(group, placeOf)
    const count = (taken.get(name) ?? 0) + 1
    taken.set(name, count)
    return [{ name: count === 1 ? name : `${name}, time ${count}`, from: first.id, to: last.id }]
  })
}

function startsOf(steps: readonly Step[], milestones: Task['milestones']): number[] {
  const starts = new Set([0])
  for (const [index, step] of steps.entries()) {
    const before = steps[index - 1]
    if (!before) continue
    if (milestones.some(({ after }) => after === before.id)) starts.add(index)
    else if (step.act.kind === 'hand-over' || before.act.kind === 'hand-over') starts.add(index)
    else if (keyOf(step.window) !== keyOf(before.window)) starts.add(step.window.kind === 'dialog' ? openerOf(steps, index) : index)
  }
  return [...starts].sort((a, b) => a - b)
}

/** Where one is, as a person would say it: a page, a dialog, a program. */
function keyOf({ program, kind, title }: WindowPattern): string {
  return kind === 'dialog' || isBrowser(program) ? `${program} ${kind} ${title}` : program
}

/** The step that brought up the dialog that `index` is the first step in, with the menus that led to it. */
function openerOf(steps: readonly Step[], index: number): number {
  const opener = steps[index - 1]
  const opens = opener?.expectation.kind === 'window-present' && opener.window.program === steps[index]?.window.program
  if (!opens || opener.window.kind === 'dialog') return index
  let start = index - 1
  while (steps[start - 1]?.target?.role === 'menu' && steps[start - 1]?.window.program === opener.window.program) start -= 1
  return start
}

/** A lone step belongs to what was done before it in the same place, unless it ends or is something of its own. */
function joined(groups: readonly Group[], milestones: Task['milestones']): Group[] {
  const done: Group[] = []
  for (const group of groups) {
    const [only, last] = [group[0], done.at(-1)]
    const lone = only !== undefined && group.length === 1 && only.act.kind !== 'hand-over' && only.act.kind !== 'start-program'
    const ends = last?.at(-1)
    const open = ends !== undefined && ends.act.kind !== 'hand-over' && !milestones.some(({ after }) => after === ends.id)
    if (lone && open && last && ends?.window.program === only.window.program) done[done.length - 1] = [...last, ...group]
    else if (group.length > 0) done.push(group)
  }
  return done
}

const OPEN = /^(open|öffnen|ouvrir|abrir|apri|openen)/iu
const PRINT = /^(print|drucken|imprimer|imprimir|stampa|afdrukken)/iu
const SEND =
  /^(send|submit|order|place order|buy|pay|book|senden|absenden|bestellen|envoyer|commander|enviar|pedir|invia|ordina|verzenden|bestel)(?!\p{L})/iu

/** What a person would call these steps. */
function nameOf(group: Group, placeOf: Place): string {
  const [first, last] = [group[0], group.at(-1)]
  if (!first || !last) return ''
  if (first.act.kind === 'hand-over') return 'Do your part yourself'
  const inDialog = group.find(({ window }) => window.kind === 'dialog')
  if (group.some(isSaving)) return inDialog ? 'Save the file' : `Save in ${programOf(last, placeOf)}`
  const title = titleIn(placeOf((inDialog ?? last).window))
  const fills = group.some((step) => step.act.kind === 'type' && takesTyping(step.target?.role ?? 'field'))
  if (inDialog) {
    if (OPEN.test(inDialog.window.title)) return 'Open the file'
    if (PRINT.test(inDialog.window.title)) return 'Print'
    return `${fills ? 'Fill in' : 'Answer'} ${title ?? 'the dialog'}`
  }
  if (title !== undefined && isBrowser(last.window.program)) return pageName(group, last, title, fills, placeOf)
  const program = programOf(last, placeOf)
  if (group.every(({ act }) => act.kind === 'start-program')) return `Start ${program}`
  if (group.some(({ act, target }) => act.kind === 'type' && target?.role === 'document')) return `Write in ${program}`
  return `${fills ? 'Fill in' : 'Work in'} ${program}`
}

function pageName(group: Group, last: Step, title: string, fills: boolean, placeOf: Place): string {
  const sends = last.act.kind === 'click' && SEND.test(last.target?.name ?? '')
  if (fills) return `${sends ? 'Fill in and send' : 'Fill in'} ${title}`
  if (sends) return `Send ${title}`
  const leads = last.expectation.kind === 'window-present' ? titleIn(placeOf(last.expectation.window)) : undefined
  if (leads !== undefined && leads !== title) return `Go to ${leads}`
  const ticks = group.some(({ target }) => target?.role === 'checkbox' || target?.role === 'radio' || target?.role === 'combobox')
  return `${ticks ? 'Choose on' : 'Work on'} ${title}`
}

/** `“Order form”` of `“Order form” in Chromium`. */
function titleIn(place: string): string | undefined {
  return /“[^”]+”/u.exec(place)?.[0]
}

function programOf({ window }: Step, placeOf: Place): string {
  return placeOf({ ...window, kind: 'other', title: '*' })
}
