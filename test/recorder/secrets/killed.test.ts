import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findSecrets, readRecording, redactRecording } from '#recorder'
import { createLineWriter } from '../../../recorder/lines/event-lines.ts'
import { until } from '../../support/until.ts'
import { aWindow, scriptedPerson } from '../events.ts'
import { MANIFEST } from '../good-recording.ts'

const CARD = '4012 8888 8888 1881'

let parent: string
let whole: string
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'understudy-killed-'))
  whole = join(parent, 'whole')
  const person = scriptedPerson(100).window(aWindow())
  // Long enough that its writing takes a while.
  for (let time = 0; time < 150; time++) person.write(`${CARD} again`).strike('Tab', '\t')
  await mkdir(whole)
  await writeFile(join(whole, 'events.jsonl'), person.events.map(createLineWriter()).join(''))
  await writeFile(
    join(whole, 'manifest.json'),
    JSON.stringify({ ...MANIFEST, goal: `Pay with ${CARD}`, video: null, eventCount: person.events.length }),
  )
})
afterAll(() => rm(parent, { recursive: true, force: true }))

/** Starts a redaction in a process of its own and kills it as soon as the folder looks so, or lets it end. */
async function killedWhen(folder: string, seen: (names: string[]) => boolean): Promise<void> {
  const program = `
    import { findSecrets, readRecording, redactRecording } from '#recorder'
    const folder = ${JSON.stringify(folder)}
    await redactRecording(folder, await findSecrets(await readRecording(folder)))`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: 'ignore' })
  const closed = once(child, 'close')
  let over = false
  closed.then(() => (over = true))
  await until('the moment to kill', async () => over || seen(await readdir(folder)), 60_000)
  child.kill('SIGKILL')
  await closed
}

describe('a redaction that is killed', () => {
  it.each([
    ['when it begins to write', (names: string[]) => names.some((name) => name.endsWith('.redacted'))],
    ['when all is written', (names: string[]) => names.includes('manifest.json.redacted')],
    ['when it is decided', (names: string[]) => names.includes('.redacting')],
  ])(
    '%s leaves the old recording or the new one',
    async (_when, seen) => {
      const folder = join(parent, `copy-${crypto.randomUUID()}`)
      await cp(whole, folder, { recursive: true })
      const old = await readRecording(folder)
      await killedWhen(folder, seen)
      const left = await readRecording(folder)
      const secrets = (await findSecrets(left)).map(({ kind }) => kind)
      if (left.manifest.redactedAt === undefined) expect([left.events, left.manifest]).toEqual([old.events, old.manifest])
      else expect([secrets, left.manifest.goal]).toEqual([[], 'Pay with ••••••••'])
      // Done again, it is done, and nothing lies about.
      await redactRecording(folder, await findSecrets(left))
      const done = await readRecording(folder)
      expect(done.manifest.redactedAt).toBeDefined()
      expect(await findSecrets(done)).toEqual([])
      if (left.manifest.redactedAt === undefined) expect((await readdir(folder)).toSorted()).toEqual(['events.jsonl', 'manifest.json'])
    },
    90_000,
  )
})
