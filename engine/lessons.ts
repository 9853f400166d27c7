import {
  type CallHandlers,
  type Clock,
  type EmitEvent,
  type Eyes,
  type Ids,
  type Lesson,
  type Memory,
  type Page,
  type Plan,
  type RunId,
  type RunOutcome,
  type Sighting,
  type Step,
  stepsOf,
  type Task,
  UnderstudyError,
} from '#contract'
import { applyEdits, type DrawnLesson, drawLessons, type Tried, tryLesson } from '#learner'

type Ports = { memory: Memory; eyes: Eyes; clock: Clock; ids: Ids; emit: EmitEvent }
type Handlers = Pick<CallHandlers, 'lesson.list' | 'lesson.undo' | 'lesson.dismiss'>

/** A page does not look more different ways than this; the least seen one makes room. */
const MOST_VARIANTS = 8

/** What runs teach: drawn after a run, tried on what was recorded, kept as a new version or set aside, and undone when the person says so. */
export function createLessons({ memory, eyes, clock, ids, emit }: Ports) {
  const nowIso = () => new Date(clock.nowMs()).toISOString()

  /** Learns from a run that has ended: ways that worked or not are counted; of one that was verified to its end, what it saw is learned from too. */
  async function learnFromRun(run: RunId, plan: Plan, sightings: readonly Sighting[], outcome: RunOutcome): Promise<Lesson[]> {
    await countWays(plan, sightings, outcome)
    if (outcome.kind !== 'done') return []
    const lessons: Lesson[] = []
    for (const id of new Set((plan.tasks ?? [plan.task]).map((task) => task.id)))
      lessons.push(...(await learnFromTask(run, id, plan, sightings)))
    return lessons
  }

  async function learnFromTask(run: RunId, id: Task['id'], plan: Plan, sightings: readonly Sighting[]): Promise<Lesson[]> {
    const task = await memory.task(id)
    if (!task) return []
    const pageOf = (id: Page['id']) => memory.page(id)
    const ports = { eyes, pictures: memory.pictures, pageOf, pagesOf: (program: string) => memory.pages(program) }
    const drawn = await drawLessons(unchangedSteps(task, plan), sightings, ports)
    const examples = Object.fromEntries(
      task.parameters.flatMap(({ name, examples: [first] }) => (first === undefined ? [] : [[name, first]])),
    )
    const tried: { lesson: DrawnLesson; result: Tried }[] = []
    for (const lesson of drawn) tried.push({ lesson, result: await tryLesson(lesson, examples, ports) })
    return keep(run, task, tried)
  }

  async function keep(run: RunId, task: Task, tried: { lesson: DrawnLesson; result: Tried }[]): Promise<Lesson[]> {
    const at = nowIso()
    const kept = tried.flatMap(({ lesson, result }) => (result.problem === undefined ? [lesson] : []))
    const ofSteps = kept.filter((lesson) => lesson.kind !== 'variant')
    const revision = ofSteps.length > 0 ? await taught(task, ofSteps) : undefined
    for (const lesson of kept) if (lesson.kind === 'variant') await addVariant(lesson, at)
    const lessons = tried.map(({ lesson, result }): Lesson => {
      const isKept = result.problem === undefined && (lesson.kind === 'variant' || revision !== undefined)
      return {
        id: `lesson-${ids.next('step').slice('step-'.length)}`,
        what: lesson.what,
        kind: lesson.kind,
        task: task.id,
        step: lesson.step.id,
        ...(lesson.kind === 'variant' ? { page: lesson.page.id } : {}),
        run,
        at,
        state: isKept ? 'kept' : 'quarantined',
        reason: isKept
          ? 'It was tried on what was recorded, and all came out as recorded.'
          : (result.problem ?? 'The step was changed meanwhile.'),
        checked: { moments: result.moments, right: result.right },
        ...(isKept && lesson.kind !== 'variant' && revision !== undefined ? { revision } : {}),
      }
    })
    for (const lesson of lessons) await memory.saveLesson(lesson)
    return lessons
  }

  /** The task with what its steps were taught, as its next revision; undefined when an edit made meanwhile is in the way. */
  async function taught(task: Task, lessons: Exclude<DrawnLesson, { kind: 'variant' }>[]): Promise<number | undefined> {
    const edits = lessons.flatMap((lesson) =>
      lesson.kind === 'timing' ? [] : [{ kind: 'set-target' as const, step: lesson.step.id, target: lesson.target }],
    )
    const edited = edits.length > 0 ? applyEdits(task, edits, { ids }) : { kind: 'edited' as const, task }
    if (edited.kind === 'refused') return undefined
    const slow = new Map(lessons.flatMap((lesson) => (lesson.kind === 'timing' ? [[lesson.step.id, lesson.effectMs]] : [])))
    const steps = edited.task.steps.map((step) => (slow.has(step.id) ? { ...step, effectMs: slow.get(step.id) } : step))
    const what = `Learned from a run: ${lessons.map((lesson) => lesson.what).join(' ')}`
    const { revision } = await memory.saveTask({ ...edited.task, steps, change: { kind: 'taught', what } })
    emit('tasks.changed', {})
    return revision
  }

  async function addVariant({ page, look, sighting }: Extract<DrawnLesson, { kind: 'variant' }>, at: string): Promise<void> {
    const now = (await memory.page(page.id)) ?? page
    const variant = { look, picture: sighting.picture, recordings: [], seenCount: 1, firstSeenAt: at, lastSeenAt: at }
    const others = now.variants.toSorted((a, b) => b.seenCount - a.seenCount).slice(0, MOST_VARIANTS - 1)
    await memory.savePage({ ...now, variants: [...others, variant] })
    emit('pages.changed', {})
  }

  /** Each step that led from one page to another: once more done, once more seen to work. The one on which a run failed was done and did not. */
  async function countWays(plan: Plan, sightings: readonly Sighting[], outcome: RunOutcome): Promise<void> {
    const steps = new Map(stepsOf(plan).map((step) => [step.id, step]))
    const worked = sightings.flatMap((sighting) => {
      const step = steps.get(sighting.step)
      return step ? [{ step, tookMs: sighting.tookMs, successCount: 1 }] : []
    })
    const failed = outcome.kind === 'failed' && outcome.at !== undefined ? steps.get(outcome.at) : undefined
    // A loop goes the same way round after round: whether a page is known is asked once.
    const known = new Map<Page['id'], Promise<boolean>>()
    const isKnown = (id: Page['id']) =>
      known.get(id) ??
      known
        .set(
          id,
          memory.page(id).then((page) => page !== undefined),
        )
        .get(id)
    for (const { step, tookMs, successCount } of [...worked, ...(failed ? [{ step: failed, tookMs: undefined, successCount: 0 }] : [])]) {
      const { page, leadsTo, caption } = step
      if (!page || !leadsTo || page === leadsTo || !(await isKnown(page)) || !(await isKnown(leadsTo))) continue
      await memory.saveTransition({
        from: page,
        to: leadsTo,
        by: caption,
        count: 1,
        successCount,
        recordings: [],
        lastAt: nowIso(),
        ...(tookMs === undefined ? {} : { tookMs }),
      })
    }
  }

  async function lessonOf(id: string): Promise<Lesson> {
    const lesson = (await memory.lessons()).find((each) => each.id === id)
    if (!lesson) throw new UnderstudyError('not-found', 'There is no such lesson.', 'Look at the list of what runs taught.')
    return lesson
  }

  const handlers: Handlers = {
    'lesson.list': ({ task }) => memory.lessons(task),
    'lesson.undo': async ({ id }) => {
      const lesson = await lessonOf(id)
      if (lesson.state !== 'kept')
        throw new UnderstudyError('bad-input', 'This lesson is not in use.', 'Only one that was kept can be taken back.')
      if (lesson.kind === 'variant') await takeVariantBack(lesson)
      else await takeStepBack(lesson)
      return saved({ ...lesson, state: 'undone' })
    },
    'lesson.dismiss': async ({ id }) => {
      const lesson = await lessonOf(id)
      if (lesson.state !== 'quarantined')
        throw new UnderstudyError('bad-input', 'This lesson was not set aside.', 'One that was kept can be taken back.')
      return saved({ ...lesson, state: 'dismissed' })
    },
  }

  async function saved(lesson: Lesson): Promise<Lesson> {
    await memory.saveLesson(lesson)
    return lesson
  }

  async function takeVariantBack({ page, at }: Lesson): Promise<void> {
    const now = page && (await memory.page(page))
    if (!now) return
    await memory.savePage({ ...now, variants: now.variants.filter(({ firstSeenAt }) => firstSeenAt !== at) })
    emit('pages.changed', {})
  }

  /** The step as it was before the lesson, unless the person or another lesson changed it since. */
  async function takeStepBack({ task: id, step: stepId, revision, kind }: Lesson): Promise<void> {
    const task = await memory.task(id)
    if (!task || !stepId || revision === undefined) return
    const part = (step: Step | undefined) => (kind === 'timing' ? step?.effectMs : step?.target)
    const [before, taughtStep] = [await stepIn(id, stepId, revision - 1), await stepIn(id, stepId, revision)]
    const now = task.steps.find((each) => each.id === stepId)
    if (!before || JSON.stringify(part(now)) !== JSON.stringify(part(taughtStep))) {
      throw new UnderstudyError(
        'bad-input',
        'The step was changed after this lesson, so it cannot be taken back by itself.',
        'Go back to a version from before it, or edit the step.',
      )
    }
    const back = kind === 'timing' ? { effectMs: before.effectMs } : { target: before.target }
    const steps = task.steps.map((each) => (each.id === stepId ? { ...each, ...back } : each))
    await memory.saveTask({ ...task, steps, change: { kind: 'rolled-back', what: 'What a run taught was taken back.' } })
    emit('tasks.changed', {})
  }

  async function stepIn(id: Task['id'], stepId: Step['id'], revision: number): Promise<Step | undefined> {
    return (await memory.task(id, revision))?.steps.find((each) => each.id === stepId)
  }

  return { handlers, learnFromRun }
}
export type Lessons = ReturnType<typeof createLessons>

/** Steps that are in the task as they were in the plan: what was edited meanwhile is not taught about. */
function unchangedSteps(task: Task, plan: Plan): Step[] {
  const planned = new Map(stepsOf(plan).map((step) => [step.id, JSON.stringify(step.target)]))
  return task.steps.filter((step) => planned.has(step.id) && planned.get(step.id) === JSON.stringify(step.target))
}
