import type { Step, TextPart } from '#contract'
import { fillText } from '#contract'
import { labelOf } from '../field.ts'
import { slug } from '../parameters/names.ts'
import { quoted } from '../words/quoted.ts'
import type { Asking } from './asking.ts'
import type { Draft, Row } from './draft.ts'
import { type Entries, isIn } from './entries.ts'
import { slotFor } from './explain.ts'
import { withParts } from './reword.ts'
import { differencesOf, piecesOf } from './texts-differ.ts'
import { partsTold } from './told.ts'
import { changes, typeOfAll } from './values.ts'

export type Comparing = { draft: Draft; entries: Entries; asking: Asking; found: string[] }

/** Compares what a row types in both demonstrations: what differs becomes a value, and what cannot be told is asked. */
export function compareTexts(row: Row, comparing: Comparing): void {
  const { entries, asking, found } = comparing
  const { act } = row.step
  const [known, shown] = (['known', 'shown'] as const).map((side) => row.sightings.find((each) => each.side === side))
  if (act.kind !== 'type' || !known || !shown || act.text.some(({ kind }) => kind === 'secret')) return
  const [before, after] = [entries.textAt(known), entries.textAt(shown)]
  if (before === undefined || after === undefined || fits(row, comparing)) return
  const told = partsTold(act.text, after, entries, (name, was, now) => found.push(changes(name, was, now)))
  row.step = withParts(row.step, told)
  if (fits(row, comparing)) return
  const parts = partsFor(row.step, { before, after }, shown.step, comparing)
  if (parts) {
    row.step = withParts(row.step, parts)
    return
  }
  const answer = asking.ask(
    `text-${row.step.id}`,
    `Before, you typed ${quoted(before)}; this time ${quoted(after)}. What should be typed?`,
    { value: 'It is another text each time', first: `Always ${quoted(before)}`, second: `Always ${quoted(after)}` },
  )
  if (answer === 'second') row.step = withParts(row.step, [{ kind: 'literal', text: after }])
  if (answer === 'first') row.step = withParts(row.step, act.text)
  if (answer === 'value') row.step = withParts(row.step, [newSlot(row.step, { before, after }, shown.step, comparing, true)])
  if (answer !== undefined && answer !== 'value') found.push(`${quoted(answer === 'first' ? before : after)} is typed every time.`)
}

/** True when what is known gives just what was typed, every time. */
function fits(row: Row, { entries }: Comparing): boolean {
  const { act } = row.step
  return row.sightings.every((sighting) => {
    const text = entries.textAt(sighting)
    if (act.kind !== 'type' || text === undefined) return true
    const values = { ...entries.valuesAt(sighting), '#round': String(Object.values(sighting.rounds).at(-1) ?? 0) }
    return fillText(act.text, values) === text
  })
}

type Pair = { before: string; after: string }

/** The known parts with slots where the two texts differ; undefined when that cannot be told. */
function partsFor(step: Step, { before, after }: Pair, shown: Step, comparing: Comparing): TextPart[] | undefined {
  const known = step.act.kind === 'type' ? step.act.text : []
  const marked = known.map((part) => (part.kind === 'slot' ? `⟦${part.parameter}⟧` : part.kind === 'literal' ? part.text : '')).join('')
  const pieces = piecesOf(marked)
  const differences = differencesOf(pieces, piecesOf(withSlots(after, known, comparing)))
  if (!differences) return wholeFor({ before, after }, step, shown, comparing)
  const slots = new Map<string, TextPart>(known.flatMap((part) => (part.kind === 'slot' ? [[`⟦${part.parameter}⟧`, part] as const] : [])))
  const parts: TextPart[] = []
  const keep = (from: number, to: number) => {
    for (const piece of pieces.slice(from, to)) parts.push(slots.get(piece) ?? { kind: 'literal', text: piece })
  }
  let done = 0
  for (const difference of differences) {
    keep(done, difference.fromPiece)
    const was = spelled(difference.before, known, comparing)
    const isWhole = differences.length === 1 && difference.fromPiece === 0 && difference.toPiece === pieces.length
    const slot = slotOf(step, { before: was, after: difference.after }, shown, comparing, {
      isWhole,
      contradicts: [...slots.keys()].filter((mark) => difference.before.includes(mark)),
    })
    if (slot === 'open') return undefined
    if (slot === 'keep') keep(difference.fromPiece, difference.toPiece)
    else parts.push(slot)
    done = difference.toPiece
  }
  keep(done, pieces.length)
  return parts
}

function wholeFor(pair: Pair, step: Step, shown: Step, comparing: Comparing): TextPart[] | undefined {
  const known = step.act.kind === 'type' ? step.act.text : []
  const contradicts = known.flatMap((part) => (part.kind === 'slot' ? [`⟦${part.parameter}⟧`] : []))
  const slot = slotOf(step, pair, shown, comparing, { isWhole: true, contradicts })
  return slot === 'open' ? undefined : slot === 'keep' ? known.slice() : [slot]
}

function slotOf(
  step: Step,
  pair: Pair,
  shown: Step,
  comparing: Comparing,
  { isWhole, contradicts }: { isWhole: boolean; contradicts: string[] },
): Extract<TextPart, { kind: 'slot' }> | 'open' | 'keep' {
  const { entries, asking, found } = comparing
  const known = slotFor(
    [pair.before, pair.after],
    entries.all.map(({ parameter, known, shown: now }) => ({ name: parameter.name, values: [known, now] })),
  )
  if (known) {
    if (known.form?.shift) found.push(`${quoted(pair.before)} and ${quoted(pair.after)} follow from ⟦${known.parameter}⟧.`)
    return known
  }
  const [mark] = contradicts
  if (mark !== undefined) {
    const name = mark.slice(1, -1)
    const now = entries.get(name)?.shown
    const answer = asking.ask(
      `two-${name}-${step.id}`,
      `“${name}” was ${quoted(pair.before)} here too. This time it was ${quoted(now ?? '')}, but here you typed ${quoted(pair.after)}. Are these two values?`,
      { two: 'Yes, this one is given by itself', one: `No, here too it should be “${name}”` },
    )
    return answer === 'two' ? newSlot(step, pair, shown, comparing, isWhole) : 'keep'
  }
  const { sentences } = entries
  const isTold = isIn(sentences.known, pair.before) || isIn(sentences.shown, pair.after)
  const isLabelled = isWhole && labelOf(step.target, undefined) !== undefined
  return isTold || isLabelled || shownName(pair.after, shown, comparing) !== undefined
    ? newSlot(step, pair, shown, comparing, isWhole)
    : 'open'
}

/** A further parameter: called as the new sentence calls it, else as the field is. */
function newSlot(
  step: Step,
  { before, after }: Pair,
  shown: Step,
  comparing: Comparing,
  isWhole: boolean,
): Extract<TextPart, { kind: 'slot' }> {
  const { entries, found } = comparing
  const label = isWhole ? labelOf(step.target, undefined) : undefined
  const name = shownName(after, shown, comparing) ?? (label === undefined ? undefined : slug(label)) ?? 'text'
  const type = typeOfAll([before, after], label)
  const entry = entries.declare({ name, type, examples: [before] }, { known: before, shown: after })
  found.push(changes(entry.parameter.name, before, after))
  return { kind: 'slot', parameter: entry.parameter.name }
}

function shownName(value: string, { act }: Step, { entries }: Comparing): string | undefined {
  if (act.kind !== 'type') return undefined
  return act.text.flatMap((part) => (part.kind === 'slot' && entries.shownValues[part.parameter] === value ? [part.parameter] : []))[0]
}

/** The new text with slots where the values of known parameters stand, written as they are there. */
function withSlots(text: string, known: readonly TextPart[], { entries }: Comparing): string {
  const written = known.flatMap((part) => {
    if (part.kind !== 'slot') return []
    const value = entries.get(part.parameter)?.shown
    return value === undefined || value === '' ? [] : [{ mark: `⟦${part.parameter}⟧`, text: fillText([part], { [part.parameter]: value }) }]
  })
  return written
    .toSorted((a, b) => b.text.length - a.text.length)
    .reduce(
      (all, each) =>
        all
          .split(/(⟦[^⟧]*⟧)/u)
          .map((piece) => (piece.startsWith('⟦') ? piece : piece.replaceAll(each.text, each.mark)))
          .join(''),
      text,
    )
}

/** A piece of the known text with its slots filled as they were. */
function spelled(marked: string, known: readonly TextPart[], { entries }: Comparing): string {
  return marked.replace(/⟦([^⟧]*)⟧/gu, (mark, name: string) => {
    const part = known.find((each) => each.kind === 'slot' && each.parameter === name)
    const value = entries.get(name)?.known
    return part && value !== undefined ? fillText([part], { [name]: value }) : mark
  })
}
