import { openStage } from '../../locate/set/stage.ts'
import { readCorpus, writeCorpus } from '../corpus.ts'
import { captureNative } from './native.ts'
import { captureTerminal } from './terminal.ts'
import { captureWeb } from './web.ts'

/**
 * `node bench/gate/capture/main.ts [web|native|terminal|a part of a scene's id …]`: starts real programs in a virtual session, brings them to the
 * moments that are labelled, and writes what they tell into the corpus. Moments that were not taken again stay as they are.
 */
const wanted = process.argv.slice(2)
const takes = (kind: string, id: string) => wanted.length === 0 || wanted.includes(kind) || wanted.some((part) => id.includes(part))
const corpus = readCorpus()
const say = (text: string) => process.stdout.write(`${text}\n`)

await using stage = await openStage({ width: 1280, height: 900 })
for (const [kind, capture] of Object.entries({ web: captureWeb, native: captureNative, terminal: captureTerminal })) {
  await capture(
    stage,
    corpus,
    (id) => takes(kind, id),
    say,
    () => writeCorpus(corpus),
  )
}
say(`${corpus.cases.length} acts on ${corpus.scenes.length} scenes, ${corpus.cases.filter((one) => one.harmful).length} of them harmful`)
