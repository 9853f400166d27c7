import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { gesturesOf, importRecording, readRecording } from '#recorder'
import { convertFlow } from '../../../recorder/exchange/devtools/convert.ts'
import { createCountedIds } from '../../support/counted-ids.ts'
import { createStillClock } from '../../support/still-clock.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const SAMPLE = new URL('../../recordings/devtools/order.json', import.meta.url).pathname
const load = async () =>
  importRecording(SAMPLE, { parentFolder: await temporaryFolder(), ids: createCountedIds(), clock: createStillClock() })

describe('a flow of Chrome DevTools', () => {
  it('becomes what the person did, with what each thing is called', async () => {
    const { folder, recording } = await load()
    const { gestures, events, manifest } = await readRecording(folder)
    const done = gestures.map((gesture) => {
      if (gesture.kind === 'type') return gesture.secret ? '(secret)' : gesture.text
      if (gesture.kind === 'press') return [...gesture.modifiers, gesture.key].join('+')
      if (gesture.kind === 'scroll') return `scroll ${gesture.notchesY}`
      const hit = events.findLast((event) => event.kind === 'hit' && event.because === 'pointer' && event.atMs <= gesture.fromMs)
      const count = gesture.kind === 'click' ? `${gesture.button} ${gesture.count}` : 'drag'
      return hit?.kind === 'hit' ? `${count} ${hit.element?.role} ${hit.element?.name}`.trim() : count
    })
    expect(done).toEqual([
      ...['ctrl+l', 'https://shop.example/', 'Return', 'left 1 field Search', 'red pens', 'Return', 'scroll 3', 'left 1 link Red pen'],
      // The field was written twice, the second time over the first: what is left is what counts.
      ...['left 2 unknown', '12', 'left 1 password Password', '(secret)', 'right 1 checkbox Gift wrap', 'ctrl+s'],
      'left 1 button Order now',
    ])
    expect(manifest).toMatchObject({ goal: 'Order 12 red pens for Ana', importedFrom: 'chrome-devtools', platform: 'browser', video: null })
    expect(recording.notices[0]).toMatch(/neither where nor when/)
    const titles = events.flatMap((event) => (event.kind === 'window' ? [event.window?.title] : []))
    expect(titles).toEqual(['New Tab - Google Chrome', 'Shop - Google Chrome', 'red pens – Shop - Google Chrome'])
    for (const gesture of gestures) {
      const point = gesture.kind === 'click' ? gesture.point : undefined
      expect(point === undefined || (point.x >= 0 && point.x < 1200 && point.y >= 0 && point.y < 700)).toBe(true)
    }
  })

  it('leaves no password behind, in no file', async () => {
    const { folder } = await load()
    const texts = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')))
    expect(texts.join('')).toContain('red pens')
    expect(texts.join('')).not.toContain('Xk7-Qw9')
    for (const character of 'XQ7') expect(texts.join('')).not.toContain(`"characters":"${character}"`)
  })

  it('keeps steps that are none of a person, or are not known, with the reason', async () => {
    const { unread, folder } = await load()
    expect(unread.map(({ line, why }) => [line, why.split(/[;,:]/)[0]])).toEqual([
      [7, 'It waits for something'],
      [21, 'A step of another program’s own making.'],
      [22, 'A step that is not known'],
      [23, 'A step that is not known'],
      [24, 'It changes the network'],
      [25, 'A page was closed'],
    ])
    expect(unread[2]?.text).toBe('{"type":"swipe","target":"main","selectors":[["#page"]]}')
    const kept = await readFile(join(folder, 'unread.txt'), 'utf8')
    for (const { text } of unread) expect(kept).toContain(text)
  })

  it('clicks into a field only where nothing tells that it had the focus, and knows characters that no key has', () => {
    const field = { selectors: [['aria/City'], ['#city']] }
    const change = { type: 'change', value: 'Ülm', ...field }
    const kinds = (...steps: unknown[]) =>
      gesturesOf(convertFlow({ title: '', steps }).events).map((one) => (one.kind === 'type' ? one.text : one.kind))
    expect(kinds(change)).toEqual(['click', 'Ülm'])
    expect(kinds({ type: 'click', offsetX: 1, offsetY: 1, ...field }, change)).toEqual(['click', 'Ülm'])
    expect(kinds({ type: 'keyDown', key: 'Tab' }, { type: 'keyUp', key: 'Tab' }, change)).toEqual(['press', 'Ülm'])
  })
})
