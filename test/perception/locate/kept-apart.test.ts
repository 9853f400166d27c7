import { describe, expect, it } from 'vitest'
import type { Located, Neighbour, Picture, Target, TextLine } from '#contract'
import { createEyes } from '#perception'
import { decide } from '../../../perception/locate/decide.ts'
import { drawnScales, voteOf } from '../../../perception/locate/neighbours.ts'
import { pictureEvidence } from '../../../perception/locate/picture-evidence.ts'
import { wordsBesideSpot } from '../../../perception/locate/row-words.ts'
import { sightsOf } from '../../../perception/locate/sights.ts'
import { cropPicture } from '../../../perception/pixels/crop.ts'
import { blank, createFakeReader, draw, line, sceneOf, WINDOW } from '../scenes.ts'

const TASKS = ['Pay the rent', 'Call the roofer', 'Book the hall', 'Answer Tom']
const HEAD = [line('Tasks', [20, 10, 60, 18]), line('Show', [120, 10, 40, 18])]
const FOOT = [line('Save', [40, 360, 40, 18]), line('Cancel', [140, 360, 60, 18])]

/** A list of tasks from the pixels alone; `gap` is the height of a row. */
function listOf(tasks: string[], { top = 60, gap = 30 } = {}): TextLine[] {
  return [...HEAD, ...tasks.map((task, index) => line(task, [60, top + index * gap, 8 * task.length, 18])), ...FOOT]
}
const eyesThatRead = (lines: TextLine[]) => createEyes({ reader: createFakeReader(() => lines) })
const learnedFrom = async (lines: TextLine[], x: number, y: number): Promise<Target> =>
  (await eyesThatRead(lines).describe(sceneOf([]), { x: WINDOW.box.x + x, y: WINDOW.box.y + y }, undefined)).target
const find = (target: Target, lines: TextLine[], values: Record<string, string> = {}): Promise<Located> =>
  eyesThatRead(lines).locate(target, sceneOf([]), { values })

describe('a word that was read', () => {
  it('is found at its new place', async () => {
    const target = await learnedFrom(listOf(TASKS), 90, 99)
    const located = await find(target, listOf(TASKS, { top: 90 }))
    const middle = located.kind === 'found' ? located.box.y + located.box.height / 2 : 0
    expect([target.name, Math.abs(middle - (WINDOW.box.y + 129)) < 9]).toEqual(['Call the roofer', true])
  })

  it('is another one when more letters stand right behind it', async () => {
    const target = await learnedFrom(listOf(TASKS), 90, 99)
    const located = await find(target, listOf(['Pay the rent', 'Call the roofers', 'Book the hall', 'Answer Tom']))
    expect(located.kind).toBe('unsure')
  })

  it('may be a value, and then is the one line that is this value, wherever it stands', async () => {
    const target = { ...(await learnedFrom(listOf(TASKS), 90, 99)), nameParameter: 'task' }
    const located = await find(target, listOf(TASKS), { task: 'Answer Tom' })
    expect([located.kind, located.kind === 'found' && located.box.y]).toEqual(['found', WINDOW.box.y + 150])
  })

  it('is not clicked as a value that stands there twice, or only within a sentence', async () => {
    const target = { ...(await learnedFrom(listOf(TASKS), 90, 99)), nameParameter: 'task' }
    const twice = await find(target, listOf([...TASKS, 'Answer Tom']), { task: 'Answer Tom' })
    const within = await find(target, listOf([...TASKS.slice(0, 3), 'Do not answer Tom today']), { task: 'Answer Tom' })
    expect([twice.kind, within.kind]).toEqual(['unsure', 'unsure'])
  })
})

describe('a spot of which nothing is known', () => {
  it('is called by the one name that stands right beside it', () => {
    const spot = { x: WINDOW.box.x + 20, y: WINDOW.box.y + 85, width: 32, height: 32 }
    const sights = sightsOf([], [...listOf(TASKS), line('Answer Tom', [200, 300, 80, 18])])
    const at = (y: number) => wordsBesideSpot({ ...spot, y: WINDOW.box.y + y }, sights)
    expect([at(83), at(143), at(220)]).toEqual([[{ role: 'row', name: 'Call the roofer', offset: { x: 84, y: 0 } }], [], []])
  })
})

describe('words cut out of a longer line', () => {
  const longer: TextLine = {
    ...line('< Keep all >', [40, 200, 140, 18]),
    words: [
      { text: '< Keep', box: line('', [40, 200, 70, 18]).box },
      { text: 'all >', box: line('', [128, 200, 52, 18]).box },
    ],
  }
  it('are a thing only when they are the whole of its name', async () => {
    const list = listOf(TASKS)
    const target = await learnedFrom([...list, line('< Keep >', [40, 200, 84, 18])], 80, 209)
    expect([target.name, (await find(target, [...list, longer])).kind]).toEqual(['< Keep >', 'unsure'])
  })
})

describe('what is meant in a line', () => {
  const words = (parts: [string, number, number][]) => parts.map(([text, x, width]) => ({ text, box: line(text, [x, 60, width, 24]).box }))
  const radios: TextLine = {
    ...line('O By post O By courier', [20, 60, 200, 24]),
    words: words([
      ['O', 22, 10],
      ['By', 40, 16],
      ['post', 60, 30],
      ['O', 104, 10],
      ['By', 122, 16],
      ['courier', 142, 56],
    ]),
  }
  const starred: TextLine = {
    ...line('Tom Becker', [20, 60, 140, 24]),
    words: words([
      ['Tom', 56, 26],
      ['Becker', 90, 60],
    ]),
  }
  const meantAt = async (one: TextLine, x: number) => {
    const { role, name, place } = await learnedFrom([...HEAD, one, ...FOOT], x, 72)
    return { role, name, from: Math.round(place.x), to: Math.round(place.x + place.width) }
  }

  it('is a ring by itself, called by the words behind it', async () => {
    expect(await meantAt(radios, 109)).toEqual({
      role: 'checkbox',
      name: 'By courier',
      from: expect.closeTo(102, -1),
      to: expect.closeTo(116, -1),
    })
  })

  it('is the words of one ring and not those of the next', async () => {
    expect(await meantAt(radios, 60)).toEqual({ role: 'text', name: 'By post', from: 40, to: 90 })
  })

  it('is the star before the words when that was acted on, and the words when they were', async () => {
    expect(await meantAt(starred, 34)).toEqual({ role: 'icon', name: undefined, from: 20, to: 54 })
    expect(await meantAt(starred, 110)).toEqual({ role: 'text', name: 'Tom Becker', from: 20, to: 160 })
  })
})

describe('another size', () => {
  const neighbours: Neighbour[] = [
    { role: 'text', name: 'Alpha', offset: { x: -100, y: 0 } },
    { role: 'text', name: 'Bravo', offset: { x: 0, y: -80 } },
    { role: 'text', name: 'Charlie', offset: { x: 100, y: 60 } },
    { role: 'text', name: 'Delta', offset: { x: -60, y: 90 } },
  ]
  const place = { x: 180, y: 120, width: 40, height: 40 }

  it('is told by the distances of the neighbours, and not by a window that was only stretched', () => {
    const at = (scale: number) =>
      neighbours.map(({ name, offset }) => line(name, [300 + scale * offset.x - 20, 200 + scale * offset.y - 8, 40, 16]))
    const scales = (scale: number, window: { width: number; height: number }) =>
      drawnScales(voteOf({ neighbours, place, windowSize: { width: 600, height: 400 } }, sightsOf([], at(scale)), window))
    expect(scales(1.5, { width: 600, height: 400 })).toEqual([1.5])
    expect(scales(1, { width: 900, height: 400 })).toEqual([])
  })

  it('is that in which the picture fits', () => {
    const window = WINDOW.box
    const box = { x: window.x + 180, y: window.y + 120, width: 40, height: 40 }
    const learned = draw(blank(window), box, 5)
    const crop = cropPicture(learned, { x: box.x - 10, y: box.y - 10, width: 60, height: 60 }) as Picture
    // The same drawing, each of its pixels twice as wide and high.
    const large = blank(window)
    for (let y = 0; y < 80; y++) {
      for (let x = 0; x < 80; x++) {
        const from = ((120 + (y >> 1)) * window.width + 180 + (x >> 1)) * 4
        large.data.set(learned.data.subarray(from, from + 4), ((200 + y) * window.width + 300 + x) * 4)
      }
    }
    const target = {
      place,
      windowSize: window,
      neighbours: [],
      label: '',
      window: { program: 'orders', title: '', kind: 'normal' },
      source: 'shape',
    } as Target
    const howWell = (scale: number) => pictureEvidence(target, crop, large)?.fitAt({ x: window.x + 340, y: window.y + 240 }, scale) ?? 0
    expect([howWell(2) > 0.9, howWell(1) < 0.75]).toEqual([true, true])
  })
})

describe('a confidence', () => {
  const found = (total: number) => {
    const located = decide([{ candidate: { box: { x: 0, y: 0, width: 9, height: 9 }, from: 'text' }, total, evidence: [] }])
    return located.kind === 'found' ? located.confidence : 0
  }
  it('grows with the evidence, and is never certainty', () => {
    const said = [3.4, 4, 5, 6, 9, 30].map(found)
    expect(said).toEqual(said.toSorted((a, b) => a - b))
    expect([(said[0] as number) >= 0.8, said.every((one) => one < 1)]).toEqual([true, true])
  })
})
