import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Clock, Desktop, Picture, Task, TextLine } from '#contract'
import { openDesktop, startVirtualSession, type VirtualSession } from '#desktop'
import { type Engine, openEngine } from '#engine'
import { createTextReader } from '#perception'
import { createSystemClock } from '../../engine/clock.ts'
import { decodePng } from '../../memory/png.ts'
import { withoutWords } from '../learner/captions/captioner-promises.ts'
import { captionServer, goodAnswer } from '../learner/support/caption-server.ts'
import { LIST_GOAL, openListEditor } from '../support/list-editor.ts'

const ITEM = 'buttermilk'
const reader = createTextReader()
const clock: Clock = createSystemClock()
let session: VirtualSession
let engine: Engine
let desktop: Desktop
let task: Task

beforeAll(async () => {
  session = await startVirtualSession()
  // Native modules read the display from this process's own environment.
  Object.assign(process.env, session.env)
  engine = await openEngine({ env: { ...session.env, UNDERSTUDY_HOME: join(session.home, 'understudy') }, shell: 'browser' })
  desktop = await openDesktop({ clock, env: session.env })
  const editor = await openListEditor(session, async () => desktop)
  await engine.recordings.start('')
  await editor.writeList(ITEM)
  const { id } = await engine.recordings.stop(LIST_GOAL(ITEM))
  const learned = await engine.handlers['task.learn']({ recordingId: id, goal: '' })
  // As it is kept: JSON knows no −0.
  task = await engine.handlers['task.get']({ id: learned.id })
})
afterAll(async () => {
  await reader.close()
  await desktop?.[Symbol.asyncDispose]()
  await engine?.[Symbol.asyncDispose]()
  await session?.stop()
})

const says = (lines: TextLine[], words: string) => lines.some(({ text }) => text.toLowerCase().includes(words))
const readAll = async (pictures: Picture[]) => {
  const read: TextLine[][] = []
  for (const picture of pictures) read.push(await reader.read(picture))
  return read
}

describe('a task shown in a real editor, described by a model', () => {
  it('gets better words from pictures in which its value cannot be read, and stays the same task', async () => {
    const kept = await readAll(
      await Promise.all(
        task.steps.flatMap(({ pictures }) => pictures.after ?? []).map(async (id) => (await engineMemoryPicture(id)) ?? blank),
      ),
    )
    expect(kept.some((lines) => says(lines, ITEM))).toBe(true)

    const server = await captionServer((asked) => ({ json: goodAnswer(asked) }))
    const settings = await engine.handlers['settings.get']({})
    await engine.handlers['settings.set']({ ...settings, model: { url: server.baseUrl, name: 'small', price: null } })
    const cost = await engine.handlers['task.captionCost']({ id: task.id })
    const outcome = await engine.handlers['task.caption']({ id: task.id, calls: cost.calls, by: 'model' })

    expect(outcome.kept).toEqual([])
    expect(outcome.task.steps.map(({ caption, wordsBy }) => [caption, wordsBy])).toEqual(
      task.steps.map(({ caption }) => [`${caption} now`, 'model']),
    )
    const { revision, change, ...same } = withoutWords(outcome.task)
    const { revision: _revision, change: _change, ...before } = withoutWords(task)
    expect({ same, revision, kind: change?.kind }).toEqual({ same: before, revision: 2, kind: 'described' })

    expect(server.asked.map(({ text }) => text.includes(ITEM))).toEqual(server.asked.map(() => false))
    const pictures = await Promise.all(server.asked.flatMap((asked) => asked.pictures).map(decodePng))
    expect(pictures.length).toBe(cost.pictures)
    const sent = await readAll(pictures)
    // What else stands there can be read, so that the first expectation is no accident of small pictures.
    expect({ value: sent.some((lines) => says(lines, ITEM)), menu: sent.some((lines) => says(lines, 'search')) }).toEqual({
      value: false,
      menu: true,
    })
  })
})

const blank: Picture = { width: 8, height: 8, data: new Uint8Array(8 * 8 * 4), box: { x: 0, y: 0, width: 8, height: 8 } }

async function engineMemoryPicture(id: Parameters<Engine['handlers']['picture.get']>[0]['id']): Promise<Picture | undefined> {
  const { png } = await engine.handlers['picture.get']({ id })
  return png === null ? undefined : decodePng(Buffer.from(png, 'base64'))
}
