import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock, Eyes, Ids, Memory, Task } from '#contract'
import { learn } from '#learner'
import { openMemory } from '#memory'
import { createEyes, createTextReader } from '#perception'
import { createFfmpegReader, findFfmpeg, readRecording } from '#recorder'
import { createBenchClock } from '../capture/clock.ts'
import type { Recorded } from '../learn/shelf.ts'

export type Learned = { task: Task; recorded: Recorded }

/** A memory in which all demonstrations are learned, by rule alone, as the app would: what they are repeated from. */
export interface LearnedTasks extends AsyncDisposable {
  readonly memory: Memory
  readonly eyes: Eyes
  readonly clock: Clock
  readonly ids: Ids
  /** By the demonstration's id. */
  readonly tasks: ReadonlyMap<string, Learned>
}

export async function learnAll(recorded: readonly Recorded[]): Promise<LearnedTasks> {
  const clock = createBenchClock()
  let count = 0
  const ids: Ids = { next: (prefix) => `${prefix}-${String(++count).padStart(6, '0')}` }
  const folder = await mkdtemp(join(tmpdir(), 'understudy-bench-run-'))
  const memory = await openMemory({ folder, clock })
  const reader = createTextReader()
  const eyes = createEyes({ reader })
  const ffmpeg = await findFfmpeg()
  const tasks = new Map<string, Learned>()
  for (const one of recorded) {
    const recording = await readRecording(join(one.folder, 'recording'))
    const { task, pages, transitions } = await learn(recording, {
      goal: one.truth.goal,
      ports: { eyes, video: ffmpeg ? createFfmpegReader({ ffmpeg }) : undefined, pictures: memory.pictures, ids, clock },
      knownPages: await memory.pages(),
      commandOf: (program) => one.truth.commands[program],
    })
    for (const page of pages) await memory.savePage(page)
    for (const transition of transitions) await memory.saveTransition(transition)
    tasks.set(one.truth.id, { task: await memory.saveTask(task), recorded: one })
  }
  return {
    memory,
    eyes,
    clock,
    ids,
    tasks,
    async [Symbol.asyncDispose]() {
      await memory[Symbol.asyncDispose]()
      await reader.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
