import type { Neighbour, TextPart } from '#contract'
import { fillText, writeAs } from '#contract'
import type { Draft, Row, Sighting } from './draft.ts'
import { type Entries, escaped, readGoal } from './entries.ts'

/**
 * Finds what each known parameter was in the new demonstration: first by its sentence, where that is built like the known one, then by what stands in the
 * places that it fills. The first answer holds; a place that contradicts it is found later, when the texts are compared.
 */
export function solveValues(draft: Draft, entries: Entries): void {
  const byGoal = goalValues(entries)
  for (const entry of entries.all) if (!entry.rounds) entry.shown = byGoal[entry.parameter.name]
  // Whole texts and names are surer than pieces of texts.
  for (const onlyWhole of [true, false])
    for (const row of draft.rows)
      for (const sighting of row.sightings.filter(({ side }) => side === 'shown')) {
        for (const [name, value] of valuesInPlace(row, sighting, entries, onlyWhole)) keep(entries, name, value, sighting)
      }
}

function goalValues({ all, sentences }: Entries): Record<string, string> {
  const goal = all.length === 0 ? undefined : readGoal(goalOf(sentences.known, all), sentences.shown)
  return goal ?? {}
}

/** The known sentence with slots where its values stand. */
function goalOf(sentence: string, all: Entries['all']): Parameters<typeof readGoal>[0] {
  const values = all.flatMap(({ parameter, known }) => (known === undefined || known === '' ? [] : [{ name: parameter.name, known }]))
  if (values.length === 0) return [{ kind: 'words', text: sentence }]
  const byValue = new Map(values.map(({ name, known }) => [known.toLowerCase(), name]))
  const longest = values.toSorted((a, b) => b.known.length - a.known.length).map(({ known }) => escaped(known))
  return sentence.split(new RegExp(`(?<![\\p{L}\\p{N}])(${longest.join('|')})(?![\\p{L}\\p{N}])`, 'giu')).flatMap((text, index) => {
    if (text === '') return []
    const parameter = index % 2 === 1 ? byValue.get(text.toLowerCase()) : undefined
    return [parameter === undefined ? { kind: 'words' as const, text } : { kind: 'slot' as const, parameter }]
  })
}

function keep(entries: Entries, name: string, value: string, { rounds }: Sighting): void {
  const entry = entries.get(name)
  if (!entry || entry.parameter.type === 'secret') return
  if (!entry.rounds) entry.shown ??= value
  else {
    const round = rounds[entry.rounds.loop] ?? 0
    entry.rounds.shown[round] ??= value
  }
}

function valuesInPlace(row: Row, sighting: Sighting, entries: Entries, onlyWhole: boolean): [string, string][] {
  const { act, target } = row.step
  const { target: shown } = sighting.step
  const text = entries.textAt(sighting)
  if (act.kind === 'type' && text !== undefined && act.text.every((part) => part.kind !== 'count'))
    return onlyWhole && act.text.length > 1 ? [] : readText(act.text, text, entries.valuesAt(sighting), candidatesOf(entries))
  if (!onlyWhole || !target || !shown) return []
  const named: [string, string][] =
    target.nameParameter !== undefined && shown.name !== undefined ? [[target.nameParameter, shown.name]] : []
  return [...named, ...rowValues(target.neighbours, shown.neighbours)]
}

/** What stands now in the words of a row that hold a value. */
export function rowValues(known: readonly Neighbour[], shown: readonly Neighbour[]): [string, string][] {
  const [keys, others] = [known, shown].map((all) => all.filter(({ role }) => role === 'row'))
  return (keys ?? []).flatMap((neighbour, index): [string, string][] => {
    const { parameter, before = '', after = '' } = neighbour
    const now = others?.[index]?.name
    if (parameter === undefined || now === undefined || !now.startsWith(before) || !now.endsWith(after)) return []
    const value = now.slice(before.length, now.length - after.length)
    return value === '' ? [] : [[parameter, value]]
  })
}

/** Values that the new demonstration is known to have, in the writing of its sentence. */
function candidatesOf({ shownValues }: Entries): string[] {
  return Object.values(shownValues)
}

/** What the slots of a text are, when the whole is `text`. Slots whose value is known must hold it. */
function readText(
  parts: readonly TextPart[],
  text: string,
  values: Readonly<Record<string, string>>,
  candidates: readonly string[],
): [string, string][] {
  const open: { name: string; part: Extract<TextPart, { kind: 'slot' }> }[] = []
  const source = parts.map((part) => {
    if (part.kind === 'literal') return escaped(part.text)
    if (part.kind !== 'slot') return ''
    const value = values[part.parameter]
    if (value !== undefined) return escaped(writeAs(value, part.form))
    const at = open.findIndex(({ name }) => name === part.parameter)
    if (at >= 0 && part.form === undefined) return `\\${at + 1}`
    open.push({ name: part.parameter, part })
    return '([^]+?)'
  })
  const found = open.length === 0 ? null : new RegExp(`^${source.join('')}$`, 'u').exec(text)
  const read = found
    ? open.flatMap(({ name, part }, index): [string, string][] => unwritten(name, part, found[index + 1] ?? '', candidates))
    : []
  const filled = { ...values, ...Object.fromEntries(read) }
  return read.length === open.length && fillText(parts, filled) === text ? read : []
}

/** The value that the slot’s form writes so. */
function unwritten(
  name: string,
  { form }: Extract<TextPart, { kind: 'slot' }>,
  written: string,
  candidates: readonly string[],
): [string, string][] {
  const spaced = form?.between === undefined || form.between === '' ? written : written.replaceAll(form.between, ' ')
  const tried = [
    ...candidates,
    written,
    spaced,
    written.toLowerCase(),
    spaced.toLowerCase(),
    written.replace(',', '.'),
    written.replace('.', ','),
  ]
  const value = form === undefined ? written : tried.find((each) => writeAs(each, form) === written)
  return value === undefined ? [] : [[name, value]]
}
