import { afterEach, describe, expect, it } from 'vitest'
import { readRecording } from '#recorder'
import { createHiddenParts } from '../../recorder/session/hidden-parts.ts'
import { showsOnlyMasks } from '../../recorder/session/secret-fields.ts'
import { createFakeVideo, createRigs, LOGIN, NAME, PASSWORD, type Rig, SAVE } from './recording-rig.ts'

const rigs = createRigs()
afterEach(rigs.end)

/** The program shows something else in its window. */
const showElements = (rig: Rig, elements: typeof LOGIN.elements, box = LOGIN.box) =>
  rig.fake.change((state) => ({
    ...state,
    windows: state.windows.map((window) => (window.id === LOGIN.id ? { ...window, elements, box } : window)),
  }))
const gestures = async (rig: Rig) => {
  await rig.stop()
  const { gestures: all } = await readRecording(rig.session.folder)
  return all.map((gesture) =>
    gesture.kind === 'type' ? (gesture.secret ? '(secret)' : gesture.text) : gesture.kind === 'press' ? gesture.key : gesture.kind,
  )
}
const PASSWORD_BOX = { x: 108, y: 178, width: 204, height: 24 }

describe('a password field that shows what it holds', () => {
  const SHOWN = { ...PASSWORD, role: 'field' as const, value: 'xkcd' }

  it('stays one: its keys, its value and its pixels are kept out, and the text in it too', async () => {
    const video = createFakeVideo()
    const rig = await rigs.rigOf({ video: video.recorder })
    await rig.advance(1000)
    await rig.person.focus(PASSWORD)
    await rig.advance(300)
    await rig.person.write('xk')
    await rig.person.focus(SAVE)
    const inner = { role: 'text' as const, name: 'xkcd', box: { ...PASSWORD.box, x: 12, width: 40 } }
    showElements(rig, [NAME, SHOWN, SAVE, inner])
    await rig.advance(1500)
    rig.fake.change((state) => ({ ...state, focus: { windowId: LOGIN.id, index: 1 } }))
    await rig.person.move({ x: 210, y: 190 })
    await rig.person.click({ x: 210, y: 190 })
    await rig.advance(600)
    await rig.person.write('xkcd')
    await rig.advance(1500)
    expect(video.hidden.at(-1)).toEqual([PASSWORD_BOX])
    expect(await gestures(rig)).toEqual(['click', '(secret)', 'click', 'click', '(secret)'])
    const text = await rig.allText()
    expect(text).not.toContain('xkcd')
    expect(text).not.toMatch(/"(key|characters)":"[xkcd]"/)
    expect(text).toContain('"role":"field","name":"Password"')
  })

  it('is black wherever its window goes and wherever it is scrolled, until it is gone', async () => {
    const video = createFakeVideo()
    const rig = await rigs.rigOf({ video: video.recorder })
    await rig.advance(1000)
    expect(video.hidden.at(-1)).toEqual([PASSWORD_BOX])
    showElements(rig, [NAME, SHOWN, SAVE])
    await rig.advance(1500)
    showElements(rig, [NAME, SHOWN, SAVE], { ...LOGIN.box, x: 300 })
    await rig.advance(400)
    expect(video.hidden.at(-1)).toEqual([{ ...PASSWORD_BOX, x: 308 }])
    const scrolled = { ...SHOWN, box: { ...SHOWN.box, y: 200 } }
    rig.push({ kind: 'wheel', atMs: rig.clock.nowMs(), point: { x: 400, y: 300 }, notchesX: 0, notchesY: 1 })
    await rig.advance(30)
    // While it glides, the whole window is.
    expect(video.hidden.at(-1)).toContainEqual({ ...LOGIN.box, x: 300 })
    showElements(rig, [NAME, scrolled, SAVE], { ...LOGIN.box, x: 300 })
    await rig.advance(2000)
    expect(video.hidden.at(-1)).toEqual([{ ...PASSWORD_BOX, x: 308, y: 298 }])
    showElements(rig, [NAME, SAVE], { ...LOGIN.box, x: 300 })
    await rig.advance(5000)
    expect(video.hidden.at(-1)).toEqual([])
  })
})

describe('a plain field that shows dots', () => {
  it('is one for secrets from its first key on', async () => {
    const rig = await rigs.rigOf({ windows: [{ ...LOGIN, elements: [NAME, SAVE] }] })
    rig.fake.change((state) => ({ ...state, focus: { windowId: LOGIN.id, index: 0 } }))
    await rig.advance(1000)
    rig.person.down('x', 'x')
    await rig.advance(20)
    // The program draws a moment after the key.
    showElements(rig, [{ ...NAME, value: '•' }, SAVE])
    rig.person.up('x')
    await rig.advance(100)
    rig.person.down('k', 'k')
    showElements(rig, [{ ...NAME, value: '••' }, SAVE])
    rig.person.up('k')
    await rig.advance(1000)
    expect(await gestures(rig)).toEqual(['(secret)'])
    expect(await rig.allText()).not.toMatch(/"(key|characters)":"[xk]"/)
  })

  it('is told from one that shows stars because they were typed', () => {
    expect(['•', '••••', '● ● ●', '*****', '∗∗∗', '*', '**', '', 'a•', '2*3'].map(showsOnlyMasks)).toEqual([
      ...[true, true, true, true, true],
      ...[false, false, false, false, false],
    ])
    expect(showsOnlyMasks(undefined)).toBe(false)
  })
})

describe('a program that takes only secrets', () => {
  it('leaves no key, and its window is black', async () => {
    const video = createFakeVideo()
    const pinentry = { ...LOGIN, id: 8, program: 'pinentry-gtk-2', title: 'Unlock', elements: [{ ...NAME, name: 'Passphrase' }] }
    const rig = await rigs.rigOf({ windows: [pinentry], video: video.recorder, accessibility: false })
    await rig.advance(1000)
    await rig.person.write('xkcd')
    await rig.advance(500)
    expect(video.hidden.at(-1)).toEqual([LOGIN.box])
    expect(await gestures(rig)).toEqual(['(secret)'])
  })
})

describe('hidden parts', () => {
  it('of all reasons are told together, and only when they changed', () => {
    const told: unknown[] = []
    const hidden = createHiddenParts({ hide: (boxes) => told.push(boxes) })
    const [a, b] = [
      { x: 0, y: 0, width: 1, height: 1 },
      { x: 5, y: 5, width: 2, height: 2 },
    ]
    hidden.set('secrets', [a])
    hidden.set('secrets', [{ ...a }])
    hidden.set('out-of-scope', [b])
    hidden.set('secrets', [])
    hidden.set('out-of-scope', [])
    expect(told).toEqual([[a], [a, b], [b], []])
    createHiddenParts(undefined).set('secrets', [a])
  })
})
