import { createFakeDesktop, createFakeTap } from '#desktop'
import { startRecording } from '#recorder'
import { realClock } from './real-clock.ts'

/** Run as a program of its own, to be killed: records typing and markers, and tells each marker it handed over. */
const parentFolder = process.argv[2] ?? ''
const tap = createFakeTap()
const session = await startRecording(
  { desktop: createFakeDesktop({ windows: [] }), tap, video: undefined, clock: realClock, ids: { next: (prefix) => `${prefix}-1` } },
  { parentFolder, goal: 'To be killed' },
)
for (let number = 0; ; number++) {
  const atMs = realClock.nowMs()
  tap.push({ kind: 'key-down', atMs, key: 'a', characters: 'a', repeat: false })
  tap.push({ kind: 'key-up', atMs, key: 'a' })
  session.marker(`number ${number}`)
  process.stdout.write(`${JSON.stringify({ note: `number ${number}`, atMs })}\n`)
  await realClock.wait(10, { reason: 'the next key' })
}
