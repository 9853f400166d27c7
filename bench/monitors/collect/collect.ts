import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Block, Task } from '#contract'
import { applyEdits } from '#learner'
import { allDemonstrations } from '../../learn/demonstrations/index.ts'
import { recordedOf } from '../../learn/shelf.ts'
import { lot } from '../../locate/set/half.ts'
import { type LearnedTasks, learnAll } from '../../run/learned-tasks.ts'
import { RunFacts } from '../run-facts.ts'
import { carryOut } from './carry-out.ts'
import { drawFault, type PlannedFault } from './faults.ts'
import { type Loop, loops, type WorkTask, workTasks } from './work-tasks.ts'

export type CollectOptions = {
  /** Gets a line a run, as it comes. */
  file: string
  /** Stops beginning new runs then. */
  minutes: number
  /** This worker takes each `of`th task, from `share` on. */
  share: number
  of: number
  only: string[]
  rounds: number
  onlyLoops: boolean
}

/** `loop`: the task is made into one, and from `fromRound` on each round is undone, if any is. */
type Planned = { id: string; work: WorkTask; number: number; loop?: Loop; fromRound: number }

function plain(work: WorkTask, number: number): Planned {
  return { id: `${work.id}#${number}`, work, number, fromRound: 0 }
}

function looping(work: WorkTask, number: number): Planned | undefined {
  const loop = loops[work.id]
  return loop && { id: `${work.id}@${number}`, work, number, loop, fromRound: number % 3 }
}

/** Carries out tasks with faults, one after the other, round by round, until the time is over. */
export async function collect({ file, minutes, share, of, only, rounds, onlyLoops }: CollectOptions): Promise<void> {
  const endMs = Date.now() + minutes * 60_000
  const mine = workTasks.filter(({ id }, index) => index % of === share && (only.length === 0 || only.some((part) => id.includes(part))))
  const known = new Set((await factsIn(file)).map(({ id }) => id))
  await mkdir(dirname(file), { recursive: true })
  const demonstrations = allDemonstrations.filter(({ id }) => mine.some((work) => work.id === id))
  await using learned = await learnAll(await recordedOf(demonstrations, { seed: 1, rebuild: false }))
  for (let number = 0; number < rounds; number++) {
    for (const work of mine) {
      if (Date.now() > endMs) return
      for (const one of [plain(work, number), looping(work, number)]) {
        if (one && !known.has(one.id) && (!onlyLoops || one.loop)) await oneMore(one, learned, file)
      }
    }
  }
}

async function oneMore({ id, work, number, loop, fromRound }: Planned, learned: LearnedTasks, file: string): Promise<void> {
  const one = learned.tasks.get(work.id)
  const demonstration = one?.recorded.demonstration
  if (!one || !demonstration) return
  const task = loop ? asLoop(one.task, loop) : withLoops(one.task, learned)
  // Of four loops one goes on well.
  const kind = number % 4 === 3 ? 'none' : 'undone'
  const planned: PlannedFault = loop
    ? { kind, at: 0, lifts: null }
    : drawFault(work.id, number, { steps: task.steps, web: work.told === 'page' })
  // Some slow effects come while they are waited for, some only after a failed try.
  const slowMs = 500 + Math.floor(lot(`monitors ${id} slow`) * 11_000)
  const startedMs = performance.now()
  try {
    const facts = RunFacts.parse(await carryOut(id, work, demonstration, { learned, task, planned, slowMs, fromRound }))
    await appendFile(file, `${JSON.stringify(facts)}\n`)
    const outcomes = facts.attempts.map(({ attempt }) => (attempt.outcome === 'done' ? '+' : attempt.outcome.slice(0, 1))).join('')
    const { kind, at, lifts } = facts.fault
    print(`${((performance.now() - startedMs) / 1000).toFixed(0)} s ${id} ${kind} at ${at} lifts ${lifts} ${facts.ended} ${outcomes}`)
  } catch (error) {
    print(`NOT CARRIED OUT ${id} ${planned.kind}: ${error instanceof Error ? error.message : error}`)
  }
}

const MOST_ROUNDS = 10

function asLoop(task: Task, { steps, while: { role, name } }: Loop): Task {
  const [first] = task.steps
  const last = steps === 'all' ? task.steps.at(-1) : first
  if (!first || !last) throw new Error('A task without steps is no loop.')
  const condition = { kind: 'element-present' as const, role, name }
  const loop: Block = {
    id: 'block-loop',
    reason: '',
    kind: 'loop',
    from: first.id,
    to: last.id,
    over: { kind: 'while', condition },
    atMost: MOST_ROUNDS,
  }
  return { ...task, steps: steps === 'all' ? task.steps : [first], blocks: [loop] }
}

/** The task with the loops that the learner proposes, as a person would say yes to them. */
function withLoops(task: Task, { ids }: LearnedTasks): Task {
  let now = task
  for (const { id } of task.proposals) {
    const edited = applyEdits(now, [{ kind: 'accept-proposal', id }], { ids })
    if (edited.kind === 'edited') now = edited.task
  }
  return now
}

async function factsIn(file: string): Promise<RunFacts[]> {
  const text = await readFile(file, 'utf8').catch(() => '')
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => RunFacts.parse(JSON.parse(line)))
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
