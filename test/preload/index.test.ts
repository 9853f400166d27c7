import { expect, it, vi } from 'vitest'
import type { ShellFiles, UnderstudyApi } from '#contract'

const RECORDING = {
  id: 'recording-1',
  goal: 'Find the weather',
  startedAt: '2026-03-12T12:00:00.000Z',
  endedAt: null,
  durationMs: null,
  eventCount: 9,
  gestureCount: 3,
  notices: [],
}

/** Electron as far as the preload script uses it; remembers what was sent and what a page is given. */
const electron = vi.hoisted(() => {
  const sent: unknown[] = []
  const world: Record<string, unknown> = {}
  return {
    sent,
    world,
    answers: [] as unknown[],
    contextBridge: { exposeInMainWorld: (name: string, value: unknown) => Object.assign(world, { [name]: value }) },
    ipcRenderer: {
      on: () => {},
      async invoke(_channel: string, message: unknown) {
        sent.push(message)
        return electron.answers.shift()
      },
    },
    webUtils: { getPathForFile: (file: File) => `/home/tom/${file.name}` },
  }
})
vi.mock('electron', () => electron)

it('gives pages the calls and the taking over of files, and nothing else', async () => {
  await import('../../preload/index.ts')
  expect(Object.keys(electron.world)).toEqual(['understudy', 'understudyFiles'])
  expect(Object.keys((electron.world as { understudy: UnderstudyApi }).understudy.recording)).toContain('import')
})

it('imports a chosen file from where it lies, and passes on why it cannot', async () => {
  await import('../../preload/index.ts')
  const files = electron.world.understudyFiles as ShellFiles<{ name: string }>
  const error = { code: 'bad-input', message: 'No recording is in it.', advice: 'Choose another.' }
  electron.answers.push({ kind: 'answer', id: 1, output: { recording: RECORDING, unread: [] } }, { kind: 'fault', id: 2, error })
  expect(await files.import({ name: 'log.txt' })).toEqual({ recording: RECORDING, unread: [] })
  await expect(files.import({ name: 'photo.png' })).rejects.toEqual(error)
  expect(electron.sent).toEqual([
    { id: 1, name: 'recording.import', input: { file: '/home/tom/log.txt' } },
    { id: 2, name: 'recording.import', input: { file: '/home/tom/photo.png' } },
  ])
})
