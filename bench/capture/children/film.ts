import type { VideoInProgress } from '#contract'
import { createFfmpegRecorder, findFfmpeg } from '#recorder'
import { createBenchClock } from '../clock.ts'

/** ffmpeg as the recorder runs it, and nothing else, to tell what of the cost is its own. */
const clock = createBenchClock()
const ffmpeg = await findFfmpeg()
let video: VideoInProgress | undefined

process.on('message', async (message: { start: string } | 'stop') => {
  if (message === 'stop') {
    await video?.stop()
    process.send?.({ stopped: true })
    return
  }
  if (!ffmpeg) throw new Error('There is no ffmpeg')
  const recorder = createFfmpegRecorder({ ffmpeg, clock })
  video = await recorder.start({ file: `${message.start}/alone.mkv`, box: { x: 0, y: 0, width: 1280, height: 800 }, framesPerSecond: 15 })
  process.send?.({ started: true })
})
process.once('disconnect', () => process.exit(0))
process.send?.('ready')
