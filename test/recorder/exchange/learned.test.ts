import { describe, expect, it } from 'vitest'
import type { PictureStore } from '#contract'
import { learn } from '#learner'
import { importRecording, readRecording } from '#recorder'
import { createFakeEyes } from '../../learner/support/fake-eyes.ts'
import { createCountedIds } from '../../support/counted-ids.ts'
import { createStillClock } from '../../support/still-clock.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

/** There is no picture in these recordings: nothing is stored, and eyes see nothing. */
const noPictures: PictureStore = {
  put: () => Promise.reject(new Error('There is no picture to store')),
  png: async () => undefined,
  putPng: () => Promise.reject(new Error('There is no picture to store')),
  picture: async () => undefined,
}

async function learned(sample: string, goal: string) {
  const [ids, clock] = [createCountedIds(), createStillClock()]
  const file = new URL(`../../recordings/${sample}`, import.meta.url).pathname
  const { folder } = await importRecording(file, { parentFolder: await temporaryFolder(), ids, clock })
  const ports = { eyes: createFakeEyes(), video: undefined, pictures: noPictures, ids, clock }
  const { task } = await learn(await readRecording(folder), { goal, ports, knownPages: [] })
  const parameters = Object.fromEntries(task.parameters.map(({ name, examples }) => [name, examples[0] ?? '(secret)']))
  return { task, parameters, captions: task.steps.map((step) => step.caption) }
}

describe('what others recorded is learned as a task', () => {
  it('from a flow of Chrome DevTools: fields and buttons by their names, the values of the sentence as parameters', async () => {
    const { parameters, captions, task } = await learned('devtools/order.json', 'Order 12 red pens')
    expect(Object.values(parameters).toSorted()).toEqual(['(secret)', '12', 'red pens'])
    expect(captions).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Type .*https:\/\/shop\.example\//),
        expect.stringMatching(/^Type ⟦.*⟧ into “Search”$/),
        expect.stringMatching(/^Click the link “Red pen”/),
        expect.stringMatching(/^(Type|Replace).* “Amount”/),
        expect.stringMatching(/^Type ⟦password⟧ into “Password”$/),
        expect.stringMatching(/^Click “Order now”/),
      ]),
    )
    expect(task.steps.filter(({ target }) => target?.name === 'Search').map(({ target }) => target?.role)).toEqual(['field'])
  })

  it('from the real log of ShowUI-Aloha: values and pages are known, places without a picture are told to be doubtful', async () => {
    const { parameters, captions, task } = await learned(
      'aloha/input-log.txt',
      'Find flights from Singapore to Los Angeles with qatar airways',
    )
    expect(Object.values(parameters).toSorted()).toEqual(['Los', 'Singapore', 'qatar airways'])
    expect(captions.filter((caption) => caption.startsWith('Type'))).toHaveLength(3)
    expect(captions).toHaveLength(16)
    const places = task.steps.filter(({ target }) => target !== undefined)
    expect(places.every(({ confidence }) => confidence < 0.5)).toBe(true)
    expect(task.notices.filter((notice) => /may not be found again/.test(notice))).toHaveLength(places.length)
  })
})
