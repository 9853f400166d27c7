import { afterEach, describe, expect, it } from 'vitest'
import { readRecording } from '#recorder'
import { until } from './real-clock.ts'
import { BAR, createRigs, LOGIN, middleOf, NAME, ofKind, SAVE } from './recording-rig.ts'

const { rigOf, end } = createRigs()
afterEach(end)
describe('what is recorded of a click', () => {
  it('is the window, its elements, the way, the thing under the pointer before the press, and the press', async () => {
    const rig = await rigOf()
    await rig.advance(1000)
    await rig.person.move(middleOf(SAVE))
    await rig.advance(200)
    await rig.person.click(middleOf(SAVE))
    await rig.stop()
    const events = await rig.events()
    const window = { id: 7, title: 'Login', program: 'shop', box: LOGIN.box, kind: 'normal', active: true }
    const element = expect.objectContaining({ role: 'button', name: 'Save' })
    expect(events.filter(({ kind }) => kind === 'window' || kind === 'elements')).toEqual([
      { kind: 'window', atMs: 0, window, windows: [window] },
      {
        kind: 'elements',
        atMs: expect.any(Number),
        windowId: 7,
        elements: [expect.objectContaining({ name: 'Name' }), expect.objectContaining({ name: 'Password' }), element],
      },
    ])
    const [move] = ofKind(events, 'pointer-move')
    const [hit] = ofKind(events, 'hit').filter(({ because }) => because === 'pointer')
    const [down] = ofKind(events, 'pointer-down')
    expect(move).toEqual({ kind: 'pointer-move', atMs: 1000, point: middleOf(SAVE) })
    expect(hit).toEqual({ kind: 'hit', atMs: expect.any(Number), point: middleOf(SAVE), element, because: 'pointer' })
    expect(down).toEqual({ kind: 'pointer-down', atMs: 1210, point: middleOf(SAVE), button: 'left' })
    expect(move!.atMs + 60 <= hit!.atMs && hit!.atMs < down!.atMs).toBe(true)
  })

  it('is asked at the press when the pointer had not rested, and then bears a later time', async () => {
    let answer: (() => void) | undefined
    const slow = (fake: { elementAt: (point: { x: number; y: number }) => Promise<unknown> }) => ({
      elementAt: async (point: { x: number; y: number }) => {
        await new Promise<void>((resolve) => {
          answer = resolve
        })
        return fake.elementAt(point) as Promise<undefined>
      },
    })
    const rig = await rigOf({ desktop: slow })
    await rig.person.move(middleOf(SAVE))
    const pressing = rig.person.click(middleOf(SAVE))
    await rig.advance(5)
    answer?.()
    await pressing
    await rig.advance(100)
    answer?.()
    await rig.stop()
    const events = await rig.events()
    const [down] = ofKind(events, 'pointer-down')
    const [hit] = ofKind(events, 'hit').filter(({ because }) => because === 'pointer')
    expect(hit!.atMs).toBeGreaterThan(down!.atMs)
  })

  it('is not asked while the pointer travels, and once for each rest', async () => {
    const asked: number[] = []
    const counting = (fake: { elementAt: (point: { x: number; y: number }) => Promise<unknown> }) => ({
      elementAt: (point: { x: number; y: number }) => {
        asked.push(point.x)
        return fake.elementAt(point) as Promise<undefined>
      },
    })
    // Fields for secrets are asked for by themselves.
    const rig = await rigOf({ desktop: counting, windows: [{ ...LOGIN, elements: [NAME, SAVE] }] })
    for (let x = 110; x < 200; x += 2) await rig.person.move({ x, y: 150 })
    await rig.advance(1000)
    expect(asked).toEqual([198])
  })
})

describe('moves', () => {
  it('are thinned on the way, but the place of rest and every point of a drag are kept', async () => {
    const rig = await rigOf()
    for (let x = 110; x < 210; x++) await rig.person.move({ x, y: 150 })
    await rig.advance(500)
    const idle = ofKind(await rig.events(), 'pointer-move')
    expect(idle.length).toBeLessThan(25)
    expect(idle.at(-1)!.point.x).toBe(209)
    rig.push({ kind: 'pointer-down', atMs: rig.clock.nowMs(), point: { x: 209, y: 150 }, button: 'left' })
    for (let x = 210; x < 260; x++) await rig.person.move({ x, y: 150 })
    rig.push({ kind: 'pointer-up', atMs: rig.clock.nowMs(), point: { x: 259, y: 150 }, button: 'left' })
    await rig.stop()
    const moves = ofKind(await rig.events(), 'pointer-move').slice(idle.length)
    expect(moves.map(({ point }) => point.x)).toEqual(Array.from({ length: 50 }, (_, index) => 210 + index))
  })
})

describe('windows', () => {
  it('are written when something about them changed, and only then', async () => {
    const rig = await rigOf()
    await rig.advance(2000)
    rig.fake.change((state) => ({ ...state, windows: [{ ...LOGIN, title: 'Login failed' }] }))
    await rig.advance(2000)
    await rig.stop()
    expect(ofKind(await rig.events(), 'window').map(({ window }) => window?.title)).toEqual(['Login', 'Login failed'])
  })

  it('of our own leave no trace, nor does what goes to them', async () => {
    const isOwnWindow = ({ program }: { program: string }) => program === 'understudy'
    const rig = await rigOf({ windows: [LOGIN, BAR], options: { isOwnWindow } })
    await rig.person.focus(NAME)
    await rig.advance(500)
    await rig.person.write('Ada')
    rig.fake.change((state) => ({ ...state, windows: [BAR, LOGIN] }))
    const onBar = { x: 20, y: 20 }
    await rig.advance(200)
    await rig.person.move(onBar)
    await rig.advance(300)
    await rig.person.click(onBar)
    await rig.person.write('pause please')
    for (const words of ['my', 'own']) {
      await rig.person.strike('Tab', '\t', 4)
      await rig.person.write(words, 4)
    }
    rig.push({ kind: 'wheel', atMs: rig.clock.nowMs(), point: onBar, notchesX: 0, notchesY: 1 })
    await rig.advance(500)
    rig.fake.change((state) => ({ ...state, windows: [LOGIN, BAR] }))
    await rig.person.focus(NAME)
    await rig.advance(500)
    await rig.person.write('!')
    await rig.stop()
    const { events, gestures } = await readRecording(rig.session.folder)
    expect(gestures.map((gesture) => (gesture.kind === 'type' ? gesture.text : gesture.kind))).toEqual(['click', 'Ada', 'click', '!'])
    expect(ofKind(events, 'window').map(({ window }) => window?.title)).toEqual(['Login'])
    expect(await rig.allText()).not.toContain('understudy')
    const points = events.flatMap((event) => ('point' in event ? [event.point] : []))
    expect(points.filter(({ x, y }) => x === onBar.x && y === onBar.y)).toEqual([])
  })

  it('that can no longer be seen end the recording with words', async () => {
    let gone = false
    const failing = (fake: { windows: () => Promise<never[]> }) => ({
      windows: () => (gone ? Promise.reject(new Error('the display went away')) : fake.windows()),
    })
    const rig = await rigOf({ desktop: failing as never })
    await rig.person.focus(SAVE)
    gone = true
    await rig.advance(4000)
    await until('the recording ended by itself', () => rig.session.state().phase === 'idle')
    const words = 'The recording ended because the desktop cannot be seen any more: the display went away'
    expect(await rig.stop()).toMatchObject({ gestureCount: 1, notices: expect.arrayContaining([words]) })
  })
})

describe('elements', () => {
  it('are written again only when they changed, once the person rests', async () => {
    const rig = await rigOf()
    await rig.advance(1000)
    await rig.person.focus(SAVE)
    await rig.advance(6000)
    // The focus is part of what the elements tell.
    expect(ofKind(await rig.events(), 'elements')).toHaveLength(2)
    const saved = {
      ...LOGIN,
      elements: [...LOGIN.elements, { role: 'label' as const, name: 'Saved', box: { x: 10, y: 200, width: 50, height: 20 } }],
    }
    rig.fake.change((state) => ({ ...state, windows: [saved] }))
    await rig.advance(6000)
    expect(ofKind(await rig.events(), 'elements').map(({ elements }) => elements.length)).toEqual([3, 3, 4])
  })

  it('are never asked for twice at once, and a slow answer holds back no input', async () => {
    let [going, most] = [0, 0]
    const rig = await rigOf({
      desktop: (fake, clock) => ({
        async elements(window) {
          most = Math.max(most, ++going)
          await clock.wait(900, { reason: 'a slow program' })
          going--
          return fake.elements(window)
        },
      }),
    })
    await rig.person.focus(NAME)
    await rig.person.write('Ada Lovelace')
    await rig.advance(400)
    expect(ofKind(await rig.events(), 'key-down')).toHaveLength(12)
    await rig.advance(5000)
    expect(most).toBe(1)
  })

  it('are written when typing begins, also when the pointer does not rest', async () => {
    const rig = await rigOf()
    await rig.advance(1000)
    const restless = async (fromX: number) => {
      for (let x = fromX; x < fromX + 120; x++) await rig.person.move({ x, y: 150 })
    }
    await restless(110)
    const renamed = { ...LOGIN, elements: [{ ...NAME, value: 'before' }] }
    rig.fake.change((state) => ({ ...state, windows: [renamed] }))
    rig.person.down('a', 'a')
    await restless(230)
    expect(ofKind(await rig.events(), 'elements').map(({ elements }) => elements[0]?.value)).toEqual(['', 'before'])
  })

  it('are looked at a last time when the recording stops, so that what the last act did is known', async () => {
    const rig = await rigOf()
    await rig.advance(1000)
    await rig.person.click(middleOf(SAVE))
    const stopping = rig.session.stop()
    await rig.advance(350)
    rig.fake.change((state) => ({ ...state, windows: [{ ...LOGIN, id: 8, title: 'Welcome' }] }))
    await rig.finish(stopping)
    const events = await rig.events()
    expect([ofKind(events, 'window').at(-1)?.window?.title, ofKind(events, 'elements').at(-1)?.windowId]).toEqual(['Welcome', 8])
  })
})
