import type { Clock, Eyes, Ids, Page, PictureStore, Recording, Step, Transition, UiElement, VideoReader, WindowInfo } from '#contract'
import { TASK_VERSION, Task, TaskId, UnderstudyError } from '#contract'
import type { Voice } from './captions/voice.ts'
import { createVoice } from './captions/voice.ts'
import { withReads } from './derive/copied.ts'
import type { Draft } from './draft.ts'
import { elementsAfter } from './evidence.ts'
import { gather } from './gather.ts'
import { goalFromSteps } from './goals/goal.ts'
import { markedSteps, milestonesOf } from './goals/milestones.ts'
import { subGoalsOf } from './goals/sub-goals.ts'
import { loopProposals } from './loops/propose.ts'
import { createPageBook } from './pages.ts'
import { findParameters } from './parameters/find.ts'
import { createMentions } from './parameters/mentions.ts'
import type { Use } from './parameters/use.ts'
import { shape, type UsesAt } from './shape.ts'
import { withWords } from './slips/hand-over.ts'
import { optionalBlocks } from './slips/optional-blocks.ts'
import { idleStretches, leftOfPauses } from './slips/pauses.ts'
import { leftOutOf } from './slips/words.ts'
import { stepsOf } from './steps.ts'
import { timelineOf } from './timeline.ts'
import { rowUsesOf, usesOf } from './uses.ts'
import { quoted } from './words/quoted.ts'

export type LearnOptions = {
  /** What the task does, in the person's words, with the values of the demonstration. May be empty. */
  goal: string
  ports: { eyes: Eyes; video: VideoReader | undefined; pictures: PictureStore; ids: Ids; clock: Clock }
  knownPages: Page[]
  /** The command line that starts a program, by its lasting name, where that is known. */
  commandOf?: (program: string) => string[] | undefined
  /** Windows of Understudy itself: what was done in them is left out. */
  isOwnWindow?: (window: WindowInfo) => boolean
  onProgress?: (done: number, of: number, what: string) => void
  signal?: AbortSignal
}

export type Learned = {
  task: Task
  /** Every page that was seen: new ones, and known ones brought up to date. */
  pages: Page[]
  transitions: Transition[]
  /** All that was seen when a step began, by the step’s id: what tells this demonstration from another one. */
  seen: ReadonlyMap<string, readonly UiElement[]>
}

/** Steps below this are told to the person. */
const DOUBTFUL = 0.5

/**
 * Learns a Task from one demonstration, without a model: what was done where, what of it are values, what followed. A recording without video is
 * learned from accessibility alone, and the task's notices say so.
 * Errors: `recording-empty` when nothing was done in it. Throws Cancelled when the signal aborts.
 */
export async function learn(recording: Recording, options: LearnOptions): Promise<Learned> {
  const { ports, knownPages, commandOf = () => undefined } = options
  if (recording.gestures.length === 0) throw nothingDone('Nothing was clicked or typed in this recording.')
  const timeline = timelineOf(recording.events)
  let looks = 0
  const gathered = await gather(recording, timeline, {
    ...ports,
    commandOf,
    isOwnWindow: options.isOwnWindow ?? ((window) => window.program === 'understudy'),
    onMoment: (done, of) => {
      looks = of
      options.onProgress?.(done, of + 1, `Looking at step ${done + 1}`)
    },
    signal: options.signal,
  })
  const drafts = withReads(gathered.drafts, timeline, options.goal)
  if (drafts.length === 0) throw nothingDone('In this recording nothing was done in a program but moving and choosing windows.')
  options.onProgress?.(looks, looks + 1, 'Finding what will differ from run to run')

  const { found, usesAt } = parametersIn(options.goal, drafts)
  const voice = createVoice(
    drafts.flatMap((draft) => [draft.window, ...draft.sightBefore.windows, ...draft.sightAfter.windows]),
    found.withSlots,
  )
  const mentions = createMentions(found.values)
  const shaped = shape(withWords(drafts, voice), usesAt, found, { timeline, mentions })
  const book = createPageBook({
    eyes: ports.eyes,
    ids: ports.ids,
    knownPages,
    recording: recording.manifest.id,
    startedAt: recording.manifest.startedAt,
    mentions,
  })
  const taskId = TaskId.parse(ports.ids.next('task'))
  const idle = idleStretches(recording.events, recording.gestures, timeline.pauses)
  const steps = stepsOf(shaped, { voice, book, ids: ports.ids, timeline, idle })
  const endsMs = shaped.map(({ draft }) => draft.toMs)
  const left = [...gathered.left, ...leftOfPauses(timeline.pauses, idle)].sort((a, b) => a.atMs - b.atMs)
  const milestones = milestonesOf(steps, voice.place, markedSteps(recording.events, endsMs))
  const programs = [...new Set(drafts.map((draft) => draft.window.program))]
  const task = Task.parse({
    version: TASK_VERSION,
    id: taskId,
    revision: 1,
    goal: found.goal.length > 0 ? found.goal : goalFromSteps(steps.length, programs.map(voice.program)),
    parameters: found.parameters,
    steps,
    blocks: optionalBlocks(gathered.sometimes, shaped, steps, found.values),
    subGoals: subGoalsOf(steps, milestones, voice.place),
    milestones,
    leftOut: leftOutOf(left, steps, endsMs, voice),
    proposals: loopProposals({
      shaped,
      steps,
      sometimes: gathered.sometimes.map(({ first }) => first),
      found,
      sentence: options.goal,
      after: (draft) => elementsAfter(timeline, draft),
    }),
    programs: programs.map((program) => withCommand(program, commandOf)),
    recordings: [recording.manifest.id],
    createdAt: new Date(ports.clock.nowMs()).toISOString(),
    change: { kind: 'learned', what: learnedFrom(recording) },
    notices: [...noticesOf(recording, options.goal, steps, voice), ...gathered.notices, ...found.notices],
  })
  options.onProgress?.(looks + 1, looks + 1, 'Learned')
  const seen = new Map(steps.flatMap(({ id }, index) => (shaped[index]?.draft.elements.length ? [[id, shaped[index].draft.elements]] : [])))
  return { task, ...book.finish(), seen }
}

function parametersIn(goal: string, drafts: Draft[]) {
  const there: Use[] = []
  const usesAt = drafts.map((draft, index): UsesAt => {
    const own = usesOf(draft, drafts[index - 1]).map((use) => there.push(use) - 1)
    return { own, row: rowUsesOf(draft).map((use) => there.push(use) - 1) }
  })
  const programs = [...new Set(drafts.map((draft) => draft.window.program))]
  const labels = there.flatMap((use) => (use.kind === 'typed' && use.label !== undefined ? [use.label] : []))
  return { found: findParameters(goal, there, { programs, labels }), usesAt }
}

function learnedFrom({ manifest }: Recording): string {
  const { goal, startedAt } = manifest
  return `Learned from ${goal.trim() === '' ? `a recording of ${startedAt.slice(0, 10)}` : `the recording ${quoted(goal)}`}`
}

function withCommand(program: string, commandOf: (program: string) => string[] | undefined) {
  const command = commandOf(program)
  return command && command.length > 0 ? { program, command } : { program }
}

function noticesOf(recording: Recording, goal: string, steps: Step[], voice: Voice): string[] {
  const { manifest } = recording
  const doubtful = steps.flatMap((step, index) =>
    step.target && step.confidence < DOUBTFUL
      ? [`Step ${index + 1}, ${quoted(step.caption)}: it may not be found again with certainty in ${voice.place(step.window)}.`]
      : [],
  )
  return [
    ...manifest.notices,
    ...(manifest.endedAt === null ? ['The recording was cut short; what had been recorded until then was learned.'] : []),
    ...(goal.trim() === '' ? ['There is no sentence for this task yet; with one, the values in it can change from run to run.'] : []),
    ...doubtful,
  ]
}

function nothingDone(message: string): UnderstudyError {
  return new UnderstudyError(
    'recording-empty',
    message,
    'Record again, and do the task once from beginning to end while the red dot shows.',
  )
}
