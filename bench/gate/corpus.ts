import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { Case, CorpusScene } from './case.ts'

export type Corpus = { scenes: CorpusScene[]; cases: Case[] }

/** One line a scene or a case, so that a difference can be read. */
const FILE = new URL('corpus.jsonl', import.meta.url)
const Line = z.union([z.strictObject({ scene: CorpusScene }), z.strictObject({ case: Case })])

export function readCorpus(): Corpus {
  const lines = readFileSync(FILE, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
  const all = lines.map((line) => Line.parse(JSON.parse(line)))
  return {
    scenes: all.flatMap((one) => ('scene' in one ? [one.scene] : [])),
    cases: all.flatMap((one) => ('case' in one ? [one.case] : [])),
  }
}

export function writeCorpus({ scenes, cases }: Corpus): void {
  const byId = <Thing extends { id: string }>(all: Thing[]) => all.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const lines = [...byId(scenes).map((scene) => ({ scene })), ...byId(cases).map((one) => ({ case: one }))]
  writeFileSync(FILE, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`)
}
