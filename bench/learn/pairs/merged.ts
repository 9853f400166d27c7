import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type LearningQuestion, RecordingId, type Task } from '#contract'
import { openEngine, openHome } from '#engine'
import type { Truth } from '../truth.ts'

export type Merged = {
  /** The task after both demonstrations; undefined when they were taken for different ones, and then why. */
  task: Task | undefined
  reason: string
  asked: LearningQuestion[]
}

type Shown = { folder: string; truth: Truth }
const MOST_ANSWERS = 3

/** Learns the first demonstration and adds the second, as the app does: over the engine, with a memory of its own. What is asked is answered with the first answer. */
export async function learnedFromBoth(first: Shown, second: Shown): Promise<Merged> {
  const root = await mkdtemp(join(tmpdir(), 'understudy-bench-learn-pair-'))
  const { DISPLAY: _, ...rest } = process.env
  const env = { ...rest, UNDERSTUDY_HOME: join(root, 'home') }
  const { recordings } = openHome(env)
  const [one, other] = [await shelved(first, recordings, 'recording-pair-1'), await shelved(second, recordings, 'recording-pair-2')]
  const engine = await openEngine({ env, shell: 'browser' })
  try {
    const { id } = await engine.handlers['task.learn']({ recordingId: one, goal: first.truth.goal })
    const asked: LearningQuestion[] = []
    const answers: Record<string, string> = {}
    for (let time = 0; time <= MOST_ANSWERS; time++) {
      const outcome = await engine.handlers['task.addDemonstration']({ id, recordingId: other, goal: second.truth.goal, answers })
      if (outcome.kind === 'merged') return { task: outcome.task, reason: '', asked }
      if (outcome.kind === 'different') return { task: undefined, reason: outcome.reason, asked }
      asked.push(...outcome.questions)
      for (const question of outcome.questions) answers[question.id] = question.answers[0]?.id ?? ''
    }
    return { task: undefined, reason: 'It asked again and again.', asked }
  } finally {
    await engine[Symbol.asyncDispose]()
    await rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

async function shelved({ folder }: Shown, recordings: string, id: string): Promise<RecordingId> {
  const to = join(recordings, id)
  await mkdir(recordings, { recursive: true })
  await cp(join(folder, 'recording'), to, { recursive: true })
  const file = join(to, 'manifest.json')
  await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file, 'utf8')), id }))
  return RecordingId.parse(id)
}
