import type { Eyes, PictureStore, Recording, VideoReader, WindowInfo } from '#contract'
import { Cancelled } from '#contract'
import { joinLines } from './clean/lines.ts'
import { mergeScrolls } from './clean/noise.ts'
import type { Started } from './clean/programs-started.ts'
import { withProgramsStarted } from './clean/programs-started.ts'
import { mergeTyping } from './clean/typing.ts'
import { withoutWindowHandling } from './clean/window-handling.ts'
import type { Draft } from './draft.ts'
import { valueAfter } from './evidence.ts'
import type { Moment } from './moment.ts'
import { readFrames } from './scenes/frames.ts'
import { createObserver } from './scenes/observe.ts'
import { draftOfStarted, draftsOf } from './scenes/to-draft.ts'
import { segment } from './segment.ts'
import { type Sometimes, withoutUnbidden } from './slips/by-itself.ts'
import { withoutSlips } from './slips/find.ts'
import { withHandOvers } from './slips/hand-over.ts'
import type { Left } from './slips/slip.ts'
import type { Timeline } from './timeline.ts'

/** Frames of so many gestures are held in memory at once: two to four megabytes each on a small screen, eight on a large one. */
const GESTURES_A_PASS = 40

export type Gathering = {
  eyes: Eyes
  pictures: PictureStore
  video: VideoReader | undefined
  isOwnWindow: (window: WindowInfo) => boolean
  commandOf: (program: string) => string[] | undefined
  onMoment: (done: number, of: number) => void
  signal: AbortSignal | undefined
}

export type Gathered = {
  drafts: Draft[]
  /** What is no step, in the order of time. */
  left: Left[]
  /** What is done only when something is there that comes by itself. */
  sometimes: Sometimes[]
  notices: string[]
}

/** From a recording to what was done, step by step: noise and slips left out, pictures looked at, what belongs together joined. */
export async function gather(recording: Recording, timeline: Timeline, how: Gathering): Promise<Gathered> {
  if (how.signal?.aborted) throw new Cancelled('learning')
  const all = segment(recording, timeline, how.isOwnWindow)
  const zoomed = all.filter((moment) => isZoom(moment))
  const inWindows = withoutWindowHandling(all.filter((moment) => !isZoom(moment)))
  const items = withProgramsStarted(inWindows, how.commandOf).filter((item) => 'kind' in item || item.window !== undefined)
  const { drafts, problem } = await observeAll(recording, timeline, items, how)
  const held = (draft: Draft) => valueAfter(timeline, draft)
  const typed = mergeTyping(mergeScrolls(withHandOvers(drafts, timeline)), held)
  const unbidden = withoutUnbidden(joinLines(typed.drafts, held), timeline)
  const clean = withoutSlips(unbidden.drafts, timeline)
  const notices = [
    ...(problem === undefined ? [] : [`Learned without pictures, from what accessibility told alone. ${problem}`]),
    ...(zoomed.length > 0 ? ['Turning the wheel with a key held (zoom) cannot be repeated; it is left out.'] : []),
  ]
  return {
    drafts: clean.drafts,
    left: [...typed.left, ...clean.left].sort((a, b) => a.atMs - b.atMs),
    sometimes: unbidden.sometimes.filter(({ first, last }) => clean.drafts.includes(first) && clean.drafts.includes(last)),
    notices,
  }
}

function isZoom({ gesture }: Moment): boolean {
  return gesture.kind === 'scroll' && (gesture.modifiers?.length ?? 0) > 0
}

async function observeAll(
  recording: Recording,
  timeline: Timeline,
  items: (Moment | Started)[],
  how: Gathering,
): Promise<{ drafts: Draft[]; problem: string | undefined }> {
  const observer = createObserver(timeline, how)
  const drafts: Draft[] = []
  let problem: string | undefined
  for (let start = 0; start < items.length; start += GESTURES_A_PASS) {
    const batch = items.slice(start, start + GESTURES_A_PASS)
    const moments = batch.map((item) => ('kind' in item ? item.moment : item))
    const times = moments.flatMap((moment) => [moment.beforeMs, moment.afterMs])
    const read = await readFrames(recording, times, moments.at(-1)?.gesture.toMs ?? 0, how.video)
    problem ??= read.problem
    for (const [index, item] of batch.entries()) {
      if (how.signal?.aborted) throw new Cancelled('learning')
      how.onMoment(start + index, items.length)
      if ('kind' in item) drafts.push(draftOfStarted(item, await observer.observeAfter(item.moment, item.window, read.frames)))
      else if (item.window) drafts.push(...draftsOf(item, item.window, await observer.observe(item, item.window, read.frames)))
    }
  }
  return { drafts, problem }
}
