import type { Block, LoopOver, Proposal, Step, TaskEdit, UiElement } from '#contract'
import type { Draft } from '../draft.ts'
import type { Found } from '../parameters/find.ts'
import type { Shaped } from '../shaped.ts'
import { bodyEdits } from './body.ts'
import { goalEdits } from './goal.ts'
import { isListed, likenessesOf } from './likeness.ts'
import { namesOf } from './names.ts'
import { overOf, type Seen } from './over.ts'
import { type Repeat, repeatsIn } from './repeats.ts'
import { type Changes, changesIn } from './varying.ts'
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

/** A stretch that repeats, with what it goes over: what the edits are made from. */
export type RepeatedWork = { rounds: Shaped[][]; steps: Step[][]; changes: Changes; seen: Seen }

const MOST_ROUNDS = 1000
const MOST_WHILE = 200

/**
 * What was done at least three times in a row, as a question: should it be a loop? Its edits leave the first round as the body, put what changes from round to
 * round into slots, and take the further rounds out. Nothing of it holds until the person says yes.
 */
export function loopProposals(learning: Learning): Proposal[] {
  const { shaped, steps, sometimes } = learning
  const places = shaped.flatMap(({ draft }, index) => (sometimes.includes(draft) ? [] : [index]))
  const drafts = places.flatMap((place) => shaped[place]?.draft ?? [])
  const proposals: Proposal[] = []
  let namedGoal = false
  for (const repeat of repeatsIn(likenessesOf(drafts), (each) => isWorth(drafts, each))) {
    const at = (round: number, step: number) => places[repeat.start + round * repeat.length + step] ?? -1
    const rounds = Array.from({ length: repeat.rounds }, (_, round) => Array.from({ length: repeat.length }, (__, step) => at(round, step)))
    const loop = findLoop(learning, rounds)
    if (!loop) continue
    const [from, to] = [at(0, 0), at(0, repeat.length - 1)]
    const gone = steps.slice(to + 1, at(repeat.rounds - 1, repeat.length - 1) + 1)
    const number = proposals.length + 1
    const made = editsOf(learning, loop, { from, to, gone, number })
    if (!made) continue
    const setsGoal = made.edits.some(({ kind }) => kind === 'set-goal')
    // Two answers would each write the sentence as if the other had not been given.
    if (setsGoal && namedGoal) continue
    namedGoal ||= setsGoal
    proposals.push({
      id: `proposal-${number}`,
      question: questionOf(loop),
      change: changeInWords(made.block, { from, to }, gone.length),
      edits: made.edits,
    })
  }
  return proposals
}

function findLoop({ shaped, steps, sentence, after }: Learning, places: readonly (readonly number[])[]): RepeatedWork | undefined {
  const rounds = places.map((round) => round.flatMap((place) => shaped[place] ?? []))
  const drafts = rounds.map((round) => round.map(({ draft }) => draft))
  const changes = changesIn(drafts)
  const last = drafts.at(-1)?.at(-1)
  const seen = overOf(drafts, changes, sentence, last && after(last))
  if (!seen) return undefined
  const asSeen = seen.kind === 'rows' ? { ...changes, groups: [seen.group] } : changes
  return { rounds, steps: places.map((round) => round.flatMap((place) => steps[place] ?? [])), changes: asSeen, seen }
}

type Place = { from: number; to: number; gone: readonly Step[]; number: number }

function editsOf(learning: Learning, loop: RepeatedWork, { from, to, gone, number }: Place) {
  const names = namesOf(learning, loop, { from, to: to + gone.length })
  const [first, last] = [learning.steps[from], learning.steps[to]]
  if (!names || !first || !last) return undefined
  const block: Extract<Block, { kind: 'loop' }> = {
    id: `block-loop-${number}`,
    kind: 'loop',
    from: first.id,
    to: last.id,
    over: overNamed(loop.seen, names.all),
    atMost: loop.seen.kind === 'while' ? MOST_WHILE : MOST_ROUNDS,
    reason: reasonOf(loop),
  }
  const edits: TaskEdit[] = [
    ...names.edits,
    ...gone.map((step): TaskEdit => ({ kind: 'delete-step', step: step.id })),
    ...bodyEdits(loop, names.all),
    ...goalEdits(learning, loop, names),
    { kind: 'set-block', block },
  ]
  return { block, edits }
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

/** Moving about, or one and the same key or button over and over, is no round of anything. */
function isWorth(drafts: readonly Draft[], { start, length, rounds }: Repeat): boolean {
  const body = drafts.slice(start, start + length)
  const moves = ({ act }: Draft) =>
    act.kind === 'scroll' ||
    (act.kind === 'press' &&
      /^(Tab|ISO_Left_Tab|Up|Down|Left|Right|Home|End|Prior|Next|Page_Up|Page_Down|BackSpace|Escape)$/u.test(act.key))
  const blind = (draft: Draft) => moves(draft) || (draft.act.kind === 'type' && !draft.hit && !draft.target)
  // Texts with Tab between them, in fields that nobody names, are one form.
  if (body.every((draft) => blind(draft) && !/^(Down|Up)$/u.test(draft.act.kind === 'press' ? draft.act.key : ''))) return false
  if (body.every(moves)) return false
  if (length > 1) return !body.every(({ act }) => act.kind === 'press')
  const [only] = body
  if (only?.act.kind !== 'click') return false
  // Folders opened one in the other are no list: all that was taken must have been there at first.
  if (!isListed(only)) return true
  const names = drafts.slice(start, start + rounds).map((draft) => draft.target?.name ?? draft.hit?.name)
  return names.every((name) => only.elements.some((element) => element.name === name))
}
