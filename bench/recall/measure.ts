import type { Page, Task } from '#contract'
import { programTerm } from '../../memory/recall/terms.ts'
import { createVectorIndex } from '../../memory/recall/vectors.ts'
import { percentile } from '../support/statistics.ts'
import type { Filled } from './filled-memory.ts'
import type { Made, makeMemory } from './make-memory.ts'
import { createPlainFts } from './plain-fts.ts'
import { createRandom } from './random.ts'
import { type Asked, type HALVES, requestFor, TELLINGS } from './requests.ts'
import { createStandInEmbedder } from './stand-in-embedder.ts'

type How = 'all' | 'words' | 'fts' | 'vectors'
type Half = keyof typeof HALVES
type Answer = Asked & { half: Half; kind: 'page' | 'task'; right: Record<How, boolean>; ms: Record<How, number> }

export type Measured = {
  answers: Answer[]
  recall: (how: How, of?: (answer: Answer) => boolean) => number
  ms: (how: How) => number[]
}

const LIMIT = 5
/** Requests that are asked before the first that counts: code and file are warm then, as in a program that has run for a minute. */
const WARM_UP = 40
/** One request of four asks for a task. */
const TASK_SHARE = 0.25

/** Asks for pages and tasks in four ways. The right answer is the one the request was made from, or its exact double. */
export async function measure(
  { memory, database }: Filled,
  made: ReturnType<typeof makeMemory>,
  options: { requests: number; halves: Half[] },
): Promise<Measured> {
  const random = createRandom(7)
  const embedder = createStandInEmbedder()
  const fts = createPlainFts(
    made.pages.map(({ thing }) => thing),
    made.tasks.map(({ thing }) => thing),
  )
  const vectors = { page: createVectorIndex(database, 'page'), task: createVectorIndex(database, 'task') }
  const words = new Map<string, string>([
    ...made.pages.map(({ thing }) => [thing.id, wordsOfPage(thing)] as const),
    ...made.tasks.map(({ thing }) => [thing.id, wordsOfTask(thing)] as const),
  ])
  const answers: Answer[] = []
  for (let index = -WARM_UP; index < options.requests; index += 1) {
    const half = options.halves[Math.abs(index) % options.halves.length] ?? 'tuning'
    const kind = random.chance(TASK_SHARE) ? 'task' : 'page'
    const wanted: Made<Page | Task> = kind === 'page' ? random.pick(made.pages) : random.pick(made.tasks)
    const asked = requestFor(wanted, half, random.pick(TELLINGS), random)
    const request = { request: asked.request, subGoal: '', programs: asked.programs, limit: LIMIT }
    const [program = ''] = asked.programs
    const ways: Record<How, () => Promise<string[]>> = {
      words: async () => idsOf(await memory.recall(request), kind),
      all: async () => idsOf(await memory.recall(request, { embedder }), kind),
      fts: async () => fts.find(kind, asked.request, program, LIMIT),
      async vectors() {
        const [vector] = await embedder.embed([asked.request])
        const hits = vector
          ? vectors[kind].find(embedder, vector, { programs: program ? [programTerm(program)] : [], only: program !== '' })
          : []
        return hits.slice(0, LIMIT).map(({ id }) => id)
      },
    }
    const right: Answer['right'] = { all: false, words: false, fts: false, vectors: false }
    const ms: Answer['ms'] = { all: 0, words: 0, fts: 0, vectors: 0 }
    for (const how of random.shuffled(Object.keys(ways) as How[])) {
      const started = performance.now()
      const ids = await ways[how]()
      ms[how] = performance.now() - started
      const wantedWords = words.get(wanted.thing.id)
      right[how] = ids.some((id) => words.get(id) === wantedWords)
    }
    if (index >= 0) answers.push({ ...asked, half, kind, right, ms })
  }
  fts.close()
  return {
    answers,
    recall(how, of = () => true) {
      const among = answers.filter(of)
      return among.filter(({ right }) => right[how]).length / Math.max(1, among.length)
    },
    ms: (how) => answers.map(({ ms }) => ms[how]),
  }
}

/** How long ways between two pages of one program take. */
export async function measureWays({ memory }: Filled, made: ReturnType<typeof makeMemory>): Promise<number | null> {
  const random = createRandom(11)
  const times: number[] = []
  while (times.length < 100) {
    const from = random.pick(made.pages)
    const to = random.pick(made.pages.filter(({ program }) => program === from.program))
    const started = performance.now()
    await memory.ways(from.thing.id, to.thing.id)
    times.push(performance.now() - started)
  }
  return percentile(times, 0.95) ?? null
}

function idsOf(recalled: Awaited<ReturnType<Filled['memory']['recall']>>, kind: 'page' | 'task'): string[] {
  return kind === 'page' ? recalled.pages.map(({ page }) => page.id) : recalled.tasks.map(({ task }) => task.id)
}

/** Two things with the same words are doubles: nobody who asks in words could mean only one of them. */
function wordsOfPage({ look, name, purpose }: Page): string {
  return JSON.stringify([look.window.program, name, purpose, look.elements.map((element) => element.name).sort()])
}

function wordsOfTask({ goal, steps }: Task): string {
  return JSON.stringify([goal, steps.map(({ caption }) => caption)])
}
