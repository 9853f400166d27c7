import type { ChildProcess } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { centreOf, type InputEvent, type RecordedEvent } from '#contract'
import { openInputTap } from '#desktop'
import { gesturesOf } from '#recorder'
import { createSystemClock } from '../../engine/clock.ts'
import { openX11Stage, type X11Stage } from '../desktop/x11-stage.ts'
import { CHROMIUM_FLAGS } from '../support/chromium-flags.ts'
import { until } from '../support/until.ts'

/** Corrections as people make them. What the program then holds is the truth. */
const EDITS: [what: string, ...steps: string[][]][] = [
  ['typing', ['type', 'Dear Ms Byrne, 100% (net)']],
  ['Backspace, struck and again', ['type', 'Monday'], ['key', 'BackSpace', 'BackSpace', 'BackSpace', 'BackSpace'], ['type', 'rch']],
  ['Delete and arrows', ['type', 'abcdef'], ['key', 'Left', 'Left', 'Left', 'Delete', 'Right'], ['type', 'X']],
  ['Home and End', ['type', 'world'], ['key', 'Home'], ['type', 'hello '], ['key', 'End'], ['type', '!']],
  ['a selection typed over', ['type', 'one two'], ['key', 'shift+Left', 'shift+Left', 'shift+Left'], ['type', 'three']],
  ['Shift with Home', ['type', 'wrong'], ['key', 'shift+Home'], ['type', 'right']],
  ['all selected and typed over', ['type', 'wrong'], ['key', 'ctrl+a'], ['type', 'right one']],
  ['Ctrl with BackSpace', ['type', 'one two three'], ['key', 'ctrl+BackSpace'], ['type', 'four']],
  ['Ctrl with Left', ['type', 'a cat'], ['key', 'ctrl+Left'], ['type', 'big ']],
  ['Ctrl and Shift with Left', ['type', 'one two'], ['key', 'ctrl+shift+Left'], ['type', 'three']],
  ['Caps Lock', ['key', 'Caps_Lock'], ['key', 'a', 'b', '1'], ['key', 'Caps_Lock'], ['key', 'c']],
]

let stage: X11Stage
let running: ChildProcess | undefined
beforeAll(async () => {
  stage = await openX11Stage()
})
afterAll(() => stage?.close())

const PAGE = 'data:text/html,<title>Page</title><textarea autofocus rows=20 cols=60></textarea>'
const CHROMIUM = [...CHROMIUM_FLAGS, `--app=${PAGE}`]

describe.each([
  ['mousepad', []],
  ['featherpad', []],
  ['chromium', CHROMIUM],
])('what is left in a new text of %s', (program, options) => {
  const field = () =>
    until('the focus in the text', async () => {
      const focused = await stage.desktop.focusedElement()
      return focused?.role === 'field' && focused
    })
  beforeAll(async () => {
    const own = program === 'chromium' ? [`--user-data-dir=${stage.session.home}/profile`] : []
    running = stage.session.start(program, [...own, ...options])
    await stage.windowOf(program)
    await until(`${program} in front`, async () => (await stage.desktop.activeWindow())?.program === program)
    await stage.click(await field())
  })
  // The next one is to have the keyboard alone.
  afterAll(async () => {
    running?.kill()
    await until(`${program} to end`, async () => !(await stage.desktop.windows()).some((window) => window.program === program))
  })

  it.each(EDITS)('after %s', async (_what, ...steps) => {
    await stage.tool('xdotool', 'key', 'ctrl+a', 'BackSpace')
    await until('the text to be empty', async () => ((await field()).value ?? '').trim() === '')
    const window = await stage.windowOf(program)
    const element = { ...(await field()), value: '' }
    const events: RecordedEvent[] = [
      { kind: 'window', atMs: 0, window, windows: [window] },
      { kind: 'hit', atMs: 0, point: centreOf(element.box), element, because: 'focus' },
    ]
    const tap = await openInputTap({ clock: createSystemClock(), env: stage.session.env })
    const stop = await tap.start((event: InputEvent) => events.push(event))
    for (const [command = '', ...words] of steps) await stage.tool('xdotool', command, '--delay', '15', ...words)
    await stage.tool('xdotool', 'key', 'shift+F12')
    await until('the last key', async () => events.some((event) => event.kind === 'key-up' && event.key === 'F12'))
    await stop()
    const written = gesturesOf(events).flatMap((gesture) => (gesture.kind === 'type' ? [gesture.text] : []))
    await until(`the program to hold “${written}”`, async () => ((await field()).value ?? '').trimEnd() === written.join('').trimEnd())
    expect(written).toHaveLength(1)
  })
})
