import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Eyes, Task, TextReader } from '#contract'
import { learn } from '#learner'
import { openMemory } from '#memory'
import { createEyes, createTextReader } from '#perception'
import { createFfmpegReader, findFfmpeg, readRecording } from '#recorder'
import { createBenchClock } from '../capture/clock.ts'
import type { Truth } from './truth.ts'

export type Learned = { task: Task; learningSeconds: number }
export interface Learner extends AsyncDisposable {
  /** Learns the recording of a demonstration's folder from its goal sentence, by rule alone, knowing nothing of the others. */
  learn(folder: string, truth: Truth): Promise<Learned>
}

export async function openLearner(): Promise<Learner> {
  const clock = createBenchClock()
  const folder = await mkdtemp(join(tmpdir(), 'understudy-bench-learn-'))
  const memory = await openMemory({ folder, clock })
  const reader: TextReader & { close(): Promise<void> } = createTextReader()
  const eyes: Eyes = createEyes({ reader })
  const ffmpeg = await findFfmpeg()
  return {
    async learn(from, truth) {
      const recording = await readRecording(join(from, 'recording'))
      const startedMs = performance.now()
      let count = 0
      const { task } = await learn(recording, {
        goal: truth.goal,
        ports: {
          eyes,
          video: ffmpeg ? createFfmpegReader({ ffmpeg }) : undefined,
          pictures: memory.pictures,
          ids: { next: (prefix) => `${prefix}-${String(++count).padStart(4, '0')}` },
          clock,
        },
        knownPages: [],
        commandOf: (program) => truth.commands[program],
      })
      return { task, learningSeconds: (performance.now() - startedMs) / 1000 }
    },
    async [Symbol.asyncDispose]() {
      await memory[Symbol.asyncDispose]()
      await reader.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
