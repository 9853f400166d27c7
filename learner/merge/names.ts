import type { Neighbour, Step } from '#contract'
import { takesTyping } from '../field.ts'
import { slug } from '../parameters/names.ts'
import { quoted } from '../words/quoted.ts'
import { hasRowValue, spoken } from './cost.ts'
import type { Row, Sighting } from './draft.ts'
import { isIn } from './entries.ts'
import { slotFor } from './explain.ts'
import { listNameOf } from './list-name.ts'
import { namedBy, slotted } from './reword.ts'
import type { Comparing } from './texts.ts'
import { changes } from './values.ts'

/** Compares what a row acts on in both demonstrations: another name in the same place is a value that was chosen, or asked about. */
export function compareNames(row: Row, comparing: Comparing): void {
  const { target } = row.step
  const [known, shown] = sides(row)
  if (!target || !known?.step.target || !shown?.step.target) return
  const [before, after] = [known.step.target.name, shown.step.target.name]
  if (before !== undefined && after !== undefined && spoken(before) !== spoken(after)) {
    if (target.nameParameter !== undefined) contradictedName(row, target.nameParameter, after, comparing)
    else if (hasRowValue(target) || isMerelyRead(row.step, shown.step) || takesTyping(target.role)) row.step = withoutName(row.step)
    else chosen(row, before, after, shown.step, comparing)
  }
  if (row.step.target) compareRows(row, row.step.target.neighbours, shown.step.target.neighbours, comparing)
}

function sides(row: Row): [Sighting | undefined, Sighting | undefined] {
  return [row.sightings.find(({ side }) => side === 'known'), row.sightings.find(({ side }) => side === 'shown')]
}

/** Read from pixels: other letters are another reading. */
function isMerelyRead(known: Step, shown: Step): boolean {
  return (known.target?.source === 'ocr' || shown.target?.source === 'ocr') && known.target?.role !== 'list-item'
}

/** A name that did not stay is no evidence. */
function withoutName(step: Step): Step {
  if (!step.target) return step
  const { name: _gone, ...target } = step.target
  return { ...step, target }
}

function chosen(row: Row, before: string, after: string, shown: Step, comparing: Comparing): void {
  const { entries, asking, found } = comparing
  const slot = slotFor(
    [before, after],
    entries.all.map(({ parameter, known, shown: now }) => ({ name: parameter.name, values: [known, now] })),
  )
  if (slot && slot.form === undefined) {
    row.step = namedBy(row.step, slot.parameter)
    return
  }
  const { sentences, shownValues } = entries
  const isTold = isIn(sentences.known, before) || isIn(sentences.shown, after)
  const answer = isTold
    ? 'value'
    : asking.ask(`choice-${row.step.id}`, `Before, you chose ${quoted(before)}; this time ${quoted(after)}. What does it go by?`, {
        value: 'I say it each time',
        first: `Always ${quoted(before)}`,
        second: `Always ${quoted(after)}`,
      })
  if (answer === 'value') {
    const given = shown.target?.nameParameter
    const name = (given !== undefined && shownValues[given] === after ? given : undefined) ?? slug(listNameOf(row.step) ?? '') ?? 'choice'
    const entry = entries.declare({ name, type: 'choice', examples: [before], options: [before, after] }, { known: before, shown: after })
    row.step = namedBy(row.step, entry.parameter.name)
    found.push(changes(entry.parameter.name, before, after))
  } else if (answer === 'second' && shown.target) {
    const { id } = row.step
    row.step = { ...shown, id }
    found.push(`${quoted(after)} is chosen every time from now on.`)
  } else if (answer === 'first') found.push(`${quoted(before)} is chosen every time.`)
}

/** The value says one thing, and another one was chosen. */
function contradictedName(row: Row, parameter: string, after: string, { entries, asking, found }: Comparing): void {
  const entry = entries.get(parameter)
  if (!entry || entry.rounds || entry.shown === undefined || spoken(entry.shown) === spoken(after)) return
  const answer = asking.ask(
    `two-${parameter}-${row.step.id}`,
    `“${parameter}” was ${quoted(entry.shown)} this time, but ${quoted(after)} was chosen. Are these two values?`,
    { two: 'Yes, what is chosen is given by itself', one: `No, what is chosen is “${parameter}”` },
  )
  if (answer !== 'two') return
  const before = row.step.target?.name ?? entry.known ?? ''
  const own = entries.declare(
    { name: 'choice', type: 'choice', examples: [before], options: [before, after] },
    { known: before, shown: after },
  )
  row.step = namedBy({ ...row.step, caption: row.step.caption.replace(`⟦${parameter}⟧`, `“${before}”`) }, own.parameter.name)
  found.push(changes(own.parameter.name, before, after))
}

/** The words that tell the row: its first ones, its key. Others that changed are no evidence. */
function compareRows(row: Row, known: readonly Neighbour[], shown: readonly Neighbour[], comparing: Comparing): void {
  const { entries, asking, found } = comparing
  const [keys, others] = [known, shown].map((all) => all.filter(({ role }) => role === 'row'))
  const [key, now] = [keys?.[0], others?.[0]]
  // Its own words are its name, which is compared as such.
  if (!key || !now || (key.offset.x === 0 && key.offset.y === 0) || key.name === now.name || key.parameter !== undefined) return
  const slot = slotFor(
    [key.name, now.name],
    entries.all.map((entry) => ({ name: entry.parameter.name, values: [entry.known, entry.shown] })),
  )
  let parameter = slot && slot.form === undefined ? slot.parameter : undefined
  if (parameter === undefined) {
    const isTold = isIn(entries.sentences.known, key.name) || isIn(entries.sentences.shown, now.name)
    const answer = isTold
      ? 'value'
      : asking.ask(
          `row-${row.step.id}`,
          `Before, it was the row of ${quoted(key.name)}; this time that of ${quoted(now.name)}. What does it go by?`,
          {
            value: 'I say it each time',
            place: 'It is the same place in the list, whatever stands there',
          },
        )
    if (answer === 'value') {
      const name = (now.parameter !== undefined && entries.shownValues[now.parameter] === now.name ? now.parameter : undefined) ?? 'row'
      parameter = entries.declare({ name, type: 'text', examples: [key.name] }, { known: key.name, shown: now.name }).parameter.name
      found.push(changes(parameter, key.name, now.name))
    }
  }
  const changed = (neighbour: Neighbour) =>
    neighbour.role === 'row' && neighbour !== key && !shown.some((each) => each.name === neighbour.name)
  const neighbours = known
    .filter((neighbour) => !changed(neighbour))
    .flatMap((neighbour): Neighbour[] => {
      if (neighbour !== key) return [neighbour]
      return parameter === undefined ? [] : [{ ...neighbour, parameter }]
    })
  if (row.step.target)
    row.step = {
      ...row.step,
      target: { ...row.step.target, neighbours },
      caption: parameter === undefined ? row.step.caption : slotted(row.step.caption, key.name, parameter),
    }
}
