import type { Block, LoopOver, Proposal, Step, TaskEdit, UiElement } from '#contract'
import type { Draft } from '../draft.ts'
import type { Found } from '../parameters/find.ts'
import type { Shaped } from '../shaped.ts'
import { meansAll } from '../words/means-all.ts'
import { bodyEdits } from './body.ts'
import { findLoop } from './find-loop.ts'
import { firstCellEdits } from './first-cell.ts'
import { goalEdits } from './goal.ts'
import { keepEdits, type LeftOver, leftOversOf } from './left-over.ts'
import { namesOf } from './names.ts'
import type { Seen } from './over.ts'
import { placedAt, repeatedIn } from './rounds.ts'
import type { Round } from './stretches.ts'
import type { Changes } from './varying.ts'
import { changeInWords, questionOf, reasonOf } from './words.ts'

export type Learning = {
  shaped: readonly Shaped[]
  /** The step of each of them. */
  steps: readonly Step[]
  /** Done only sometimes: they do not tell one round from another. */
  sometimes: readonly Draft[]
  found: Pick<Found, 'parameters' | 'goal'>
  /** The person's sentence. */
  sentence: string
  /** What accessibility told of a draft's window after it. */
  after: (draft: Draft) => readonly UiElement[] | undefined
}

/** A stretch that repeats, with what it goes over: what the edits are made from. What a round lacks of its fixed steps is filled in from the body's round. */
export type RepeatedWork = {
  /** Where the steps of each round stand in the task, and what was done between them. */
  places: readonly Round[]
  rounds: Shaped[][]
  steps: Step[][]
  /** The round that becomes the body: the first that lacks nothing and has nothing that the others have not. */
  body: number
  changes: Changes
  seen: Seen
}

const MOST_ROUNDS = 1000
const MOST_WHILE = 200

/**
 * What was done at least three times, as a question: should it be a loop? Its edits leave one round as the body, put what changes from round to round into
 * slots, and take the other rounds out. What was done in one round only stays where a condition can tell when it is due; else the proposal says that it is left
 * out. Nothing of it holds until the person says yes.
 */
export function loopProposals(learning: Learning): Proposal[] {
  const { shaped, steps, sometimes, sentence } = learning
  const places = shaped.flatMap(({ draft }, index) => (sometimes.includes(draft) ? [] : [index]))
  const drafts = places.flatMap((place) => shaped[place]?.draft ?? [])
  const acted = places.flatMap((place) => steps[place] ?? [])
  const proposals: Proposal[] = []
  let namedGoal = false
  for (const { rounds } of repeatedIn(drafts, acted, meansAll(sentence))) {
    const placed = rounds.map((round) => placedAt(round, places))
    const loop = findLoop(learning, placed)
    const number = proposals.length + 1
    const made = loop && editsOf(learning, loop, number)
    if (!made) continue
    const setsGoal = made.edits.some(({ kind }) => kind === 'set-goal')
    // Two answers would each write the sentence as if the other had not been given.
    if (setsGoal && namedGoal) continue
    namedGoal ||= setsGoal
    proposals.push({
      id: `proposal-${number}`,
      question: questionOf(loop),
      change: changeInWords(made.block, made, steps),
      edits: made.edits,
    })
  }
  return proposals
}

/** `from` and `to` of the body, `gone`: those that repeat it, all as places in the task. */
export type Made = { block: Extract<Block, { kind: 'loop' }>; edits: TaskEdit[]; from: number; to: number; gone: number[]; over: LeftOver }

function editsOf(learning: Learning, loop: RepeatedWork, number: number): Made | undefined {
  const { steps } = learning
  const own = (loop.places[loop.body]?.at ?? []).flatMap((place) => place ?? [])
  const all = loop.places.flatMap(({ at, extra }) => [...at.flatMap((place) => place ?? []), ...extra.map((each) => each.at)])
  const [from, to] = [own[0] ?? 0, own.at(-1) ?? 0]
  const range = { from: Math.min(...all), to: Math.max(...all) }
  const names = namesOf(learning, loop, range)
  if (!names) return undefined
  const over = leftOversOf(learning, loop, range)
  const stays = new Set([...own, ...over.kept.flatMap((each) => each.places)])
  const gone = steps.flatMap((_, place) => (place < range.from || place > range.to || stays.has(place) ? [] : [place]))
  const kept = keepEdits(learning, over.kept, { own, number })
  const block: Made['block'] = {
    id: `block-loop-${number}`,
    kind: 'loop',
    ...kept.span,
    over: overNamed(loop.seen, names.all),
    atMost: loop.seen.kind === 'while' ? MOST_WHILE : MOST_ROUNDS,
    reason: reasonOf(loop),
  }
  const edits: TaskEdit[] = [
    ...names.edits,
    ...kept.moves,
    ...gone.flatMap((place): TaskEdit[] => (steps[place] ? [{ kind: 'delete-step', step: steps[place].id }] : [])),
    ...bodyEdits(loop, names.all),
    ...goalEdits(learning, loop, names),
    ...kept.blocks,
    ...firstCellEdits(learning, loop, kept.span.from),
    { kind: 'set-block', block },
  ]
  return { block, edits, from, to, gone: gone.filter((place) => !over.left.includes(place)), over }
}

function overNamed(seen: Seen, names: readonly string[]): LoopOver {
  const [name = ''] = names
  switch (seen.kind) {
    case 'values':
      return { kind: 'values', parameters: [...names] }
    case 'rows':
      return { kind: 'rows', item: name, role: seen.role, within: seen.within }
    case 'times':
      return { kind: 'times', count: { parameter: name } }
    default:
      return seen
  }
}
