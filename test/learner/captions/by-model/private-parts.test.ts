import { describe, expect, it } from 'vitest'
import type { Step, TextLine } from '#contract'
import { privateWords, secretFields, withoutValues } from '../../../../learner/captions/by-model/private-parts.ts'
import { viewsOf } from '../../../../learner/captions/by-model/views.ts'
import { sampleStep, sampleTask } from '../../../support/sample-task.ts'
import { createMemoryPictures } from '../../support/memory-pictures.ts'

const task = sampleTask('Write to ⟦recipient⟧', {
  parameters: [
    { name: 'recipient', type: 'text', examples: ['Mrs Miller'] },
    { name: 'amount', type: 'money', examples: ['1,250.00'] },
    { name: 'count', type: 'number', examples: ['7'] },
    { name: 'password', type: 'secret', examples: [] },
  ],
})
/** A line of words, 10 pixels a letter, with their boxes. */
function line(text: string): TextLine {
  let x = 0
  const words = text.split(' ').map((word) => {
    const box = { x, y: 50, width: word.length * 10, height: 12 }
    x += box.width + 10
    return { text: word, box }
  })
  return { text, box: { x: 0, y: 50, width: x - 10, height: 12 }, confidence: 0.9, words }
}
const wide = (x: number, width: number) => ({ x: x - 2, y: 48, width: width + 4, height: 16 })

describe('the values of a demonstration', () => {
  it.each<[string, TextLine, object[]]>([
    ['as one word', line('Total: 1,250.00 EUR'), [wide(70, 80)]],
    ['written another way', line('Total: 1.250,00'), [wide(70, 80)]],
    ['over two words', line('Dear mrs Miller, hello'), [wide(50, 30), wide(90, 70)]],
    ['twice', line('1250.00 and 1250.00'), [wide(0, 70), wide(120, 70)]],
    ['within a word', line('to:1250.00!'), [wide(0, 110)]],
    ['in a line without words', { ...line('Mrs Miller'), words: undefined }, [wide(0, 100)]],
    ['not at all', line('Dear Mr Mill'), []],
    ['too short to say anything', line('7 days'), []],
  ])('are found in a picture: %s', (_, read, boxes) => {
    expect(privateWords(task, [read])).toEqual(boxes)
  })
})

describe('a text that is sent', () => {
  it.each([
    ['Mousepad shows “Letter to Mrs Miller”', 'Mousepad shows “Letter to ⟦recipient⟧”'],
    ['dear MRS MILLER, 1,250.00.', 'dear ⟦recipient⟧, ⟦amount⟧.'],
    ['Mrs Millers 11,250.00', 'Mrs Millers 11,250.00'],
    ['7 days', '7 days'],
    ['⟦recipient⟧ and ⟦Mrs Miller⟧', '⟦recipient⟧ and ⟦Mrs Miller⟧'],
  ])('has slots where values stood: %s', (text, sent) => {
    expect(withoutValues(text, task)).toBe(sent)
  })

  it('has slots for each of several values, the longest first, whatever signs are in them', () => {
    const several = sampleTask('Open ⟦file⟧', {
      parameters: [{ name: 'file', type: 'text', examples: ['a+bc\na+bc (old).*', 'ß-Notiz'], many: true }],
    })
    expect(withoutValues('Open a+bc (old).* and A+BC, ß-Notiz', several)).toBe('Open ⟦file⟧ and ⟦file⟧, ⟦file⟧')
  })
})

const login = { program: 'chromium', title: 'Log in - Chromium', kind: 'normal' } as const
const target = {
  label: 'password “Password”',
  window: login,
  place: { x: 20, y: 30, width: 40, height: 10 },
  windowSize: { width: 100, height: 80 },
  neighbours: [],
  source: 'accessibility' as const,
}
const secretAct: Step['act'] = { kind: 'type', text: [{ kind: 'secret', parameter: 'password' }], replaces: false }
const white = (width: number, height: number) => ({
  width,
  height,
  data: new Uint8Array(width * height * 4).fill(255),
  box: { x: 0, y: 0, width, height },
})

describe('the field of a secret', () => {
  it('is black in every picture of its window, and in no other', () => {
    const typing = sampleStep({ id: 'step-b', act: secretAct, target, window: login })
    const withSecret = { ...task, steps: [sampleStep({ window: login }), typing] }
    const box = { x: 40, y: 60, width: 80, height: 20 }
    expect(secretFields(withSecret, sampleStep({ window: login }), white(200, 160))).toEqual([box])
    expect(secretFields(withSecret, sampleStep(), white(200, 160))).toEqual([])
  })

  it('that is not known keeps the pictures of its step here', async () => {
    const pictures = createMemoryPictures()
    const before = await pictures.put(white(100, 80))
    const typing = sampleStep({ act: secretAct, window: login, pictures: { before } })
    expect((await viewsOf({ ...task, steps: [typing] }, typing, { pictures })).views).toEqual([])
    expect((await viewsOf(task, sampleStep({ window: login, pictures: { before } }), { pictures })).views).toHaveLength(1)
  })
})

describe('the pictures of a step', () => {
  it('are the window before with its act marked, the place at full size, and the window after; small, and with values black', async () => {
    const pictures = createMemoryPictures()
    const [before, after] = [await pictures.put(white(2048, 1000)), await pictures.put(white(512, 400))]
    const step = sampleStep({ window: login, pictures: { before, after, mark: { x: 2000, y: 50 } } })
    const read = async (picture: { width: number }) => (picture.width === 2048 ? [line('Mrs Miller')] : [])
    const { views, draw } = await viewsOf({ ...task, steps: [step] }, step, { pictures, readWords: read })
    expect(views).toEqual([
      { what: 'before', width: 1024, height: 500 },
      { what: 'closer', width: 384, height: 256 },
      { what: 'after', width: 512, height: 400 },
    ])
    const drawn = await draw()
    expect(drawn.map(({ width, height }) => ({ width, height }))).toEqual(views.map(({ width, height }) => ({ width, height })))
    const [whole, closer] = drawn
    const at = (picture: { width: number; data: Uint8Array } | undefined, x: number, y: number) =>
      picture && [...picture.data.subarray((y * picture.width + x) * 4, (y * picture.width + x) * 4 + 3)]
    expect({
      value: at(whole, 30, 28),
      ring: at(whole, 1000, 25 + 18),
      closerRing: at(closer, 2000 - (2048 - 384), 50 + 18),
      elsewhere: at(whole, 500, 400),
    }).toEqual({ value: [0, 0, 0], ring: [230, 0, 150], closerRing: [230, 0, 150], elsewhere: [255, 255, 255] })
  })
})
