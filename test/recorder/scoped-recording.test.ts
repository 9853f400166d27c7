import { afterEach, describe, expect, it } from 'vitest'
import { readRecording } from '#recorder'
import { createFakeVideo, createRigs, LOGIN, middleOf, NAME, ofKind, type RigOptions, SAVE } from './recording-rig.ts'

const { rigOf, end } = createRigs()
afterEach(end)

const VAULT = { id: 50, title: 'Vault of Ada', program: 'vault', box: { x: 600, y: 100, width: 200, height: 200 }, elements: [] }
const onVault = { x: 650, y: 150 }
const onNothing = { x: 1200, y: 700 }
const SCOPES: [string, RigOptions['options']][] = [
  ['what was chosen', { scope: { only: [{ program: 'shop' }], never: [] } }],
  ['all but what was excluded', { scope: { only: [], never: ['vault'] } }],
]

describe.each(SCOPES)('a recording of %s', (_, options) => {
  it('holds no trace of another program: no input, no name, no pixel', async () => {
    const video = createFakeVideo()
    const rig = await rigOf({ windows: [LOGIN, VAULT], video: video.recorder, options })
    await rig.advance(300)
    await rig.person.focus(NAME)
    await rig.advance(500)
    await rig.person.write('Ada')
    await rig.person.move(onVault)
    await rig.person.click(onVault)
    rig.fake.change((state) => ({ ...state, windows: [VAULT, LOGIN], focus: undefined as never }))
    await rig.advance(200)
    await rig.person.write('xyzzy')
    rig.fake.change((state) => ({ ...state, windows: [{ ...VAULT, title: 'Vault, open' }, LOGIN] }))
    rig.push({ kind: 'wheel', atMs: rig.clock.nowMs(), point: onVault, notchesX: 0, notchesY: 1 })
    rig.fake.copy({ content: 'text', length: 5, secret: false, program: 'vault' })
    rig.fake.copy({ content: 'text', length: 5, secret: false, program: '' })
    await rig.advance(1000)
    rig.fake.change((state) => ({ ...state, windows: [LOGIN, VAULT] }))
    await rig.person.focus(NAME)
    await rig.advance(500)
    await rig.person.write('!')
    await rig.stop()
    const { events, gestures, manifest } = await readRecording(rig.session.folder)
    expect(gestures.map((gesture) => (gesture.kind === 'type' ? gesture.text : gesture.kind))).toEqual(['click', 'Ada', 'click', '!'])
    expect(manifest.scope).toEqual(options?.scope)
    const text = JSON.stringify(events)
    expect(text).not.toMatch(/vault|"(key|characters)":"[xyz]"/i)
    expect(events.filter((event) => 'point' in event && event.point.x === onVault.x)).toEqual([])
    expect(ofKind(events, 'clipboard')).toEqual([])
    for (const boxes of video.hidden) expect(boxes.some((box) => box.x <= 600 && box.x + box.width >= 800 && box.y <= 100)).toBe(true)
  })
})

describe('the video of a recording of what was chosen', () => {
  it('is black from its first frame until it was seen what must not be, then all but the chosen is', async () => {
    const video = createFakeVideo()
    const rig = await rigOf({ video: video.recorder, options: { scope: { only: [{ program: 'shop' }], never: [] } } })
    expect(video.told).toEqual(['start 1280x800 at 12 covered', 'cover false'])
    const area = video.hidden.at(-1)!.reduce((sum, { width, height }) => sum + width * height, 0)
    expect(area).toBe(1280 * 800 - LOGIN.box.width * LOGIN.box.height)
    await rig.person.click(onNothing)
    await rig.stop()
    expect(ofKind(await rig.events(), 'pointer-down')).toEqual([])
  })

  it('shows a window that comes to lie above what is hidden, and hides one that moves, as soon as the desktop tells', async () => {
    const video = createFakeVideo()
    const rig = await rigOf({ windows: [LOGIN, VAULT], video: video.recorder, options: { scope: { only: [], never: ['vault'] } } })
    expect(video.hidden.at(-1)).toEqual([VAULT.box])
    await rig.advance(40)
    rig.fake.change((state) => ({ ...state, windows: [LOGIN, { ...VAULT, box: { ...VAULT.box, x: 450 } }] }))
    await rig.advance(0)
    expect(video.hidden.at(-1)).toEqual([{ x: 500, y: 100, width: 150, height: 200 }])
  })

  it('stays black after a pause until the windows were looked at again', async () => {
    const video = createFakeVideo()
    let answer: (() => void) | undefined
    let slow = false
    const rig = await rigOf({
      windows: [LOGIN, VAULT],
      video: video.recorder,
      options: { scope: { only: [], never: ['vault'] } },
      desktop: (fake) => ({
        async windows() {
          if (slow) await new Promise<void>((resolve) => (answer = resolve))
          return fake.windows()
        },
      }),
    })
    await rig.advance(300)
    rig.session.pause({ private: true })
    expect(rig.session.state().phase).toBe('private')
    rig.fake.change((state) => ({ ...state, windows: [{ ...VAULT, box: { ...VAULT.box, x: 0 } }, LOGIN] }))
    slow = true
    rig.session.resume()
    await rig.advance(200)
    expect([rig.session.state().phase, video.told.at(-1)]).toEqual(['recording', 'cover true'])
    slow = false
    answer?.()
    await rig.advance(200)
    const password = { x: 108, y: 178, width: 204, height: 24 }
    expect([video.told.at(-1), video.hidden.at(-1)]).toEqual(['cover false', [{ ...VAULT.box, x: 0 }, password]])
  })
})

describe('a window that is there for a moment', () => {
  it('is not missed between two looks', async () => {
    const rig = await rigOf()
    await rig.advance(1000)
    const tip = {
      id: 60,
      title: 'Saved',
      program: 'shop',
      kind: 'dialog' as const,
      box: { x: 0, y: 0, width: 90, height: 40 },
      elements: [],
    }
    rig.fake.change((state) => ({ ...state, windows: [tip, LOGIN] }))
    await rig.advance(40)
    rig.fake.change((state) => ({ ...state, windows: [LOGIN] }))
    await rig.advance(100)
    await rig.stop()
    expect(ofKind(await rig.events(), 'window').map(({ window }) => window?.title)).toEqual(['Login', 'Saved', 'Login'])
  })
})

describe('a private stretch', () => {
  it('leaves no trace either of what comes to be known of it only when it is over', async () => {
    const answers: (() => void)[] = []
    let slow = false
    const rig = await rigOf({
      options: { keepClipboard: true },
      desktop: (fake) => ({
        async elements(window) {
          const elements = await fake.elements(window)
          if (!slow) return elements
          await new Promise<void>((resolve) => answers.push(resolve))
          return elements.map((element) => ({ ...element, value: 'private' }))
        },
      }),
    })
    await rig.advance(2000)
    slow = true
    await rig.person.click(middleOf(SAVE))
    await rig.advance(1000)
    expect(answers.length).toBeGreaterThan(0)
    rig.session.pause({ private: true })
    await rig.advance(1000)
    const thenMs = rig.clock.nowMs() - 200
    rig.session.resume()
    slow = false
    for (const answer of answers) answer()
    rig.push({ kind: 'key-down', atMs: thenMs, key: 'z', characters: 'z', repeat: false })
    rig.push({ kind: 'key-up', atMs: thenMs, key: 'z' })
    rig.push({ kind: 'pointer-down', atMs: thenMs, point: { x: 333, y: 222 }, button: 'left' })
    rig.push({ kind: 'pointer-up', atMs: thenMs, point: { x: 333, y: 222 }, button: 'left' })
    await rig.advance(2000)
    await rig.person.strike('y', 'y')
    await rig.stop()
    expect(await rig.allText()).not.toMatch(/private"(?!:)|"z"|333/)
    expect(ofKind(await rig.events(), 'key-down').map(({ key }) => key)).toEqual(['y'])
  })

  it('leaves its beginning, its end and what is marked in it', async () => {
    const rig = await rigOf()
    await rig.person.click(middleOf(SAVE))
    rig.session.pause({ private: true })
    rig.session.pause()
    await rig.person.write('private')
    rig.fake.copy({ content: 'text', length: 7, secret: false, program: 'shop', text: 'private' })
    rig.session.marker('logged in', { milestone: true })
    await rig.advance(500)
    rig.session.resume()
    await rig.advance(100)
    rig.session.pause()
    expect(rig.session.state().phase).toBe('paused')
    rig.session.resume()
    await rig.stop()
    const marks = (await rig.events()).filter(({ kind }) => ['pause', 'resume', 'marker', 'clipboard', 'key-down'].includes(kind))
    expect(marks).toEqual([
      { kind: 'pause', atMs: expect.any(Number), private: true },
      { kind: 'marker', atMs: expect.any(Number), note: 'logged in', milestone: true },
      { kind: 'resume', atMs: expect.any(Number) },
      { kind: 'pause', atMs: expect.any(Number) },
      { kind: 'resume', atMs: expect.any(Number) },
    ])
  })
})
