import {
  type CallHandlers,
  type EmitEvent,
  goalSentence,
  type Page,
  type PageChange,
  type PageId,
  type Transition,
  type Way,
} from '#contract'
import { summaryOf } from './fake-answers.ts'
import { found } from './found.ts'
import { ago, type World } from './world/index.ts'

type Name = Extract<keyof CallHandlers, `page.${string}` | `memory.${string}`>

/** Pages and what is asked of memory, over the made-up world. */
export function fakeMemory(world: World, emit: EmitEvent): Pick<CallHandlers, Name> {
  const pageOf = (id: PageId) =>
    found(
      world.pages.find((page) => page.id === id),
      'page',
    )
  const undos = new Map<number, () => void>()
  let lastBackupAt: string | null = null

  /** Remembers how all pages and ways were, so that the change can be taken back. */
  const change = (kind: PageChange['kind'], what: string, pages: PageId[], to: () => void): PageChange => {
    const {
      pages: before,
      transitions,
      suggestions,
    } = structuredClone({ pages: world.pages, transitions: world.transitions, suggestions: world.suggestions })
    to()
    const made: PageChange = {
      id: Math.max(0, ...world.changes.map(({ id }) => id)) + 1,
      kind,
      by: 'person',
      at: ago(0),
      what,
      pages,
      undone: false,
    }
    undos.set(made.id, () => Object.assign(world, { pages: before, transitions, suggestions }))
    world.changes.push(made)
    emit('pages.changed', {})
    return made
  }

  return {
    'page.list': async () => world.pages,
    'page.get': async ({ id }) => ({
      page: pageOf(id),
      transitions: world.transitions.filter((way) => way.from === id || way.to === id),
    }),
    'page.edit': async ({ id, name, purpose }) => {
      const before = pageOf(id)
      const after: Page = { ...before, name, purpose, version: before.version + 1, wordsBy: 'person' }
      change('edit', `The page “${before.name}” is called “${name}” now.`, [id], () => {
        world.oldPages.push(before)
        world.pages = world.pages.map((page) => (page.id === id ? after : page))
      })
      return after
    },
    'page.versions': async ({ id }) => [pageOf(id), ...world.oldPages.filter((page) => page.id === id)],
    'page.merge': async ({ keep, drop }) => {
      const [kept, dropped] = [pageOf(keep), pageOf(drop)]
      const { look, picture, recordings, seenCount, firstSeenAt, lastSeenAt } = dropped
      const variant = { look, picture, recordings, seenCount, firstSeenAt, lastSeenAt }
      return change('merge', `“${kept.name}” and “${dropped.name}” became one page.`, [keep, drop], () => {
        world.pages = world.pages
          .filter((page) => page.id !== drop)
          .map((page) =>
            page.id === keep
              ? {
                  ...page,
                  version: page.version + 1,
                  seenCount: page.seenCount + seenCount,
                  variants: [...page.variants, variant, ...dropped.variants],
                }
              : page,
          )
        const to = (id: PageId) => (id === drop ? keep : id)
        world.transitions = world.transitions.map((way) => ({ ...way, from: to(way.from), to: to(way.to) }))
        world.suggestions = world.suggestions.filter((it) => it.kind !== 'merge' || it.drop !== drop)
      })
    },
    'page.split': async ({ id, variants }) => {
      const page = pageOf(id)
      const [first, ...others] = variants.flatMap((index) => page.variants[index] ?? [])
      const look = found(first, 'look')
      const made = { ...page, ...look, id: `${id}-split` as PageId, name: `${page.name} (2)`, version: 1, variants: others }
      return change('split', `“${page.name}” became two pages.`, [id, made.id], () => {
        const kept = { ...page, version: page.version + 1, variants: page.variants.filter((_, index) => !variants.includes(index)) }
        world.pages = [...world.pages.map((it) => (it.id === id ? kept : it)), made]
        world.suggestions = world.suggestions.filter((it) => it.kind !== 'split' || it.page !== id)
      })
    },
    'page.changes': async () => world.changes,
    'page.undo': async ({ id }) => {
      undos.get(id)?.()
      const done = found(
        world.changes.find((it) => it.id === id),
        'change',
      )
      done.undone = true
      emit('pages.changed', {})
      return done
    },
    'page.suggestions': async () => world.suggestions,
    'memory.recall': async ({ request, limit }) => {
      const wanted = request
        .toLowerCase()
        .split(/\W+/)
        .filter((word) => word.length > 2)
      const why = (text: string) => wanted.filter((word) => text.toLowerCase().includes(word)).map((word) => `names “${word}”`)
      const pages = world.pages
        .map((page) => ({ page, why: why(`${page.name} ${page.purpose}`) }))
        .filter((it) => it.why.length > 0)
        .map((it) => ({ ...it, score: it.why.length / Math.max(1, wanted.length), why: [...it.why, `seen ${it.page.seenCount} times`] }))
        .sort((a, b) => b.score - a.score)
        .slice(0, limit)
      const tasks = world.tasks
        .map((task) => ({ task: summaryOf(task, world), why: why(goalSentence(task.goal)) }))
        .filter((it) => it.why.length > 0)
        .map((it) => ({
          ...it,
          score: it.why.length / Math.max(1, wanted.length),
          why: [...it.why, `${it.task.successCount} of ${it.task.runCount} runs succeeded`],
        }))
      const ids = new Set(pages.map(({ page }) => page.id))
      return { pages, tasks, ways: world.transitions.filter(({ from, to }) => ids.has(from) && ids.has(to)), notices: [] }
    },
    'memory.ways': async ({ from, to }) => waysBetween(world.transitions, from, to),
    'memory.health': async () => ({
      ok: true,
      problems: [],
      counts: {
        tasks: world.tasks.length,
        pages: world.pages.length,
        transitions: world.transitions.length,
        runs: world.runs.length,
        pictures: 212,
      },
      databaseBytes: 4_194_304,
      pictureBytes: 38_797_312,
      lastBackupAt,
    }),
    'memory.backup': async () => {
      lastBackupAt = ago(0)
      return { file: '/home/tom/.local/share/understudy/backups/memory-2026-03-12.sqlite', bytes: 4_194_304 }
    },
    'memory.forget': async ({ recordingId, sure }) => {
      const touched = world.tasks.filter((task) => task.recordings.includes(recordingId))
      const whole = touched.filter((task) => task.recordings.length === 1)
      const runs = world.runs.filter((run) => whole.some((task) => task.id === run.summary.taskId))
      const tasks = touched.map((task) => ({ id: task.id, goal: goalSentence(task.goal), whole: whole.includes(task) }))
      if (sure) {
        world.recordings = world.recordings.filter(({ summary }) => summary.id !== recordingId)
        world.tasks = world.tasks.filter((task) => !whole.includes(task))
        world.runs = world.runs.filter((run) => !runs.includes(run))
        emit('tasks.changed', {})
      }
      return { tasks, pages: 1, variants: 2, transitions: 3, runs: runs.length, pictures: 16, left: [] }
    },
  }
}

/** Up to three ways without going in circles, the likeliest first. */
function waysBetween(transitions: readonly Transition[], from: PageId, to: PageId): Way[] {
  const ways: Way[] = []
  const walk = (at: PageId, gone: Transition[]) => {
    if (at === to) ways.push({ transitions: gone, likelihood: gone.reduce((sure, way) => sure * (way.successCount / way.count), 1) })
    else
      for (const way of transitions)
        if (way.from === at && !gone.some((it) => it.from === way.to) && way.to !== at) walk(way.to, [...gone, way])
  }
  walk(from, [])
  return ways.sort((a, b) => b.likelihood - a.likelihood).slice(0, 3)
}
