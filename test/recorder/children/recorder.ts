import { openDesktop, openInputTap } from '#desktop'
import { createFfmpegRecorder, startRecording } from '#recorder'
import { realClock } from '../real-clock.ts'

/** Records a real desktop into a folder until it is killed, or until it has to end by itself: then it says so. */
const [parentFolder = '', ffmpeg = ''] = process.argv.slice(2)
const [clock, env] = [realClock, process.env]
const desktop = await openDesktop({ clock, env })
const session = await startRecording(
  {
    desktop,
    tap: await openInputTap({ clock, env }),
    video: createFfmpegRecorder({ ffmpeg, clock, env }),
    clock,
    ids: { next: (prefix) => `${prefix}-killed` },
  },
  { parentFolder, goal: 'To be killed' },
)
session.onState(({ phase }) => {
  if (phase === 'idle') process.stdout.write('ended\n', () => process.exit(0))
})
process.stdout.write('recording\n')
