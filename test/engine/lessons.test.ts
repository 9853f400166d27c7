import { beforeEach, describe, expect, it } from 'vitest'
import {
  type Memory,
  type Neighbour,
  PageId,
  type Picture,
  type Plan,
  type Role,
  type RunId,
  type Sighting,
  type Step,
  type Task,
  type UiElement,
  type WindowInfo,
} from '#contract'
import { createEyes } from '#perception'
import { createLessons } from '../../engine/lessons.ts'
import { createFakeMemory } from '../fakes/memory.ts'
import { createCountedIds } from '../support/counted-ids.ts'
import { sampleStep, sampleTask } from '../support/sample-task.ts'
import { createStillClock } from '../support/still-clock.ts'

const RUN = 'run-1' as RunId
const eyes = createEyes({ reader: undefined })
const box = { x: 0, y: 0, width: 400, height: 300 }
const window: WindowInfo = { id: 7, title: 'New mail - Mailer', program: 'mailer', box, kind: 'normal', active: true }
const element = (role: Role, name: string, x: number, y: number): UiElement => ({
  role,
  name,
  box: { x, y, width: 80, height: 24 },
  source: 'accessibility',
  confidence: 1,
})
/** A form with what stands beside and below its button. */
const form = (button: string, more: UiElement[] = []) => [
  element('label', 'To', 20, 20),
  element('field', 'To', 120, 20),
  element('label', 'Subject', 20, 60),
  element('field', 'Subject', 120, 60),
  element('button', 'Attach a file', 20, 120),
  element('button', 'Discard', 120, 120),
  element('button', button, 220, 120),
  ...more,
]
const pixels = (): Picture => ({ width: box.width, height: box.height, data: new Uint8Array(box.width * box.height * 4).fill(230), box })

let memory: Memory
let task: Task
let lessons: ReturnType<typeof createLessons>
const told: string[] = []

beforeEach(async () => {
  memory = createFakeMemory()
  told.length = 0
  const picture = await memory.pictures.put(pixels())
  const elements = form('Send')
  const look = await eyes.pageLook({ window, picture: pixels(), elements })
  const [pageId, sentId] = [PageId.parse('page-form'), PageId.parse('page-sent')]
  const seen = {
    recordings: [],
    seenCount: 1,
    firstSeenAt: '2026-03-01T09:00:00.000Z',
    lastSeenAt: '2026-03-01T09:00:00.000Z',
    version: 1,
    variants: [],
  }
  await memory.savePage({ id: pageId, look, name: 'New mail', purpose: 'Here you write.', ...seen })
  const sent = await eyes.pageLook({
    window: { ...window, title: 'Sent - Mailer' },
    picture: pixels(),
    elements: [element('heading', 'Sent', 20, 20), element('list', 'Mails', 20, 60), element('button', 'Back', 20, 200)],
  })
  await memory.savePage({ id: sentId, look: { ...sent, hash: 'ffffffffffffffff' }, name: 'Sent', purpose: '', ...seen })
  const { target } = await eyes.describe({ window, picture: pixels(), elements }, { x: 260, y: 132 }, elements.at(-1))
  const step = sampleStep({
    id: 'step-send',
    caption: 'Click “Send”',
    target,
    window: target.window,
    page: pageId,
    leadsTo: sentId,
    pictures: { before: picture },
  })
  task = await memory.saveTask(sampleTask('Send it', { steps: [step] }))
  lessons = createLessons({ memory, eyes, clock: createStillClock(), ids: createCountedIds(), emit: (name) => told.push(name) })
})

const planOf = (): Plan => ({
  request: '',
  task: { id: task.id, revision: task.revision, goal: task.goal, programs: task.programs, parameters: task.parameters },
  values: [],
  subGoals: [{ name: 'All', steps: task.steps as [Step, ...Step[]] }],
  blocks: [],
  findings: [],
})

async function sightingOf(elements: UiElement[], name: string, confidence = 0.95): Promise<Sighting> {
  const found = elements.find((each) => each.role === 'button' && each.name === name)
  if (!found) throw new Error('It is there.')
  const picture = await memory.pictures.put(pixels())
  return {
    step: task.steps[0]?.id as Step['id'],
    window,
    elements,
    picture,
    pictureBox: box,
    found: { box: found.box, name, confidence },
    tookMs: 120,
  }
}

const learn = async (sightings: Sighting[]) => lessons.learnFromRun(RUN, planOf(), sightings, { kind: 'done' })

describe('a verified run', () => {
  it('that saw all as it was recorded teaches nothing but that the way worked', async () => {
    expect(await learn([await sightingOf(form('Send'), 'Send')])).toEqual([])
    expect([(await memory.task(task.id))?.revision, told]).toEqual([1, []])
    expect(await memory.transitions()).toMatchObject([
      { from: 'page-form', to: 'page-sent', by: 'Click “Send”', count: 1, successCount: 1, tookMs: 120 },
    ])
  })

  it('that found a thing under another name teaches that name as a new version, and the thing is found under both', async () => {
    const [lesson] = await learn([await sightingOf(form('Submit'), 'Submit')])
    expect(lesson).toMatchObject({
      kind: 'label',
      state: 'kept',
      what: '“Send” was found as “Submit”.',
      checked: { moments: 2, right: 2 },
      revision: 2,
    })
    const taught = await memory.task(task.id)
    expect([taught?.change, taught?.steps[0]?.target?.otherNames]).toEqual([
      { kind: 'taught', what: 'Learned from a run: “Send” was found as “Submit”.' },
      ['Submit'],
    ])
    for (const name of ['Send', 'Submit']) {
      const located = await eyes.locate(
        taught?.steps[0]?.target as NonNullable<Step['target']>,
        { window, picture: pixels(), elements: form(name) },
        { values: {} },
      )
      expect([name, located.kind]).toEqual([name, 'found'])
    }
    expect(await learn([await sightingOf(form('Submit'), 'Submit')])).toEqual([])
  })

  it('is not believed where what it says cannot be tried: the lesson is set aside with its reason', async () => {
    const { pictures: _gone, ...step } = task.steps[0] as Step
    task = await memory.saveTask({ ...task, steps: [{ ...step, pictures: {} }] })
    const [lesson] = await learn([await sightingOf(form('Submit'), 'Submit')])
    expect([lesson?.state, lesson?.reason, (await memory.task(task.id))?.revision]).toEqual([
      'quarantined',
      'There is no recorded moment left to try it on.',
      2,
    ])
    expect((await lessons.handlers['lesson.dismiss']({ id: lesson?.id ?? '' })).state).toBe('dismissed')
  })

  it('teaches nothing about a step that was edited meanwhile', async () => {
    const plan = planOf()
    const step = task.steps[0] as Step
    await memory.saveTask({ ...task, steps: [{ ...step, target: { ...(step.target as NonNullable<Step['target']>), name: 'Post' } }] })
    expect(await lessons.learnFromRun(RUN, plan, [await sightingOf(form('Submit'), 'Submit')], { kind: 'done' })).toEqual([])
  })

  it('that saw other things beside it teaches them as anchors, behind those that stayed', async () => {
    const others = form('Send').filter(({ name }) => name !== 'Attach a file')
    const now = [...others, element('button', 'Encrypt', 20, 120), element('button', 'Sign', 320, 120)]
    const [lesson] = await learn([await sightingOf(now, 'Send', 0.85)])
    expect([lesson?.kind, lesson?.state]).toEqual(['anchors', 'kept'])
    const names = (await memory.task(task.id))?.steps[0]?.target?.neighbours.map(({ name }: Neighbour) => name)
    expect(names).toEqual(expect.arrayContaining(['Encrypt', 'Discard']))
  })
})

describe('an effect that took long', () => {
  it('is waited for longer from then on, and a little longer still is no news', async () => {
    const slow = async (tookMs: number) => ({ ...(await sightingOf(form('Send'), 'Send')), tookMs })
    expect((await learn([await slow(6_000)])).map(({ kind, state, what }) => [kind, state, what])).toEqual([
      ['timing', 'kept', 'It took 6 seconds until this had its effect: Click “Send”.'],
    ])
    const taught = (await memory.task(task.id)) as Task
    expect([taught.steps[0]?.effectMs, taught.revision]).toEqual([6_000, 2])
    task = taught
    expect(await learn([await slow(7_000)])).toEqual([])
    const [lesson] = await lessons.handlers['lesson.list']({ task: task.id })
    await lessons.handlers['lesson.undo']({ id: lesson?.id ?? '' })
    expect((await memory.task(task.id))?.steps[0]?.effectMs).toBeUndefined()
  })
})

describe('a look that a page was not known by', () => {
  const wide = () =>
    form('Send', [element('button', 'Bold', 20, 160), element('button', 'Italic', 60, 160), element('button', 'Link', 100, 160)])

  it('becomes a variant of it', async () => {
    const learned = await learn([await sightingOf(wide(), 'Send')])
    expect(learned.map(({ kind, state, page }) => [kind, state, page])).toEqual([['variant', 'kept', 'page-form']])
    const page = await memory.page(PageId.parse('page-form'))
    expect([page?.variants.length, told]).toEqual([1, ['pages.changed']])
    expect(await learn([await sightingOf(wide(), 'Send')])).toEqual([])
    await lessons.handlers['lesson.undo']({ id: learned[0]?.id ?? '' })
    expect((await memory.page(PageId.parse('page-form')))?.variants).toEqual([])
  })
})

describe('a run that failed', () => {
  it('counts the way on which it failed as tried, and teaches nothing else', async () => {
    const at = task.steps[0]?.id as Step['id']
    const outcome = { kind: 'failed', at, reason: 'x', advice: 'y' } as const
    expect(await lessons.learnFromRun(RUN, planOf(), [], outcome)).toEqual([])
    expect(await memory.transitions()).toMatchObject([{ count: 1, successCount: 0 }])
  })
})

describe('a lesson', () => {
  it('is taken back as a new version, unless the step was changed since', async () => {
    const [lesson] = await learn([await sightingOf(form('Submit'), 'Submit')])
    const id = lesson?.id ?? ''
    expect((await lessons.handlers['lesson.undo']({ id })).state).toBe('undone')
    const now = await memory.task(task.id)
    expect([now?.revision, now?.change?.kind, now?.steps[0]?.target]).toEqual([3, 'rolled-back', task.steps[0]?.target])
    await expect(lessons.handlers['lesson.undo']({ id })).rejects.toMatchObject({ code: 'bad-input' })
    await expect(lessons.handlers['lesson.dismiss']({ id: 'lesson-none' })).rejects.toMatchObject({ code: 'not-found' })
    expect((await lessons.handlers['lesson.list']({ task: task.id })).map(({ kind, state }) => [kind, state])).toEqual([
      ['variant', 'kept'],
      ['label', 'undone'],
    ])
  })

  it('is not taken back over the head of a later change', async () => {
    const [lesson] = await learn([await sightingOf(form('Submit'), 'Submit')])
    const taught = (await memory.task(task.id)) as Task
    const step = taught.steps[0] as Step
    await memory.saveTask({ ...taught, steps: [{ ...step, target: { ...(step.target as NonNullable<Step['target']>), name: 'Post' } }] })
    await expect(lessons.handlers['lesson.undo']({ id: lesson?.id ?? '' })).rejects.toMatchObject({ code: 'bad-input' })
  })
})
