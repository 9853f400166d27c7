import { type Box, type MouseButton, missingCase, type Point, type RecordedEvent, type UiElement } from '#contract'
import { createKeyboard } from '../keyboard.ts'
import { namedKey, strokeFor, unicodeKey } from '../us-keyboard.ts'
import { createNaming } from './element.ts'
import type { Step } from './flow.ts'
import { createPlaces } from './page-places.ts'

/** The flow tells no times: each act takes as long as one of a person at ease. */
const STEP_MS = 1000
const STROKE_MS = 40
/** What Chrome scrolls for one notch of the wheel. */
const PX_PER_NOTCH = 100
const FRESH: Box = { x: 0, y: 0, width: 1280, height: 800 }
const BUTTONS: Readonly<Record<string, MouseButton>> = { primary: 'left', auxiliary: 'middle', secondary: 'right' }

/** Acts a flow out, step by step, and writes down what a person would have done. */
export function createScene() {
  const events: RecordedEvent[] = []
  const keyboard = createKeyboard((event) => events.push(event))
  const namedBy = createNaming()
  /** What fields hold, by the identity of the thing. */
  const held = new Map<number, string>()
  let page = FRESH
  let nowMs = 0
  let title = 'New Tab'
  let scrolled: Point = { x: 0, y: 0 }
  let lastClicked: number | undefined
  let focusMayBeThere = false
  const placeOf = createPlaces(() => page)

  const tellWindow = () => {
    const window = { id: 1, title: `${title} - Google Chrome`, program: 'google-chrome', box: page, kind: 'normal' as const, active: true }
    events.push({ kind: 'window', atMs: nowMs, window, windows: [window] })
  }
  const strike = (character: string) => {
    const stroke = strokeFor(character) ?? { key: unicodeKey(character), plain: character, shifted: character }
    events.push({ kind: 'key-down', atMs: nowMs, key: stroke.key, characters: character, repeat: false })
    events.push({ kind: 'key-up', atMs: nowMs + STROKE_MS / 2, key: stroke.key })
    nowMs += STROKE_MS
  }
  const strikeWith = (modifier: string, letter: string) => {
    const [key, stroke] = [namedKey(modifier), strokeFor(letter)]
    if (!key || !stroke) throw new Error(`No key for ${modifier}+${letter}`)
    keyboard.press({ key }, nowMs)
    keyboard.strike(stroke, nowMs)
    keyboard.release(key, nowMs)
    nowMs += STROKE_MS
  }
  const hit = (point: Point, element: UiElement, because: 'pointer' | 'focus') =>
    events.push({ kind: 'hit', atMs: nowMs, point, element, because })
  const click = (point: Point, button: MouseButton, times: number, pressMs = 60) => {
    for (let time = 0; time < times; time++) {
      events.push({ kind: 'pointer-down', atMs: nowMs, point, button })
      nowMs += pressMs
      events.push({ kind: 'pointer-up', atMs: nowMs, point, button })
      nowMs += 60
    }
  }
  const pointAt = (step: Extract<Step, { selectors: unknown[] }>, offset?: Point) => {
    const named = namedBy(step.selectors, step.type === 'change')
    const { point, element } = placeOf(named, offset)
    events.push({ kind: 'pointer-move', atMs: nowMs, point })
    nowMs += 100
    hit(point, element, 'pointer')
    nowMs += 100
    return { point, element, identity: named.identity }
  }
  const navigate = (url: string) => {
    // A new tab is where a browser begins; nobody types its address.
    if (!/^(about:blank|chrome:\/\/(newtab|new-tab-page)\/?)$/.test(url)) {
      strikeWith('CTRL', 'l')
      for (const character of url) strike(character)
      keyboard.strike({ key: 'Return' }, nowMs)
      title = url.replace(/^https?:\/\//, '')
    }
    scrolled = { x: 0, y: 0 }
    lastClicked = undefined
    focusMayBeThere = false
  }
  const change = (step: Extract<Step, { type: 'change' }>) => {
    const named = namedBy(step.selectors, true)
    const before = held.get(named.identity) ?? ''
    if (lastClicked !== named.identity && !focusMayBeThere) click(pointAt(step).point, 'left', 1)
    const { point, element } = placeOf(named)
    const secret = element.role === 'password'
    if (before !== '') strikeWith('CTRL', 'a')
    hit(point, { ...element, ...(secret ? {} : { value: before }), focused: true }, 'focus')
    nowMs += STROKE_MS
    for (const character of step.value) {
      if (secret) {
        events.push({ kind: 'secret-key', atMs: nowMs })
        nowMs += STROKE_MS
      } else strike(character)
    }
    if (!secret) held.set(named.identity, step.value)
    lastClicked = named.identity
    return element.role === 'combobox'
      ? 'A choice in a list: its inner value was typed, which may not be the words that are shown.'
      : undefined
  }
  const scroll = (step: Extract<Step, { type: 'scroll' }>) => {
    const to = { x: step.x ?? 0, y: step.y ?? 0 }
    const notches = (by: number) => (by === 0 ? 0 : Math.sign(by) * Math.max(1, Math.round(Math.abs(by) / PX_PER_NOTCH)))
    const [notchesX, notchesY] = [notches(to.x - scrolled.x), notches(to.y - scrolled.y)]
    const inside = step.selectors && step.selectors.length > 0 ? placeOf(namedBy(step.selectors, false)).point : undefined
    const point = inside ?? { x: page.x + Math.round(page.width / 2), y: page.y + Math.round(page.height / 2) }
    scrolled = to
    if (notchesX !== 0 || notchesY !== 0) events.push({ kind: 'wheel', atMs: nowMs, point, notchesX, notchesY })
  }
  const key = (step: Extract<Step, { type: 'keyDown' | 'keyUp' }>): string | undefined => {
    const character = step.key.match(/^(?:Key|Digit)(.)$/)?.[1]?.toLowerCase() ?? step.key
    const stroke = [...character].length === 1 ? strokeFor(character) : character === 'Space' ? strokeFor(' ') : undefined
    const name = namedKey(step.key)
    if (!stroke && !name) return `The key ${step.key} is not known.`
    if (step.type === 'keyUp') keyboard.release(stroke?.key ?? name ?? '', nowMs)
    else keyboard.press(stroke ?? { key: name ?? '' }, nowMs)
    focusMayBeThere ||= name === 'Tab'
    lastClicked = name === 'Tab' ? undefined : lastClicked
    return undefined
  }
  /** What could not be taken over of the step, in words. */
  const act = (step: Step): string | undefined => {
    switch (step.type) {
      case 'setViewport':
        page = { x: 0, y: 0, width: step.width, height: step.height }
        return undefined
      case 'navigate':
        navigate(step.url)
        return undefined
      case 'click':
      case 'doubleClick': {
        const button = BUTTONS[step.button ?? 'primary']
        if (!button) return `The mouse button ${step.button} is not known.`
        const offset = step.offsetX === undefined || step.offsetY === undefined ? undefined : { x: step.offsetX, y: step.offsetY }
        const { point, identity } = pointAt(step, offset)
        click(point, button, step.type === 'click' ? 1 : 2, 'duration' in step ? Math.min(step.duration ?? 60, 2000) : 60)
        lastClicked = identity
        focusMayBeThere = false
        return undefined
      }
      case 'hover':
        pointAt(step)
        return undefined
      case 'change':
        return change(step)
      case 'scroll':
        scroll(step)
        return undefined
      case 'keyDown':
      case 'keyUp':
        return key(step)
      default:
        return missingCase(step)
    }
  }
  return {
    events,
    page: () => page,
    nowMs: () => nowMs,
    take(step: Step): string | undefined {
      if (events.length === 0 && step.type !== 'setViewport') tellWindow()
      const unsaid = act(step)
      const now = step.assertedEvents?.find(({ type }) => type === 'navigation')?.title
      if (now) title = now
      nowMs += step.type === 'keyDown' || step.type === 'keyUp' ? STROKE_MS : STEP_MS
      if (step.type === 'navigate' || now) tellWindow()
      return unsaid
    },
  }
}
