import { RecordingId, UnderstudyError } from '#contract'
import type { Engine } from '../create-engine.ts'

/** The id that a person gave, or of the newest recording where they said “last”. Errors: `not-found`. */
export async function whichRecording({ handlers }: Pick<Engine, 'handlers'>, given: string): Promise<RecordingId> {
  if (given !== 'last') {
    const parsed = RecordingId.safeParse(given)
    if (parsed.success) return parsed.data
    throw new UnderstudyError('not-found', `There is no recording ${given}.`, '`understudy recordings` lists all of them.')
  }
  const [newest] = await handlers['recording.list']({})
  if (!newest) throw new UnderstudyError('not-found', 'Nothing is recorded yet.', 'Start with: understudy record')
  return newest.id
}
