import type { LoopOver, Parameter, Step, TextPart } from '#contract'
import { readNumber } from '#contract'
import { labelOf } from '../field.ts'
import { slug } from '../parameters/names.ts'
import { meansAll } from '../words/means-all.ts'
import { quoted } from '../words/quoted.ts'
import { conditionInWords, momentBehind, momentOf, tellingCondition } from './conditions.ts'
import { calledAll, type Deciding, upperFirst } from './deciding.ts'
import type { Element, Laid, Row, Sighting } from './draft.ts'
import { isIn } from './entries.ts'
import { listNameOf } from './list-name.ts'
import { namedBy, slotted, withParts } from './reword.ts'
import type { Comparing } from './texts.ts'
import { changes, typeOfAll } from './values.ts'
import { type Group, groupsOf, roundsOf, type Sides, type Varying, varyingIn } from './varying.ts'

export type NewLoop = Extract<Laid, { kind: 'loop' }>
const MOST_ROUNDS = 1000
const MOST_WHILE = 200

/** Decides what a loop that was just found goes over, and puts what changes from round to round into its steps. */
export function decideLoop(loop: NewLoop, comparing: Comparing, deciding: Deciding): void {
  const { draft, entries } = comparing
  const rows = draft.rows.slice(draft.rows.indexOf(loop.from), draft.rows.indexOf(loop.to) + 1)
  const counts = { known: roundsOf(rows, loop.id, 'known'), shown: roundsOf(rows, loop.id, 'shown') }
  const varying = rows.flatMap((row) => varyingIn(row, loop.id, counts, entries))
  const what = calledAll(rows.map(({ step }) => step))
  const groups = groupsOf(varying)
  for (const { row, count } of groups.counted) row.step = withParts(row.step, count)
  const over =
    groups.values.length > 0
      ? overValues(loop, rows, groups.values, counts, comparing, deciding)
      : overNothing(loop, rows, counts, deciding, comparing)
  if (!over) return
  loop.over = over
  loop.atMost = over.kind === 'while' ? MOST_WHILE : MOST_ROUNDS
  loop.reason = `In one demonstration it was done ${times(counts.known)}, in another ${times(counts.shown)}.`
  deciding.found.push(`${upperFirst(what)} is repeated ${overInWords(over, deciding)}.`)
}

function overValues(
  loop: NewLoop,
  rows: readonly Row[],
  groups: readonly Group[],
  counts: Record<Sighting['side'], number>,
  comparing: Comparing,
  deciding: Deciding,
): LoopOver | undefined {
  const { entries, asking } = comparing
  const [lead] = groups
  const first = lead?.members[0]?.varying
  if (!lead || !first) return undefined
  const isPick = groups.length === 1 && lead.members.every(({ varying }) => varying.kind !== 'typed')
  const told = [
    ...lead.values.known.map((value) => isIn(entries.sentences.known, value)),
    ...lead.values.shown.map((value) => isIn(entries.sentences.shown, value)),
  ]
  const isTold = told.length > 0 && told.every(Boolean)
  const gone = isPick && first.kind === 'row' && !isTold ? untilGone(rows, deciding) : undefined
  if (gone) {
    for (const { varying } of lead.members) varying.row.step = withoutRow(varying.row.step)
    return gone
  }
  const role = first.kind === 'row' ? 'row' : (first.row.step.target?.role ?? 'list-item')
  const all = isPick && !isTold ? wereAll(first, role, lead.values, deciding) : false
  const saysAll = meansAll(entries.sentences.known) && meansAll(entries.sentences.shown)
  const kind = !isPick || isTold || all === false ? 'values' : all === true || saysAll ? 'rows' : undefined
  const answer =
    kind ??
    asking.ask(
      `rows-${rows[0]?.step.id}`,
      `Before, you did this for ${listed(lead.values.known)}; this time for ${listed(lead.values.shown)}. Should it be done for every row of the list, or for those that you name?`,
      { rows: 'For every row of the list', values: 'For those that I name' },
    )
  if (answer === undefined) return undefined
  void counts
  if (answer === 'rows') {
    const item = freeName(nameFor(first) ?? 'item', comparing)
    put(lead, item)
    return { kind: 'rows', item, role, within: listNameOf(first.row.step) ?? '' }
  }
  const parameters = groups.map((group) => {
    const name = manyFor(group, loop, comparing)
    put(group, name)
    return name
  })
  return { kind: 'values', parameters }
}

/** Whether all things of this role that were there had their round; undefined when what was seen does not tell. */
function wereAll({ row }: Varying, role: string, values: Sides, { tools }: Deciding): boolean | undefined {
  const first = row.sightings.find(({ side }) => side === 'shown')
  const seen: readonly Element[] | undefined = first && tools.seenAt?.(first.step)
  const names = seen?.filter((element) => element.role === role && element.name !== '').map(({ name }) => name) ?? []
  if (names.length === 0) return undefined
  if (names.length > values.shown.length) return false
  return names.length === values.shown.length && names.every((name) => values.shown.includes(name)) ? true : undefined
}

/** Puts the slot into all steps of a group. */
function put({ members }: Group, name: string): void {
  for (const { varying, slot } of members) {
    const { row, before, after, rowKey } = varying
    if (varying.kind === 'typed') {
      const own: TextPart = { kind: 'slot', parameter: name, ...(slot?.form ? { form: slot.form } : {}) }
      row.step = withParts(row.step, [...before, own, ...after])
    } else if (varying.kind === 'picked') row.step = namedBy(row.step, name)
    else if (row.step.target && rowKey) {
      const neighbours = row.step.target.neighbours.map((each) => (each === rowKey ? { ...each, parameter: name } : each))
      row.step = { ...row.step, caption: slotted(row.step.caption, rowKey.name, name), target: { ...row.step.target, neighbours } }
    }
  }
}

/** The parameter that holds the values of all rounds: the one that held the first, or a new one. */
function manyFor({ values, members }: Group, loop: NewLoop, comparing: Comparing): string {
  const { entries, found } = comparing
  const examples = [values.known, values.shown].filter((side) => side.length > 0).map((side) => side.join('\n'))
  const label = members.map(({ varying }) => nameFor(varying)).find((name) => name !== undefined)
  const kind = members.every(({ varying }) => varying.kind !== 'typed')
  const single = entries.all.find(
    ({ parameter, known, rounds }) =>
      !rounds && known === values.known[0] && parameter.type !== 'secret' && !usedOutside(parameter.name, loop, comparing),
  )
  const parameter: Parameter = {
    name: single?.parameter.name ?? sentenceName(values, comparing) ?? label ?? (kind ? 'item' : 'text'),
    type: single?.parameter.type ?? (kind ? 'text' : typeOfAll([...values.known, ...values.shown], label)),
    examples,
    many: true,
  }
  const rounds = { loop: loop.id, ...values }
  found.push(`⟦${parameter.name}⟧ holds several values, one a round: ${listed(values.known)}, then ${listed(values.shown)}.`)
  if (!single) return entries.declare(parameter, { known: undefined, shown: undefined, rounds }).parameter.name
  single.parameter = { ...single.parameter, type: allFit(parameter, single.parameter), examples, many: true }
  single.rounds = rounds
  return single.parameter.name
}

/** A choice of one becomes a text of several: its options may have been those of one page. */
function allFit(next: Parameter, before: Parameter): Parameter['type'] {
  return before.type === 'choice' &&
    next.examples
      .join('\n')
      .split('\n')
      .some((each) => !before.options?.includes(each))
    ? 'text'
    : before.type
}

function sentenceName({ shown }: Sides, { entries }: Comparing): string | undefined {
  return Object.entries(entries.shownValues).find(([, value]) => value === shown[0])?.[0]
}

function usedOutside(name: string, loop: NewLoop, { draft }: Comparing): boolean {
  const [from, to] = [draft.rows.indexOf(loop.from), draft.rows.indexOf(loop.to)]
  return draft.rows.some(
    ({ step }, index) => (index < from || index > to) && JSON.stringify([step.act, step.target]).includes(`arameter":"${name}"`),
  )
}

function nameFor({ row, kind }: Varying): string | undefined {
  if (kind === 'row') return 'row'
  const label = kind === 'typed' ? labelOf(row.step.target, undefined) : listNameOf(row.step)
  return label === undefined ? undefined : slug(label)
}

function freeName(name: string, { entries }: Comparing): string {
  return entries.get(name) ? freeName(`${name}-item`, { entries } as Comparing) : name
}

/** In each round it was another row, since the one before was gone: what tells it is no evidence. */
function withoutRow(step: Step): Step {
  return step.target
    ? { ...step, target: { ...step.target, neighbours: step.target.neighbours.filter(({ role }) => role !== 'row') } }
    : step
}

/** Nothing changes from round to round: it goes on as long as something is there, or a number of times. */
function overNothing(
  loop: NewLoop,
  rows: readonly Row[],
  counts: Record<Sighting['side'], number>,
  deciding: Deciding,
  { entries, found }: Comparing,
): LoopOver | undefined {
  const [first] = rows
  if (!first) return undefined
  const { asking } = deciding
  const gone = untilGone(rows, deciding)
  if (gone) return gone
  const { known, shown } = counts
  const given = entries.all.find((entry) => isNumber(entry.known, known) && isNumber(entry.shown, shown))
  if (given) return { kind: 'times', count: { parameter: given.parameter.name } }
  const isTold = isIn(entries.sentences.known, String(known)) && isIn(entries.sentences.shown, String(shown))
  const answer = isTold
    ? 'value'
    : asking.ask(
        `times-${first.step.id}`,
        `Before, you did ${calledAll(rows.map(({ step }) => step))} ${times(known)}, this time ${times(shown)}. What does the number go by?`,
        { value: 'I say it each time', first: `Always ${times(known)}`, second: `Always ${times(shown)}` },
      )
  if (answer === 'first' || answer === 'second') return { kind: 'times', count: answer === 'first' ? known : shown }
  if (answer === undefined) return undefined
  const entry = entries.declare(
    { name: 'times', type: 'number', examples: [String(known)] },
    { known: String(known), shown: String(shown) },
  )
  found.push(changes(entry.parameter.name, String(known), String(shown)))
  void loop
  return { kind: 'times', count: { parameter: entry.parameter.name } }
}

/** What was there before each round, and not any more after the last one. */
function untilGone(rows: readonly Row[], { tools, draft }: Deciding): LoopOver | undefined {
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) return undefined
  const begins = first.sightings.map(({ side, step }) => momentOf(step, side === 'known' ? { ...tools, seenAt: undefined } : tools))
  const next = draft.rows[draft.rows.indexOf(last) + 1]
  const ends = (['known', 'shown'] as const).flatMap((side) => {
    const own = side === 'known' ? { ...tools, seenAt: undefined } : tools
    const then = next?.sightings.find((each) => each.side === side)
    if (then) return [momentOf(then.step, own)]
    const done = last.sightings.findLast((each) => each.side === side)
    return done ? [momentBehind(done.step, own)] : []
  })
  const condition = tellingCondition(begins, ends)
  return condition && { kind: 'while', condition }
}

function isNumber(value: string | undefined, count: number): boolean {
  const number = value === undefined ? undefined : readNumber(value)
  return number !== undefined && !number.minus && number.fraction === '' && Number(number.whole) === count
}

function overInWords(over: LoopOver, { tools }: Deciding): string {
  switch (over.kind) {
    case 'values':
      return `for each value of ${over.parameters.map((name) => `⟦${name}⟧`).join(' and ')}`
    case 'rows':
      return `for each ${over.role.replace('-', ' ')}${over.within === '' ? '' : ` of ${quoted(over.within)}`}`
    case 'while':
      return `as long as ${conditionInWords(over.condition, tools)}`
    case 'times':
      return typeof over.count === 'number' ? times(over.count) : `as many times as ⟦${over.count.parameter}⟧ says`
  }
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`
}

function listed(values: readonly string[]): string {
  const said = values.slice(0, 4).map((value) => quoted(value))
  const more = values.length - said.length
  if (more > 0) return `${said.join(', ')} and ${more} more`
  return said.length > 1 ? `${said.slice(0, -1).join(', ')} and ${said.at(-1)}` : said.join('')
}
