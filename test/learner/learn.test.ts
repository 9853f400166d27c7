import { describe, expect, it } from 'vitest'
import type { PictureId, VideoReader } from '#contract'
import { Cancelled, goalSentence, UnderstudyError } from '#contract'
import { learn } from '#learner'
import { createCountedIds } from '../support/counted-ids.ts'
import { createStillClock } from '../support/still-clock.ts'
import { demonstration, element } from './support/demonstration.ts'
import { createFakeEyes } from './support/fake-eyes.ts'
import { learnTold } from './support/learned.ts'
import { createMemoryPictures } from './support/memory-pictures.ts'
import { BROWSER, EDITOR, PAPER, SAVE, SUBJECT } from './support/note-and-form.ts'

const form = (goal = 'Write about keys') => demonstration(goal).open(BROWSER, [SUBJECT, element('label', 'Fill in', [210, 45, 60, 12])])
const keys = () => form().click(SUBJECT).type('keys', SUBJECT)

describe('a recording in which nothing was done', () => {
  it('gives an error that says so and what to do', async () => {
    const empty = await learnTold(demonstration('Write').open(EDITOR).done()).catch((error: unknown) => error)
    expect(empty).toMatchObject({
      code: 'recording-empty',
      message: 'Nothing was clicked or typed in this recording.',
      advice: 'Record again, and do the task once from beginning to end while the red dot shows.',
    })
  })

  it('but handling windows gives the same error', async () => {
    const told = form().press('Tab', ['alt']).done()
    await expect(learnTold(told)).rejects.toMatchObject({
      code: 'recording-empty',
      message: 'In this recording nothing was done in a program but moving and choosing windows.',
    })
  })
})

describe('a recording without pictures', () => {
  it('is learned from what accessibility told, and its notices say so', async () => {
    const { task, pages, transitions, pictures, eyes } = await learnTold(keys().done({ video: null }))
    const [step, ...more] = task.steps
    expect({
      step,
      more,
      pages,
      transitions,
      pictures: pictures.all.size,
      described: eyes.described,
      looks: eyes.looks,
      notices: task.notices,
    }).toEqual({
      step: {
        id: 'step-2',
        caption: 'Type ⟦subject⟧ into “Subject”',
        observation: '“Order form” in Chromium is open; “Subject” is a field.',
        thought: '⟦subject⟧ belongs here.',
        act: { kind: 'type', text: [{ kind: 'slot', parameter: 'subject' }], replaces: false },
        target: {
          label: 'field “Subject”',
          window: { program: 'chromium', title: 'Order form - Chromium', kind: 'normal' },
          role: 'field',
          name: 'Subject',
          place: { x: 60, y: 20, width: 100, height: 20 },
          windowSize: { width: 190, height: 250 },
          neighbours: [{ role: 'label', name: 'Fill in', offset: { x: -70, y: -19 } }],
          source: 'accessibility',
        },
        window: { program: 'chromium', title: 'Order form - Chromium', kind: 'normal' },
        expectation: { kind: 'field-holds', text: [{ kind: 'slot', parameter: 'subject' }] },
        pictures: {},
        confidence: 0.9,
        personMs: 1260,
      },
      more: [],
      pages: [],
      transitions: [],
      pictures: 0,
      described: [],
      looks: 0,
      notices: ['Learned without pictures, from what accessibility told alone. This recording has no video.'],
    })
  })

  it('and without accessibility knows only places, and doubts them', async () => {
    const told = demonstration('Write').open(BROWSER).click({ x: 300, y: 100 }).done({ video: null })
    const { task } = await learnTold(told)
    expect([task.steps[0]?.target?.source, task.steps[0]?.target?.place, task.steps[0]?.confidence, task.notices]).toEqual([
      'place',
      { x: 88, y: 48, width: 24, height: 24 },
      0.2,
      [
        'Step 1, “Click this place on “Order form” in Chromium”: it may not be found again with certainty in “Order form” in Chromium.',
        'Learned without pictures, from what accessibility told alone. This recording has no video.',
      ],
    ])
  })

  it('for want of a reader, or because its video is damaged, says which', async () => {
    const { task } = await learnTold(keys().done(), { withoutVideo: true })
    expect(task.notices).toEqual([
      'Learned without pictures, from what accessibility told alone. The recording’s video cannot be read on this machine.',
    ])
    const damaged: VideoReader = {
      framesAt: async () => {
        throw new UnderstudyError('video-failed', 'The video is damaged.', 'Record again.')
      },
    }
    expect((await learnWith(damaged)).task.notices).toEqual([
      'Learned without pictures, from what accessibility told alone. The video is damaged.',
    ])
  })

  it('a bug of the reader is no fault of the world and is thrown', async () => {
    const broken: VideoReader = { framesAt: async () => Promise.reject(new TypeError('no such thing')) }
    await expect(learnWith(broken)).rejects.toThrow(TypeError)
  })

  async function learnWith(video: VideoReader) {
    const { recording } = keys().done()
    const ports = { eyes: createFakeEyes(), video, pictures: createMemoryPictures(), ids: createCountedIds(), clock: createStillClock() }
    return learn(recording, { goal: 'Write about keys', ports, knownPages: [] })
  }
})

describe('pictures', () => {
  it('show the window just before the act and after what came of it', async () => {
    const spot = { x: 350, y: 250, width: 10, height: 10 }
    const told = form().click(SUBJECT).paint(spot).click(SUBJECT, { button: 'right' }).done()
    const { task, pictures } = await learnTold(told)
    const colour = (id: PictureId | undefined) => id && pictures.all.get(id)?.data[4 * ((255 - 40) * 190 + (355 - 200))]
    expect(task.steps.map((step) => [colour(step.pictures.before), colour(step.pictures.after)])).toEqual([
      [2, 3],
      [3, 3],
    ])
  })

  it('of a cut-off end are taken from the last frame that is there', async () => {
    const told = keys().press('s', ['ctrl']).done()
    const lastMs = told.recording.gestures.at(-1)?.toMs ?? 0
    const { task, pictures } = await learnTold(told, { endsAtMs: lastMs + 700 })
    expect(task.steps.map((step) => Object.keys(step.pictures))).toEqual([
      ['before', 'after', 'mark'],
      ['before', 'after'],
    ])
    expect(pictures.all.size).toBeGreaterThan(0)
  })

  it('where the video was lost in the middle are missing, and all else is learned', async () => {
    const { task } = await learnTold(keys().press('s', ['ctrl']).done(), { endsAtMs: 0 })
    expect(task.steps.map((step) => [step.caption, step.pictures, step.page])).toEqual([
      ['Type ⟦subject⟧ into “Subject”', {}, undefined],
      ['Press Ctrl+S in “Order form” in Chromium', {}, undefined],
    ])
  })

  it('lie where the video’s part of the desktop lay, and are cut to what of the window is on it', async () => {
    const told = keys().done({
      video: { file: 'screen.mkv', startedAtMs: 300, framesPerSecond: 15, box: { x: 250, y: 0, width: 400, height: 300 } },
    })
    const { task, eyes, video } = await learnTold(told)
    expect([eyes.described, task.steps[0]?.pictures.mark, video.asked[0]?.timesMs[0]]).toEqual([
      [{ window: 'Order form - Chromium', point: { x: 310, y: 70 }, hit: 'Subject', pixels: [140, 250] }],
      { x: 60, y: 30 },
      650,
    ])
  })

  it('of a long recording are read in passes, none of them twice', async () => {
    let told = form()
    for (let count = 0; count < 90; count += 1) told = told.press('Down')
    const { task, video, eyes } = await learnTold(told.done())
    const asked = video.asked.flatMap(({ timesMs }) => timesMs)
    expect([task.steps.length, video.asked.length, eyes.looks]).toEqual([90, 3, 91])
    expect(asked.length - new Set(asked).size).toBe(2)
  })
})

describe('while it learns', () => {
  it('tells how far it is, to the end', async () => {
    const progress: string[] = []
    await learnTold(keys().done(), { onProgress: (done, of, what) => progress.push(`${done}/${of} ${what}`) })
    expect(progress).toEqual([
      '0/3 Looking at step 1',
      '1/3 Looking at step 2',
      '2/3 Finding what will differ from run to run',
      '3/3 Learned',
    ])
  })

  it('stops at once when it is told to', async () => {
    const controller = new AbortController()
    const learning = learnTold(keys().done(), { signal: controller.signal, onProgress: () => controller.abort() })
    await expect(learning).rejects.toThrow(Cancelled)
    await expect(learnTold(keys().done(), { signal: controller.signal })).rejects.toThrow(Cancelled)
  })
})

describe('a task', () => {
  it('without a sentence gets a goal from its steps, and asks for what its fields were given', async () => {
    const told = demonstration('')
      .open(EDITOR, [PAPER, SAVE])
      .open(BROWSER, [SUBJECT])
      .front(1)
      .click(SAVE)
      .front(2)
      .click(SUBJECT)
      .type('keys', SUBJECT)
      .done()
    const { task } = await learnTold(told)
    expect([goalSentence(task.goal), task.parameters, task.notices]).toEqual([
      'Do the 2 steps in Mousepad and Chromium',
      [{ name: 'subject', type: 'text', examples: ['keys'] }],
      ['There is no sentence for this task yet; with one, the values in it can change from run to run.'],
    ])
  })

  it('carries what its recording could not do, and that it was cut short', async () => {
    const { task } = await learnTold(keys().done({ endedAt: null, durationMs: null, notices: ['No accessibility bus.'] }))
    expect(task.notices).toEqual(['No accessibility bus.', 'The recording was cut short; what had been recorded until then was learned.'])
  })

  it('counts a person’s time without the pauses', async () => {
    const told = form().click(SUBJECT).type('keys', SUBJECT).pause(60_000).press('s', ['ctrl']).done()
    expect((await learnTold(told)).task.steps.map((step) => step.personMs)).toEqual([1260, 1180])
  })

  it('is learned the same from the same recording, to the letter', async () => {
    const [first, second] = [await learnTold(keys().done()), await learnTold(keys().done())]
    expect([second.task, second.pages, second.transitions]).toEqual([first.task, first.pages, first.transitions])
  })

  it('of a desktop that told of no windows names the screen', async () => {
    const { task } = await learnTold(demonstration('Write').click({ x: 100, y: 100 }).press('F5').done())
    expect(task.steps.map((step) => [step.caption, step.window])).toEqual([
      ['Click this place in the screen', { program: 'desktop', title: '*', kind: 'other' }],
      ['Press F5 in the screen', { program: 'desktop', title: '*', kind: 'other' }],
    ])
  })
})
