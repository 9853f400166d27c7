import { openStage } from '../../locate/set/stage.ts'
import { readCorpus, writeCorpus } from '../corpus.ts'
import { captureNative } from './native.ts'
import { captureTerminal } from './terminal.ts'
import { captureWeb } from './web.ts'

/**
 * Starts real programs in a virtual session, brings them to the moments that are labelled, and writes what they tell into the corpus. `parts`: `web`,
 * `native`, `terminal`, or parts of the ids of scenes; all when there are none. Moments that were not taken again stay as they are.
 */
export async function capture(parts: string[]): Promise<void> {
  const takes = (kind: string, id: string) => parts.length === 0 || parts.includes(kind) || parts.some((part) => id.includes(part))
  const corpus = readCorpus()
  const say = (text: string) => process.stdout.write(`${text}\n`)
  await using stage = await openStage({ width: 1280, height: 900 })
  for (const [kind, take] of Object.entries({ web: captureWeb, native: captureNative, terminal: captureTerminal })) {
    await take(
      stage,
      corpus,
      (id) => takes(kind, id),
      say,
      () => writeCorpus(corpus),
    )
  }
  say(`${corpus.cases.length} acts on ${corpus.scenes.length} scenes, ${corpus.cases.filter((one) => one.harmful).length} of them harmful`)
}
