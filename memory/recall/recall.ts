import type { Database } from 'better-sqlite3'
import { Cancelled, type Clock, type Embedder, type Memory, type PageId, type Recalled, RecallRequest, type TaskId } from '#contract'
import type { PageRows } from '../page-rows.ts'
import type { TransitionRows } from '../transition-rows.ts'
import type { Kind } from './documents.ts'
import { type Gate, gateOf } from './gate.ts'
import type { IndexKeeper } from './keep-index.ts'
import { createNearness } from './nearness.ts'
import { askedTerms, askIn } from './question.ts'
import { type Likely, rank } from './rank.ts'
import { whyPage, whyTask } from './reasons.ts'
import { createVectorIndex, type VectorIndex } from './vectors.ts'
import { createVocabulary } from './vocabulary.ts'
import { createWordSearch } from './word-search.ts'
import { createUseOf, type Use, worthOf } from './worth.ts'

/** Of so many that fit best, use, place and time are looked at. */
const WEIGHED = 16

type Asked = RecallRequest & { terms: Map<string, number>; nowMs: number; steps: ReadonlyMap<string, number>; here: readonly string[] }
type Meaning = { embedder: Embedder; vector: Float32Array }
type Weighed = Likely & { score: number; use: Use; steps: number | undefined; gate: Gate }

/** Recall over pages and tasks: `Memory.recall`. */
export function createRecall(
  database: Database,
  ports: {
    clock: Clock
    keeper: IndexKeeper
    pages: PageRows
    transitions: TransitionRows
    summary: (id: TaskId) => Recalled['tasks'][number]['task'] | undefined
  },
): Memory['recall'] {
  const { keeper, clock } = ports
  const useOf = createUseOf(database)
  const nearness = createNearness(database)
  const kinds = { page: createKind(database, 'page', useOf.page), task: createKind(database, 'task', useOf.task) }
  const programsOfPage = database.prepare<[string], string>('SELECT programs FROM recall_pages WHERE id = ?').pluck()

  return async (given, options = {}) => {
    const request = RecallRequest.parse(given)
    await keeper.whole(options.signal)
    const notices: string[] = []
    const terms = askedTerms(request)
    if (terms.size === 0) return { pages: [], tasks: [], ways: [], notices: ['There are no words in the request: nothing was looked for.'] }
    const meaning = options.embedder && (await meaningOf(request, options.embedder, kinds, { signal: options.signal, notices }))
    const here = request.from === undefined ? [] : (programsOfPage.get(request.from) ?? '').split(' ').filter((program) => program !== '')
    const steps = request.from === undefined ? new Map<string, number>() : nearness(request.from)
    const asked: Asked = { ...request, terms, here, steps, nowMs: clock.nowMs() }
    const known = { nowMs: asked.nowMs, embedder: meaning?.embedder.name }

    const pages = kinds.page.find(asked, meaning).flatMap((found) => {
      const page = ports.pages.read(found.id as PageId)
      return page ? [{ page, score: found.score, why: whyPage(page, found, { ...known, ...found, kind: 'page' }) }] : []
    })
    const tasks = kinds.task.find(asked, meaning).flatMap((found) => {
      const task = ports.summary(found.id as TaskId)
      return task ? [{ task, score: found.score, why: whyTask(task, found, { ...known, ...found, kind: 'task' }) }] : []
    })
    const between = [...(request.from === undefined ? [] : [request.from]), ...pages.map(({ page }) => page.id)]
    return { pages, tasks, ways: ports.transitions.between([...new Set(between)]), notices }
  }
}

type KindOf = ReturnType<typeof createKind>

function createKind(database: Database, kind: Kind, useOf: (id: string) => Use | undefined) {
  const vocabulary = createVocabulary(database, kind)
  const words = createWordSearch(database, kind)
  let vectors: VectorIndex | undefined
  return {
    /** Made when first asked for: without an embedder sqlite-vec is not even loaded. */
    vectors: (): VectorIndex => {
      vectors ??= createVectorIndex(database, kind)
      return vectors
    },
    /** Best first, at most `limit`. */
    find(asked: Asked, meaning: Meaning | undefined): Weighed[] {
      const gate = gateOf(asked, vocabulary)
      const options = { programs: gate.programs, only: gate.kind === 'given' }
      const hits = words.find(askIn(vocabulary, asked.terms), { ...options, total: words.count() })
      // Vectors alone give false hits in other programs: a program that was named is not left for them.
      const near =
        meaning && this.vectors().find(meaning.embedder, meaning.vector, { ...options, only: options.only || gate.kind === 'named' })
      return rank(hits, near, gate)
        .slice(0, Math.max(WEIGHED, asked.limit))
        .flatMap((found) => {
          const use = useOf(found.id)
          if (!use) return []
          const steps = kind === 'page' ? asked.steps.get(found.id) : undefined
          return [{ ...found, use, steps, gate, score: found.relevance * worthOf(use, { nowMs: asked.nowMs, steps }) }]
        })
        .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
        .slice(0, asked.limit)
    },
  }
}

/** The request as a vector, once what is new has one too. A provider that fails is told and costs nothing else. */
async function meaningOf(
  { request, subGoal }: RecallRequest,
  embedder: Embedder,
  kinds: Record<Kind, KindOf>,
  { signal, notices }: { signal: AbortSignal | undefined; notices: string[] },
): Promise<Meaning | undefined> {
  try {
    // The part that is next weighs more: it is said twice.
    const [vector] = await embedder.embed([subGoal === '' ? request : `${subGoal}. ${subGoal}. ${request}`], signal ? { signal } : {})
    if (!vector || vector.length === 0) throw new Error('It gave no vector.')
    for (const kind of ['page', 'task'] as const) {
      const left = await kinds[kind].vectors().embedNew(embedder, { dimensions: vector.length, signal })
      if (left > 0)
        notices.push(
          `${left} ${kind === 'page' ? 'pages' : 'tasks'} have no vectors of ${embedder.name} yet and were looked for by words alone.`,
        )
    }
    return { embedder, vector }
  } catch (error) {
    if (error instanceof Cancelled || signal?.aborted) throw error
    const said = error instanceof Error ? error.message : String(error)
    notices.push(`Vectors of ${embedder.name} took no part: ${said}`)
    return undefined
  }
}
