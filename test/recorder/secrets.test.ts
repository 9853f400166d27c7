import { afterEach, describe, expect, it } from 'vitest'
import type { Desktop, UiElement } from '#contract'
import { readRecording } from '#recorder'
import { createRig, kindsOf, LOGIN, NAME, ofKind, PASSWORD, type RigOptions, SAVE } from './recording-rig.ts'

type Rig = Awaited<ReturnType<typeof createRig>>
let rig: Rig
afterEach(async () => {
  await rig?.stop().catch(() => {})
  await rig?.remove()
})
const begin = async (options?: RigOptions) => {
  rig = await createRig(options)
}
const gestures = async () => {
  await rig.stop()
  return (await readRecording(rig.session.folder)).gestures.map((gesture) => {
    if (gesture.kind === 'type') return gesture.secret ? '(secret)' : gesture.text
    return gesture.kind === 'press' ? [...gesture.modifiers, gesture.key].join('+') : gesture.kind
  })
}
/** What a person's key events would be if somebody looked for a letter of `xkcd` in the file. */
const LEAK = /"(key|characters)":"[xkcdXKCD]"/

/** A desktop whose answers about the focus come late. */
const slowFocus = (lateMs: number): RigOptions => ({
  desktop: (fake, clock) => ({
    async focusedElement() {
      const answer = fake.focusedElement()
      await clock.wait(lateMs, { reason: 'a slow program' })
      return answer
    },
  }),
})

describe('a password field', () => {
  it('takes keys in, and nothing of them comes out: not in events, not in elements, not in releases', async () => {
    const tellsAll = (fake: Desktop) => {
      const reveal = (element: UiElement | undefined) => (element?.role === 'password' ? { ...element, value: 'xkcd' } : element)
      return {
        elementAt: async (point: { x: number; y: number }) => reveal(await fake.elementAt(point)),
        focusedElement: async () => reveal(await fake.focusedElement()),
        elements: async (...asked: Parameters<Desktop['elements']>) =>
          (await fake.elements(...asked)).map((element) => reveal(element) ?? element),
      }
    }
    await begin({ desktop: tellsAll })
    await rig.person.focus(NAME)
    await rig.advance(500)
    await rig.person.write('bob')
    await rig.person.focus(PASSWORD)
    await rig.advance(1000)
    await rig.person.strike('x', 'x')
    rig.person.down('Shift_L')
    await rig.person.strike('K', 'K')
    rig.person.up('Shift_L')
    await rig.person.write('cd')
    await rig.person.strike('BackSpace')
    await rig.person.strike('Left')
    await rig.person.strike('Return', '\r')
    expect(await gestures()).toEqual(['click', 'bob', 'click', '(secret)', 'Return'])
    const events = await rig.events()
    const text = await rig.allText()
    expect(text).not.toMatch(LEAK)
    expect(text).not.toContain('xkcd')
    expect(text).toContain('"role":"password"')
    expect(kindsOf(events).filter((kind) => kind === 'secret-key')).toHaveLength(6)
    expect(ofKind(events, 'key-down').map(({ key }) => key)).toEqual(['b', 'o', 'b', 'Return'])
    expect(ofKind(events, 'key-up').map(({ key }) => key)).toEqual(['b', 'o', 'b', 'Return'])
  })

  it('gives keys that lead out of it, with their modifiers', async () => {
    await begin()
    await rig.person.focus(PASSWORD)
    await rig.advance(500)
    await rig.person.strike('x', 'x')
    rig.person.down('Shift_L')
    await rig.advance(20)
    await rig.person.strike('ISO_Left_Tab')
    rig.person.up('Shift_L')
    rig.person.down('Control_L')
    await rig.person.strike('v')
    rig.person.up('Control_L')
    await rig.person.strike('F1')
    expect(await gestures()).toEqual(['click', '(secret)', 'shift+Tab', 'ctrl+v', 'F1'])
  })

  it('does not let AltGr through as a shortcut', async () => {
    await begin()
    await rig.person.focus(PASSWORD)
    await rig.advance(500)
    rig.person.down('Control_L')
    rig.person.down('Alt_R')
    await rig.person.strike('k', 'K')
    rig.person.up('Alt_R')
    rig.person.up('Control_L')
    expect(await gestures()).toEqual(['click', '(secret)'])
    expect(await rig.allText()).not.toMatch(LEAK)
  })

  it('is told by the focus at each key, so that a fast Tab does not leak what follows it', async () => {
    await begin()
    await rig.person.focus(NAME)
    await rig.advance(500)
    await rig.person.write('bob')
    rig.person.down('Tab', '\t')
    rig.person.up('Tab')
    await rig.advance(20)
    rig.person.down('x', 'x')
    await rig.advance(20)
    rig.person.up('x')
    rig.person.down('k', 'k')
    // The program needs a moment to move the focus.
    await rig.advance(40)
    rig.fake.change((state) => ({ ...state, focus: { windowId: LOGIN.id, index: 1 } }))
    rig.person.up('k')
    await rig.person.write('cd')
    expect(await gestures()).toEqual(['click', 'bob', 'Tab', '(secret)'])
    expect(await rig.allText()).not.toMatch(LEAK)
  })

  it('that takes the focus by itself in the middle of typing is noticed with the first key', async () => {
    await begin()
    await rig.person.focus(NAME)
    await rig.advance(500)
    await rig.person.write('bob')
    rig.fake.change((state) => ({ ...state, focus: { windowId: LOGIN.id, index: 1 } }))
    await rig.person.write('xkcd')
    expect(await gestures()).toEqual(['click', 'bob', '(secret)'])
    expect(await rig.allText()).not.toMatch(LEAK)
  })

  it('that gives the focus away with its last key keeps that key', async () => {
    await begin()
    await rig.person.focus(PASSWORD)
    await rig.advance(1000)
    await rig.person.write('xkc')
    rig.person.down('d', 'd')
    // Before anybody could ask.
    rig.fake.change((state) => ({ ...state, focus: { windowId: LOGIN.id, index: 0 } }))
    await rig.advance(60)
    rig.person.up('d')
    await rig.person.write('bob')
    expect(await gestures()).toEqual(['click', '(secret)', 'bob'])
    expect(await rig.allText()).not.toMatch(LEAK)
  })

  it('holds keys back in memory until a late answer is there, and loses none of them', async () => {
    await begin(slowFocus(350))
    await rig.person.focus(NAME)
    await rig.advance(1000)
    await rig.person.write('bob')
    await rig.person.focus(PASSWORD)
    await rig.person.write('xkcd')
    await rig.person.focus(SAVE)
    expect(await gestures()).toEqual(['click', 'bob', 'click', '(secret)', 'click'])
    expect(await rig.allText()).not.toMatch(LEAK)
  })
})

describe('a script that types faster than any person', () => {
  const tabTo = async (index: number) => {
    rig.fake.change((state) => ({ ...state, focus: { windowId: LOGIN.id, index } }))
    await rig.person.strike('Tab', '\t', 4)
  }

  it('neither leaks a secret nor loses what is none', async () => {
    await begin()
    await rig.advance(1000)
    await rig.person.focus(NAME)
    await rig.person.write('bob', 4)
    await tabTo(1)
    await rig.person.write('xkcd', 4)
    await tabTo(0)
    await rig.person.write('eve', 4)
    await tabTo(2)
    expect(await gestures()).toEqual(['click', 'bob', 'Tab', '(secret)', 'Tab', 'eve', 'Tab'])
  })

  it('loses nothing in a slow program that asks for no password', async () => {
    const table = { ...LOGIN, elements: LOGIN.elements.map((element) => ({ ...element, role: 'cell' as const })) }
    await begin({ ...slowFocus(200), windows: [table] })
    await rig.advance(1000)
    await rig.person.focus(NAME)
    for (const [index, value] of ['1', '2', '3'].entries()) {
      await rig.person.write(value, 4)
      await tabTo(index)
    }
    expect(await gestures()).toEqual(['click', '1', 'Tab', '2', 'Tab', '3', 'Tab'])
  })

  it('is believed where it pressed into a field, though a slow program with a password field does not tell', async () => {
    await begin(slowFocus(900))
    await rig.advance(3000)
    await rig.person.move({ x: 210, y: 150 })
    await rig.advance(500)
    await rig.person.focus(NAME)
    await rig.person.write('bob', 20)
    await rig.person.move({ x: 210, y: 190 })
    await rig.advance(100)
    await rig.person.focus(PASSWORD)
    await rig.person.write('xkcd', 20)
    await tabTo(0)
    expect(await gestures()).toEqual(['click', 'bob', 'click', '(secret)', 'Tab'])
  })

  it('is taken to type a secret in a slow program that may ask for one', async () => {
    await begin(slowFocus(200))
    await rig.advance(1000)
    await rig.person.focus(NAME)
    await tabTo(1)
    await rig.person.write('xkcd', 4)
    await tabTo(0)
    expect(await gestures()).toEqual(['click', 'Tab', '(secret)', 'Tab'])
    expect(rig.session.state().notices).toContainEqual(expect.stringMatching(/taken for a secret/))
  })

  it('is told of a loss only where there was one: keys that write nothing are stored wherever they go', async () => {
    await begin(slowFocus(200))
    await rig.advance(1000)
    await rig.person.focus(NAME)
    for (const index of [1, 0, 1]) await tabTo(index)
    expect(await gestures()).toEqual(['click', 'Tab'])
    expect(rig.session.state().notices).not.toContainEqual(expect.stringMatching(/taken for a secret/))
  })
})

describe('news that comes late', () => {
  const focus = (index: number) => rig.fake.change((state) => ({ ...state, focus: { windowId: LOGIN.id, index } }))
  /** Keys whose news comes so late that the program has acted on all of them before. */
  const late = async (keys: string[], lateMs: number, gapMs: number) => {
    const startMs = rig.clock.nowMs() - lateMs
    for (const [index, key] of keys.entries()) {
      const [atMs, characters] = [startMs + index * 10, key.length === 1 ? key : '']
      rig.push({ kind: 'key-down', atMs, key, characters, repeat: false })
      rig.push({ kind: 'key-up', atMs: atMs + 5, key })
      await rig.advance(gapMs)
    }
  }

  it('of a Tab does not make a secret of what was typed before it', async () => {
    await begin()
    await rig.person.focus(NAME)
    await rig.advance(1000)
    focus(1)
    await late(['b', 'o', 'b', 'Tab'], 60, 10)
    await rig.advance(1000)
    await rig.person.write('xkcd')
    expect(await gestures()).toEqual(['click', 'bob', 'Tab', '(secret)'])
  })

  it('of a way through a password field does not leak what was typed there', async () => {
    await begin()
    await rig.person.focus(NAME)
    await rig.advance(1000)
    focus(2)
    await late(['Tab', 'x', 'k', 'c', 'd', 'Tab'], 120, 15)
    await rig.advance(1000)
    expect(await gestures()).toEqual(['click', 'Tab', '(secret)', 'Tab'])
    expect(await rig.allText()).not.toMatch(LEAK)
  })
})

describe('keys whose place is not known', () => {
  it('are taken for a secret when the program does not answer for seconds, and the person is told', async () => {
    let hangs = false
    await begin({
      desktop: (fake, clock) => ({
        async focusedElement() {
          if (hangs) await clock.wait(60_000, { reason: 'a program that hangs' })
          return fake.focusedElement()
        },
      }),
    })
    await rig.person.focus(NAME)
    await rig.advance(1000)
    hangs = true
    await rig.person.write('xk')
    await rig.advance(7000)
    hangs = false
    await rig.advance(1000)
    await rig.person.write('bob')
    expect(await gestures()).toEqual(['click', '(secret)', 'bob'])
    expect(rig.session.state().notices).toContainEqual(expect.stringMatching(/taken for a secret/))
  })

  it('stay what they were where the question itself fails', async () => {
    let broken = false
    await begin({
      desktop: (fake) => ({ focusedElement: () => (broken ? Promise.reject(new Error('no answer')) : fake.focusedElement()) }),
    })
    await rig.person.focus(PASSWORD)
    await rig.advance(1000)
    await rig.person.write('xk')
    broken = true
    await rig.person.write('cd')
    expect(await gestures()).toEqual(['click', '(secret)'])
    expect(rig.session.state().notices).toContainEqual('Where keys go could not be asked: no answer')
  })
})
