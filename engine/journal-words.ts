import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { RunId } from '#contract'

/** The runs in whose journals one of these words stands: an id, a digest. */
export async function runsNaming(runsFolder: string, words: readonly string[]): Promise<RunId[]> {
  const found: RunId[] = []
  for await (const { id, text } of journals(runsFolder)) if (words.some((word) => text.includes(word))) found.push(id)
  return found
}

/** The pictures that journals name: they are shown in the history of runs. */
export async function picturesInJournals(runsFolder: string): Promise<Set<string>> {
  const named = new Set<string>()
  for await (const { text } of journals(runsFolder)) {
    for (const [, picture] of text.matchAll(/"([0-9a-f]{64})"/g)) if (picture) named.add(picture)
  }
  return named
}

/** One journal after the other, as it stands; what is half written counts too. */
async function* journals(runsFolder: string): AsyncGenerator<{ id: RunId; text: string }> {
  for (const name of await ifThere(readdir(runsFolder), [])) {
    const id = RunId.safeParse(name)
    if (id.success) yield { id: id.data, text: await ifThere(readFile(join(runsFolder, name, 'journal.jsonl'), 'utf8'), '') }
  }
}

async function ifThere<Value>(reading: Promise<Value>, otherwise: Value): Promise<Value> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return otherwise
    throw error
  }
}
