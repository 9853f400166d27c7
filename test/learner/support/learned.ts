import type { Page, Recording } from '#contract'
import type { Learned, LearnOptions } from '#learner'
import { learn } from '#learner'
import { createCountedIds } from '../../support/counted-ids.ts'
import { createStillClock } from '../../support/still-clock.ts'
import { SCREEN } from './demonstration.ts'
import { createFakeEyes } from './fake-eyes.ts'
import type { Paint } from './fake-video.ts'
import { createFakeVideo } from './fake-video.ts'
import { createMemoryPictures } from './memory-pictures.ts'

/** Learns a told demonstration with fakes for everything outside, all of which can be looked into afterwards. */
export async function learnTold(
  { recording, paints }: { recording: Recording; paints: Paint[] },
  more: Partial<Omit<LearnOptions, 'ports'>> & {
    eyes?: ReturnType<typeof createFakeEyes>
    withoutVideo?: boolean
    endsAtMs?: number
    knownPages?: Page[]
  } = {},
) {
  const { eyes = createFakeEyes(), withoutVideo, endsAtMs, ...options } = more
  const video = createFakeVideo(SCREEN, paints, { endsAtMs })
  const pictures = createMemoryPictures()
  const ports = { eyes, video: withoutVideo ? undefined : video, pictures, ids: createCountedIds(), clock: createStillClock() }
  const learned: Learned = await learn(recording, { goal: recording.manifest.goal, knownPages: [], ...options, ports })
  return { ...learned, eyes, video, pictures }
}
