import type { FlowNode, LoopOver, Step } from '#contract'
import { missingCase, ROUND } from '#contract'
import { short } from '../plain-text.ts'
import { type Ended, failed } from '../run/outcome.ts'
import type { Run } from '../run/run.ts'
import { withValues } from '../values.ts'
import { whichHolds } from './conditions.ts'
import { firstStep } from './first-step.ts'
import type { FlowNews } from './news.ts'
import { countOf, nextRow, type RowsDone, rememberRow } from './rows.ts'
import { conditionText } from './words.ts'

type Loop = Extract<FlowNode<Step>, { kind: 'loop' }>
type Over<Kind extends LoopOver['kind']> = Extract<LoopOver, { kind: Kind }>
type Doing = { tell: (what: FlowNews, text: string) => Promise<void>; round: () => Promise<Ended | undefined> }

/** One round after the other, each with its own values, until what the loop goes over is used up. */
export async function followLoop(run: Run, { block, body }: Loop, doing: Doing): Promise<Ended | undefined> {
  const step = firstStep(body)
  if (!step) return undefined
  const rounds = roundsOf(run, block.over, step)
  for (let round = 0; ; round++) {
    await run.pace.passage()
    if (run.changes.restLeftOut) return undefined
    const next = await rounds.next(round)
    if (next.kind === 'ended') return next
    if (next.kind === 'over') {
      await doing.tell('over', next.text)
      return undefined
    }
    if (round >= block.atMost) {
      return failed(step, {
        came: 'needs-person',
        reason: `This was done ${block.atMost} times, as often as it may, and there is still more to do.`,
        advice: 'Look at what was done so far. Give the loop a higher bound in the task if that is right, then run it again.',
      })
    }
    await doing.tell('round', next.text)
    const ended = await withValues(run.values, { ...next.values, [ROUND]: String(round) }, doing.round)
    if (ended) return ended
    await rounds.done(next)
  }
}

type Round = { kind: 'round'; values: Record<string, string>; text: string }
type Next = Round | { kind: 'over'; text: string } | Ended
type Rounds = { next: (round: number) => Promise<Next>; done: (round: Round) => Promise<void> }

function roundsOf(run: Run, over: LoopOver, step: Step): Rounds {
  switch (over.kind) {
    case 'values':
      return overValues(run, over)
    case 'rows':
      return overRows(run, over, step)
    case 'while':
      return asLongAs(run, over, step)
    case 'times':
      return times(run, over)
    default:
      return missingCase(over)
  }
}

const nothing = async () => {}

/** What the first round of a loop is done with, as far as that is known without a look at the screen. */
export function firstRound(run: Run, over: LoopOver): Record<string, string> {
  if (over.kind !== 'values') return {}
  return Object.fromEntries(
    over.parameters.flatMap((name) => {
      const [first] = linesOf(run.values.known[name] ?? '')
      return first === undefined ? [] : [[name, first]]
    }),
  )
}

function overValues(run: Run, { parameters }: Over<'values'>): Rounds {
  const lists = parameters.map((name) => ({ name, values: linesOf(run.values.known[name] ?? '') }))
  const count = Math.min(...lists.map(({ values }) => values.length))
  return {
    done: nothing,
    next: async (round) => {
      if (round >= count) return { kind: 'over', text: `All ${count} values had their turn.` }
      const values = Object.fromEntries(lists.map(({ name, values: all }) => [name, all[round] ?? '']))
      return {
        kind: 'round',
        values,
        text: `${round + 1} of ${count}: ${Object.values(values)
          .map((value) => short(value))
          .join(', ')}.`,
      }
    },
  }
}

function linesOf(value: string): string[] {
  return value
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function overRows(run: Run, over: Over<'rows'>, step: Step): Rounds {
  const done: RowsDone = new Map()
  let before = 0
  return {
    next: async (round) => {
      const next = await nextRow(run, over, step, done, round === 0)
      if (next.kind === 'ended') return next
      if (next.kind === 'none') return { kind: 'over', text: round === 0 ? 'There is no row.' : 'No row is left.' }
      before = await countOf(run, over, step, next.name)
      return { kind: 'round', values: { [over.item]: next.name }, text: `Row ${round + 1}: “${short(next.name)}”.` }
    },
    done: async ({ values }) => rememberRow(run, over, step, values[over.item] ?? '', done, before),
  }
}

function asLongAs(run: Run, { condition }: Over<'while'>, step: Step): Rounds {
  return {
    done: nothing,
    next: async (round) => {
      const there = (await whichHolds(run, [condition], step)) !== undefined
      const what = conditionText(condition, run.values)
      if (!there) return { kind: 'over', text: `${what} is not there${round === 0 ? '' : ' any more'}.` }
      return { kind: 'round', values: {}, text: `Round ${round + 1}: ${what} is there.` }
    },
  }
}

function times(run: Run, { count }: Over<'times'>): Rounds {
  const most = typeof count === 'number' ? count : Math.floor(Number(run.values.known[count.parameter] ?? '0'))
  return {
    done: nothing,
    next: async (round) =>
      round >= most ? { kind: 'over', text: `Done ${most} times.` } : { kind: 'round', values: {}, text: `Round ${round + 1} of ${most}.` },
  }
}
