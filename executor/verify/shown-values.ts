import type { Role, Step, UiElement, WindowInfo } from '#contract'
import { centreOf, contains, plainNumber, readNumber, stepsOf, writeAs } from '#contract'
import { plain, short } from '../plain-text.ts'
import type { Run } from '../run/run.ts'
import type { Check } from './before.ts'

/** What a value is put into: that it stands there tells only that it was typed. */
const FIELDS: Role[] = ['field', 'password', 'combobox', 'spinner', 'document']
const ROWS: Role[] = ['list-item', 'row', 'cell', 'tree-item', 'text']
/** A text this long is found within a longer word too: programs put things around it. */
const TELLING = 4

/**
 * Whether the values that a step is to show (`Step.shows`) are shown now, outside of the fields they were typed into: in the list, the table, the status. Undefined
 * for other steps, and where it cannot be told: accessibility is silent, or more is there than fits into the window.
 */
export async function shownValues(run: Run, step: Step): Promise<Check | undefined> {
  const wanted = (step.shows ?? []).flatMap((name) => {
    const value = run.values.isSecret(name) ? undefined : run.values.known[name]
    return value === undefined || value.trim() === '' || value.includes('\n') ? [] : [{ value, writings: writingsOf(run, name, value) }]
  })
  if (wanted.length === 0) return undefined
  const programs = new Set([step.window.program, ...run.plan.task.programs.map(({ program }) => program)])
  const windows = (await run.desktop.windows()).filter(({ program }) => programs.has(program))
  let missing = wanted
  let [told, goesOn] = [false, false]
  for (const window of windows.toSorted((a, b) => Number(b.active) - Number(a.active))) {
    const elements = await run.desktop.elements(window, { signal: run.control.signal })
    told ||= elements.length > 0
    goesOn ||= isCutOff(elements, window)
    const texts = textsShown(elements)
    missing = missing.filter(({ writings }) => !texts.some((text) => writings.some((each) => shows(text, each))))
    if (missing.length === 0) return { held: true, text: `${listed(wanted)} ${wanted.length === 1 ? 'is' : 'are'} shown.` }
  }
  if (!told || goesOn) return undefined
  return { held: false, text: `It was done, but ${listed(missing)} ${missing.length === 1 ? 'is' : 'are'} not shown.` }
}

/** The value, and as the steps of the plan write it. */
function writingsOf({ plan }: Run, name: string, value: string): string[] {
  const texts = stepsOf(plan).flatMap(({ act }) => (act.kind === 'type' ? act.text : []))
  const forms = texts.flatMap((part) => (part.kind === 'slot' && part.parameter === name && !part.form?.shift ? [part.form] : []))
  return [...new Set([value, ...forms.map((form) => writeAs(value, form))])].map(plain)
}

/** Without what stands in fields: some programs tell their text as a thing of its own. */
function textsShown(elements: readonly UiElement[]): string[] {
  const fields = elements.filter(({ role }) => FIELDS.includes(role))
  // A whole web page is a document too, and what it shows lies in it.
  const small = fields.filter(({ role }) => role !== 'document')
  return elements
    .filter((element) => !fields.includes(element) && !small.some(({ box }) => contains(box, centreOf(element.box))))
    .flatMap(({ name, value }) => [plain(name), plain(value ?? '')])
    .filter((text) => text !== '')
}

/** As words of their own; a number by what it is, since tables write numbers in their own way. */
function shows(text: string, wanted: string): boolean {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
    if (wanted.length >= TELLING || !(isLetter(text[at - 1]) || isLetter(text[at + wanted.length]))) return true
  const number = readNumber(wanted)
  if (!number) return false
  const seen = text.match(/-?\d[\d.,'’\u00a0\u202f]*/gu) ?? []
  return seen.some((each) => {
    const digits = each.replace(/[.,'’\s]+$/u, '')
    return (['.', ','] as const).some((sign) => {
      const is = readNumber(digits, sign)
      return is !== undefined && plainNumber(is) === plainNumber(number)
    })
  })
}

function isLetter(letter: string | undefined): boolean {
  return letter !== undefined && /[\p{L}\p{N}]/u.test(letter)
}

/** A list that goes on beyond what is seen of it: accessibility tells only what shows. */
function isCutOff(elements: readonly UiElement[], { box }: WindowInfo): boolean {
  const bottom = box.y + box.height
  return elements.some(({ role, box: { y, height } }) => role === 'scrollbar' || (ROWS.includes(role) && y + height >= bottom))
}

function listed(all: readonly { value: string }[]): string {
  return all.map(({ value }) => `“${short(value)}”`).join(', ')
}
