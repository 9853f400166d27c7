import type { InputTap } from '#contract'
import { openDesktop, openInputTap } from '#desktop'
import { createFfmpegRecorder, findFfmpeg, type RecordingSession, startRecording } from '#recorder'
import { createBenchClock } from '../clock.ts'

/** The recorder in a process of its own, as the app has it, so that what it costs can be told. Tells when it heard each key and button. */
const clock = createBenchClock()
const ffmpeg = await findFfmpeg()
const desktop = await openDesktop({ clock })
const tap = await openInputTap({ clock })
const heardMs: number[] = []
const listened: InputTap = {
  start: (listener) =>
    tap.start((event) => {
      // Wheel turns and side buttons are one event for two injections.
      if (event.kind !== 'pointer-move') heardMs.push(Number(process.hrtime.bigint()) / 1e6)
      listener(event)
    }),
}
let session: RecordingSession | undefined
let count = 0

process.on('message', async (message: { start: string } | 'stop') => {
  if (message === 'stop') {
    await session?.stop()
    process.send?.({ folder: session?.folder, heardMs: heardMs.splice(0), notices: session?.state().notices ?? [] })
    return
  }
  count++
  const video = ffmpeg ? createFfmpegRecorder({ ffmpeg, clock }) : undefined
  const ids = { next: (prefix: string) => `${prefix}-${process.pid}-${count}` }
  session = await startRecording(
    { desktop, tap: listened, video, clock, ids },
    { parentFolder: message.start, goal: '', framesPerSecond: 15 },
  )
  process.send?.({ started: true })
})
process.once('disconnect', () => process.exit(0))
process.send?.('ready')
