import { describe, expect, it } from 'vitest'
import { type TextLine, UnderstudyError } from '#contract'
import { look } from '../../../perception/elements/look.ts'
import { createReading } from '../../../perception/elements/reading.ts'
import { silentParts } from '../../../perception/elements/silent.ts'
import { blank, createFakeReader, draw, fill, line, moved, sceneOf, told, WINDOW } from '../scenes.ts'

const { box } = WINDOW

describe('reading with a memory', () => {
  const drawn = () => draw(draw(blank(box), { x: 120, y: 70, width: 90, height: 18 }, 1), { x: 400, y: 300, width: 90, height: 18 }, 2)
  const lines = [line('Name', [20, 20, 90, 18]), line('Total', [300, 250, 90, 18])]

  it('does not read again what has not changed', async () => {
    const reader = createFakeReader(() => lines)
    const reading = createReading(reader)
    const first = await reading.whole(drawn())
    expect(await reading.whole(drawn())).toEqual(first)
    expect(reader.asked).toHaveLength(1)
  })

  it('nor when the window only moved, and gives the new places', async () => {
    let now: TextLine[] = lines
    const reader = createFakeReader(() => now)
    const reading = createReading(reader)
    await reading.whole(drawn())
    const picture = { ...drawn(), box: { ...box, x: box.x + 40, y: box.y + 7 } }
    now = []
    expect((await reading.whole(picture)).map(({ text, box: at }) => [text, at.x, at.y])).toEqual([
      ['Name', 160, 77],
      ['Total', 440, 307],
    ])
    expect(reader.asked).toHaveLength(1)
  })

  it('reads the changed tiles alone, keeps the other lines and drops those that went', async () => {
    let now = lines
    const reader = createFakeReader(() => now)
    const reading = createReading(reader)
    await reading.whole(drawn())
    now = [line('Name', [20, 20, 90, 18]), line('Sum', [300, 250, 60, 18])]
    const changed = draw(fill(drawn(), { x: 400, y: 300, width: 90, height: 18 }, 240), { x: 400, y: 300, width: 60, height: 18 }, 5)
    expect((await reading.whole(changed)).map(({ text }) => text)).toEqual(['Name', 'Sum'])
    const second = reader.asked[1]
    expect(reader.asked).toHaveLength(2)
    expect((second?.width ?? 0) * (second?.height ?? 0)).toBeLessThan(0.1 * box.width * box.height)
  })

  it('remembers parts by what they show', async () => {
    const reader = createFakeReader(() => lines)
    const reading = createReading(reader)
    const part = { x: 110, y: 60, width: 120, height: 40 }
    expect(await reading.part(drawn(), part)).toEqual([lines[0]])
    await reading.part(drawn(), part)
    await reading.part(fill(drawn(), { x: 500, y: 90, width: 3, height: 3 }, 0), part)
    expect(reader.asked).toHaveLength(1)
    await reading.part(fill(drawn(), { x: 130, y: 90, width: 3, height: 3 }, 0), part)
    expect(reader.asked).toHaveLength(2)
  })

  it('asks again after a reading failed', async () => {
    let fails = true
    const reading = createReading({
      read: async () => {
        if (fails) throw new Error('the models are not there')
        return lines
      },
    })
    await expect(reading.part(drawn(), box)).rejects.toThrow('the models are not there')
    fails = false
    expect(await reading.part(drawn(), box)).toHaveLength(2)
  })

  it('goes on without text when the models cannot be loaded', async () => {
    const reading = createReading({
      read: () => Promise.reject(new UnderstudyError('set-up', 'The models could not be loaded.', 'Install again.')),
    })
    expect([reading.able(), await reading.whole(drawn()), reading.able(), await reading.part(drawn(), box)]).toEqual([true, [], false, []])
  })

  it('reads nothing without a reader', async () => {
    const reading = createReading(undefined)
    expect([reading.able(), await reading.whole(drawn()), await reading.part(drawn(), box)]).toEqual([false, [], []])
  })
})

describe('the silent parts of a window', () => {
  const picture = draw(draw(blank(box), { x: 120, y: 70, width: 96, height: 16 }, 1), { x: 360, y: 260, width: 128, height: 48 }, 2)
  const button = told('button', 'Save', [16, 16, 110, 30])

  it('are all of it when accessibility tells nothing', () => {
    expect(silentParts(picture, [])).toBe('everything')
    expect(silentParts(picture, [told('window', 'Orders', [0, 0, 600, 400])])).toBe('everything')
  })

  it('are where something is drawn and nothing told', () => {
    const parts = silentParts(picture, [button])
    expect(parts).toHaveLength(1)
    const [part] = parts === 'everything' ? [] : parts
    expect(part && part.x <= 360 && part.y <= 260 && part.x + part.width >= 488 && part.y + part.height >= 308).toBe(true)
    expect(part && part.x > 230 && part.y > 200).toBe(true)
  })

  it('are none when all that is drawn is told', () => {
    expect(silentParts(picture, [button, told('image', 'Chart', [256, 206, 140, 60])])).toEqual([])
  })
})

describe('looking', () => {
  const picture = draw(draw(blank(box), { x: 120, y: 70, width: 96, height: 16 }, 1), { x: 360, y: 260, width: 128, height: 16 }, 2)
  const lines = [line('Save', [24, 20, 90, 16]), line('Total 12.50', [262, 210, 124, 16])]

  it('joins what is told with what is read elsewhere, and reads nowhere else', async () => {
    const reader = createFakeReader(() => lines)
    const button = told('button', 'Save', [16, 16, 110, 30])
    const seen = await look(sceneOf([button], { picture }), createReading(reader))
    expect(seen).toEqual([button, { role: 'text', name: 'Total 12.50', box: lines[1]?.box, source: 'ocr', confidence: 0.98 }])
    expect(reader.asked).toHaveLength(1)
    expect(reader.asked[0]?.y).toBeGreaterThan(200)
  })

  it('gives a nameless button the words on it, and a field what stands in it', async () => {
    const seen = await look(
      sceneOf([told('button', '', [16, 16, 110, 30]), told('field', '', [256, 206, 140, 24]), told('label', 'Other', [500, 300, 50, 10])], {
        picture,
      }),
      createReading(createFakeReader(() => lines)),
    )
    expect(seen.map(({ role, name, value }) => [role, name, value])).toEqual([
      ['button', 'Save', undefined],
      ['field', '', 'Total 12.50'],
      ['label', 'Other', undefined],
    ])
  })

  it('never tells what stands in a password field, nor changes the elements it was given', async () => {
    const password = told('password', '', [256, 206, 140, 24])
    const scene = sceneOf([password, told('button', 'Save', [16, 16, 110, 30])], { picture })
    const seen = await look(scene, createReading(createFakeReader(() => lines)))
    expect(seen).toEqual(scene.elements)
    expect(JSON.stringify(seen)).not.toContain('12.50')
  })

  it('guesses widgets from their outline where nothing is told', async () => {
    const framed = fill(fill(blank(box), { x: 120, y: 70, width: 100, height: 28 }, 120), { x: 121, y: 71, width: 98, height: 26 }, 240)
    fill(fill(framed, { x: 120, y: 150, width: 200, height: 24 }, 120), { x: 121, y: 151, width: 198, height: 22 }, 250)
    const reader = createFakeReader(() => [line('Save', [50, 24, 40, 20])])
    const seen = await look(sceneOf([], { picture: framed }), createReading(reader))
    expect(seen.map(({ role, name, source }) => [role, name, source])).toEqual([
      ['button', 'Save', 'ocr'],
      ['field', '', 'shape'],
    ])
  })

  it('reads a moved window without reading it again', async () => {
    const reader = createFakeReader(() => lines)
    const reading = createReading(reader)
    const scene = sceneOf([], { picture })
    const seen = await look(scene, reading)
    const shifted = seen.map((element) => ({ ...element, box: { ...element.box, x: element.box.x + 30, y: element.box.y + 40 } }))
    expect(await look(moved(scene, 30, 40), reading)).toEqual(shifted)
    expect(reader.asked).toHaveLength(1)
  })
})
