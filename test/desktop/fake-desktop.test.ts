import { describe, expect, it } from 'vitest'
import { type Action, Cancelled, type InputEvent, type Picture } from '#contract'
import { createFakeDesktop, createFakeTap, type FakeScript, type FakeWindow } from '#desktop'
import { approved } from '../support/approved.ts'
import { createStillClock } from '../support/still-clock.ts'

const form: FakeWindow = {
  id: 10,
  title: 'Form',
  program: 'browser',
  box: { x: 100, y: 100, width: 300, height: 200 },
  elements: [
    { role: 'field', name: 'Name', value: 'Anna', box: { x: 10, y: 10, width: 200, height: 24 } },
    { role: 'password', name: 'Password', value: 'secret', box: { x: 10, y: 40, width: 200, height: 24 } },
    { role: 'checkbox', name: 'Agree', checked: false, box: { x: 10, y: 70, width: 100, height: 20 } },
    { role: 'radio', name: 'One', checked: true, box: { x: 10, y: 95, width: 60, height: 20 } },
    { role: 'radio', name: 'Two', checked: false, box: { x: 80, y: 95, width: 60, height: 20 } },
    { role: 'button', name: 'Off', enabled: false, box: { x: 10, y: 120, width: 60, height: 20 } },
    { role: 'image', name: 'Painted', accessible: false, box: { x: 80, y: 120, width: 60, height: 20 } },
  ],
}
const notes: FakeWindow = { id: 20, title: 'Notes', program: 'editor', box: { x: 350, y: 150, width: 300, height: 200 }, elements: [] }

function open(script: Partial<FakeScript> = {}) {
  const desktop = createFakeDesktop({ windows: [notes, form], ...script })
  const act = (action: Action) => desktop.perform(approved(action))
  const clickIn = (x: number, y: number, count: 1 | 3 = 1) =>
    act({ kind: 'click', button: 'left', count, modifiers: [], at: { x: 100 + x, y: 100 + y } })
  const values = () => desktop.state.windows.find(({ id }) => id === 10)?.elements.map(({ value, checked }) => value ?? checked)
  return { desktop, act, clickIn, values }
}
const pixel = ({ data, width, box }: Picture, x: number, y: number) => [...data.slice(((y - box.y) * width + x - box.x) * 4).slice(0, 4)]

describe('a fake desktop', () => {
  it('reacts to clicks and keys as programs do', async () => {
    const { act, clickIn, values } = open()
    await clickIn(20, 20)
    await act({ kind: 'type', text: ' B.', secret: false })
    await act({ kind: 'press', modifiers: [], key: 'BackSpace' })
    await act({ kind: 'press', modifiers: [], key: 'Tab' })
    await act({ kind: 'type', text: 'new', secret: true })
    await clickIn(20, 80)
    await clickIn(90, 100)
    await clickIn(20, 125)
    expect(values()).toEqual(['Anna B', 'new', true, false, true, undefined, undefined])
    await clickIn(20, 20, 3)
    await act({ kind: 'type', text: 'Bob', secret: false })
    expect(values()?.[0]).toBe('Bob')
  })

  it('brings a clicked window to the front and remembers what was performed', async () => {
    const { desktop, clickIn } = open()
    expect((await desktop.activeWindow())?.title).toBe('Notes')
    await clickIn(5, 195)
    expect((await desktop.windows()).map(({ title, active }) => ({ title, active }))).toEqual([
      { title: 'Form', active: true },
      { title: 'Notes', active: false },
    ])
    expect(desktop.performed).toEqual([{ kind: 'click', button: 'left', count: 1, modifiers: [], at: { x: 105, y: 295 } }])
    expect(await desktop.pointer()).toEqual({ x: 105, y: 295 })
  })

  it('tells accessibility what it may: no secrets, nothing that is only painted, nothing at all without it', async () => {
    const { desktop } = open()
    const elements = await desktop.elements({ ...(await desktop.windows())[1]! })
    expect(elements.map(({ name, value }) => ({ name, value }))).toEqual([
      { name: 'Name', value: 'Anna' },
      { name: 'Password', value: undefined },
      { name: 'Agree', value: undefined },
      { name: 'One', value: undefined },
      { name: 'Two', value: undefined },
      { name: 'Off', value: undefined },
    ])
    expect(await desktop.elementAt({ x: 190, y: 225 })).toBeUndefined()
    const mute = open({ accessibility: false }).desktop
    expect([await mute.elements((await mute.windows())[1]!), await mute.focusedElement(), await mute.accessibilityProblem()]).toEqual([
      [],
      undefined,
      'This fake desktop has no accessibility.',
    ])
  })

  it('lets the script react, start programs and change behind our back', async () => {
    const dialog: FakeWindow = { ...notes, id: 30, title: 'Sure?', kind: 'dialog' }
    const { desktop, act } = open({
      programs: { calc: (args) => ({ ...notes, id: 40, title: `Calc ${args.join(' ')}`, program: 'calc' }) },
      react: (action, state) =>
        action.kind === 'press' && action.key === 'Return' ? { ...state, windows: [dialog, ...state.windows] } : undefined,
    })
    await act({ kind: 'press', modifiers: [], key: 'Return' })
    await act({ kind: 'start-program', program: 'calc', arguments: ['1'] })
    desktop.change((state) => ({ ...state, windows: state.windows.map((window) => ({ ...window, box: { ...window.box, x: 7 } })) }))
    expect((await desktop.windows()).map(({ title, box }) => `${title} ${box.x}`)).toEqual(['Calc 1 7', 'Sure? 7', 'Notes 7', 'Form 7'])
  })

  it('can be told to fail, and lets go when it does', async () => {
    const { desktop, act } = open()
    desktop.failNext(new Error('the screen went dark'))
    await expect(act({ kind: 'wait', forMs: 1, reason: 'a test' })).rejects.toThrow('the screen went dark')
    await act({ kind: 'wait', forMs: 1, reason: 'a test' })
    expect([desktop.releases, desktop.performed.length]).toEqual([1, 1])
  })

  it('waits on its clock, and not under a signal', async () => {
    const clock = createStillClock(0)
    const { desktop, act } = open({ clock })
    await act({ kind: 'wait', forMs: 250, reason: 'a test' })
    expect(clock.nowMs()).toBe(250)
    const wait = approved({ kind: 'wait', forMs: 1, reason: 'a test' })
    await expect(desktop.perform(wait, { signal: AbortSignal.abort() })).rejects.toThrow(Cancelled)
  })

  it('draws each thing in its own look, what it holds, and what covers what', async () => {
    const { desktop, act, clickIn } = open()
    const before = await desktop.capture()
    expect(pixel(before, 1, 1)).not.toEqual(pixel(before, 640, 340))
    expect(pixel(before, 360, 160)).toEqual(pixel(before, 640, 340))
    const looks = [
      { x: 110, y: 110 },
      { x: 110, y: 140 },
    ].map(({ x, y }) => desktop.capture({ x, y, width: 100, height: 24 }))
    const [name, password] = await Promise.all(looks)
    expect(name?.data).not.toEqual(password?.data)
    await clickIn(20, 20)
    const focused = await desktop.capture({ x: 110, y: 110, width: 200, height: 24 })
    await act({ kind: 'type', text: '!', secret: false })
    expect((await desktop.capture({ x: 110, y: 110, width: 200, height: 24 })).data).not.toEqual(focused.data)
    expect((await desktop.capture({ x: 110, y: 110, width: 200, height: 24 })).data).toEqual(
      (await desktop.capture({ x: 110, y: 110, width: 200, height: 24 })).data,
    )
  })
})

describe('a fake tap', () => {
  it('tells every listener what the test pushes, until it stops', async () => {
    const tap = createFakeTap()
    const heard: InputEvent[] = []
    const event: InputEvent = { kind: 'key-up', atMs: 1, key: 'a' }
    const stop = await tap.start((each) => heard.push(each))
    tap.push(event)
    const listening = tap.listening
    await stop()
    tap.push(event)
    expect({ heard, listening, after: tap.listening }).toEqual({ heard: [event], listening: 1, after: 0 })
  })
})
