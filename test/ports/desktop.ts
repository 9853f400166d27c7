import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Action,
  Cancelled,
  centreOf,
  contains,
  type Desktop,
  intersection,
  type UiElement,
  UnderstudyError,
  type WindowInfo,
} from '#contract'
import { approved } from '../support/approved.ts'
import { until } from '../support/until.ts'

export type DesktopStage = {
  desktop: Desktop
  /** The program with one large text field, empty at the start. */
  editor: string
  /** The program with toggles named by digits and a text that shows what was pressed. */
  calculator: string
  close(): Promise<void>
}

/** What every Desktop does, whatever is behind it: run on the fake and on a real X server with real programs. */
export function describeDesktop(name: string, open: () => Promise<DesktopStage>): void {
  describe(`the desktop port on ${name}`, () => {
    let stage: DesktopStage
    let desktop: Desktop
    beforeAll(async () => {
      stage = await open()
      desktop = stage.desktop
    })
    afterAll(() => stage?.close())

    const act = (action: Action, signal?: AbortSignal) => desktop.perform(approved(action), { signal })
    const windowOf = (program: string) =>
      until(`a window of ${program}`, async () =>
        (await desktop.windows()).find((window) => window.program === program && window.kind === 'normal'),
      )
    const toFront = async (program: string): Promise<WindowInfo> => {
      await act({ kind: 'focus-window', windowId: (await windowOf(program)).id })
      return windowOf(program)
    }
    const elementIn = (program: string, fits: (element: UiElement) => boolean) =>
      until(`an element of ${program}`, async () => (await desktop.elements(await windowOf(program))).find(fits))
    const field = () => elementIn(stage.editor, ({ role }) => role === 'field')
    const click = async (element: UiElement, count: 1 | 3 = 1) =>
      act({ kind: 'click', button: 'left', count, modifiers: [], at: centreOf(element.box) })
    const holds = (value: string) => until(`the field to hold ${JSON.stringify(value)}`, async () => (await field()).value === value)
    const replaceText = async (text: string) => {
      await toFront(stage.editor)
      await click(await field())
      await act({ kind: 'press', modifiers: ['ctrl'], key: 'a' })
      await act({ kind: 'press', modifiers: [], key: 'Delete' })
      await act({ kind: 'type', text, secret: false })
      await holds(text)
    }

    it('lists its windows topmost first, inside its displays, the one with the keys marked', async () => {
      await toFront(stage.calculator)
      await toFront(stage.editor)
      const windows = (await desktop.windows()).filter(({ program }) => [stage.editor, stage.calculator].includes(program))
      expect(windows.map(({ program, active, kind }) => ({ program, active, kind }))).toEqual([
        { program: stage.editor, active: true, kind: 'normal' },
        { program: stage.calculator, active: false, kind: 'normal' },
      ])
      expect(await desktop.activeWindow()).toEqual(windows[0])
      const displays = await desktop.displays()
      for (const { box } of windows) expect(displays.some((display) => intersection(display.box, box))).toBe(true)
    })

    it('tells the elements of a window where they are, and the same one at its place', async () => {
      const window = await toFront(stage.editor)
      const editor = await field()
      expect(contains(window.box, centreOf(editor.box))).toBe(true)
      expect(await desktop.elementAt(centreOf(editor.box))).toEqual(editor)
    })

    it('focuses a field with a click, types into it, and says what it holds', async () => {
      await replaceText('Hello, World!')
      const focused = await desktop.focusedElement()
      expect(focused).toEqual({ ...(await field()), focused: true, value: 'Hello, World!' })
      expect(await desktop.pointer()).toEqual(roundedPoint(centreOf((await field()).box)))
    })

    it('replaces what is selected', async () => {
      await replaceText('first')
      await act({ kind: 'press', modifiers: ['ctrl'], key: 'a' })
      await act({ kind: 'type', text: 'second', secret: false })
      await holds('second')
      await act({ kind: 'press', modifiers: [], key: 'BackSpace' })
      await holds('secon')
    })

    it('presses buttons, as often as asked', async () => {
      await toFront(stage.calculator)
      await click(await elementIn(stage.calculator, ({ name }) => name === '7'))
      await click(await elementIn(stage.calculator, ({ name }) => name === '7'))
      await until('the display to show 77', async () =>
        (await desktop.elements(await windowOf(stage.calculator))).some(({ role, value }) => role === 'text' && value === '77'),
      )
    })

    it('captures what it shows, clipped to the screen, and sees a change', async () => {
      await replaceText('before')
      const { box } = await field()
      const before = await desktop.capture(box)
      expect({ width: before.width, height: before.height, box: before.box, bytes: before.data.length }).toEqual({
        width: box.width,
        height: box.height,
        box,
        bytes: box.width * box.height * 4,
      })
      await replaceText('and something else')
      await until('the picture to change', async () => !sameBytes((await desktop.capture(box)).data, before.data))
      const [display] = await desktop.displays()
      const whole = await desktop.capture()
      const over = await desktop.capture({ x: -50, y: -50, width: 100, height: 100 })
      expect(whole.box).toEqual(display?.box)
      expect(over.box).toEqual({ x: 0, y: 0, width: 50, height: 50 })
      expect(whole.data.every((value, index) => index % 4 !== 3 || value === 255)).toBe(true)
    })

    it('does nothing under a signal that was given before', async () => {
      await replaceText('kept')
      await expect(act({ kind: 'type', text: 'lost', secret: false }, AbortSignal.abort())).rejects.toThrow(Cancelled)
      await holds('kept')
    })

    it('says in words that a window or a program is not there', async () => {
      const failures: Action[] = [
        { kind: 'focus-window', windowId: 4_000_000 },
        { kind: 'start-program', program: 'no-such-program-anywhere', arguments: [] },
      ]
      for (const action of failures) {
        const error = await act(action).catch((failure: unknown) => failure)
        expect(error).toBeInstanceOf(UnderstudyError)
        expect(error).toMatchObject({ code: 'not-found' })
      }
    })

    it('has accessibility, and knows how its programs are started', async () => {
      expect(await desktop.accessibilityProblem()).toBeUndefined()
      expect(await desktop.commandOf(await windowOf(stage.calculator))).toEqual(['galculator'])
    })

    it('can let go of everything at any time', async () => {
      await desktop.releaseAll()
      await replaceText('still works')
    })
  })
}

function roundedPoint({ x, y }: { x: number; y: number }) {
  return { x: Math.round(x), y: Math.round(y) }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index])
}
