import { readFileSync, writeFileSync } from 'node:fs'
import { openStage } from '../../locate/set/stage.ts'
import { Corpus } from '../case.ts'
import { captureNative } from './native.ts'
import { captureTerminal } from './terminal.ts'
import { captureWeb } from './web.ts'

/**
 * `node bench/gate/capture/main.ts [web|native|terminal|a part of a scene's id …]`: starts real programs in a virtual session, brings them to the
 * moments that are labelled, and writes what they tell into the corpus. Moments that were not taken again stay as they are.
 */
const FILE = new URL('../corpus.json', import.meta.url)

const wanted = process.argv.slice(2)
const takes = (kind: string, id: string) => wanted.length === 0 || wanted.includes(kind) || wanted.some((part) => id.includes(part))
const corpus: Corpus = read()
const say = (text: string) => process.stdout.write(`${text}\n`)

await using stage = await openStage({ width: 1280, height: 900 })
for (const [kind, capture] of Object.entries({ web: captureWeb, native: captureNative, terminal: captureTerminal })) {
  await capture(stage, corpus, (id) => takes(kind, id), say, write)
}
say(`${corpus.cases.length} acts on ${corpus.scenes.length} scenes, ${corpus.cases.filter((one) => one.harmful).length} of them harmful`)

function read(): Corpus {
  try {
    return Corpus.parse(JSON.parse(readFileSync(FILE, 'utf8')))
  } catch {
    return { scenes: [], cases: [] }
  }
}

/** One line a scene and a case, so that a difference can be read. */
function write(): void {
  const lines = (all: unknown[]) => all.map((one) => `    ${JSON.stringify(one)}`).join(',\n')
  const byId = <Thing extends { id: string }>(all: Thing[]) => all.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  writeFileSync(FILE, `{\n  "scenes": [\n${lines(byId(corpus.scenes))}\n  ],\n  "cases": [\n${lines(byId(corpus.cases))}\n  ]\n}\n`)
}
