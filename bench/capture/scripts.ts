import type { Box, Modifier } from '#contract'
import type { Chance } from './chance.ts'
import { createIntentions, type Intended } from './intentions.ts'
import { AMERICAN_LAYOUT, GERMAN_LAYOUT, NAMED_KEYCODES } from './keyboard.ts'
import { createHands, type Injection, type Pace } from './strokes.ts'

export type Script = { injections: Injection[]; intended: Intended[] }

/** What Mousepad, an xterm and the window manager do not mind: nothing that closes, opens a file or a page of help. */
const HARMLESS_KEYS = [
  ...['Escape', 'Tab', 'Return', 'Up', 'Down', 'Page_Up', 'Page_Down', 'Home', 'End', 'Left', 'Right', 'Delete', 'BackSpace', 'Insert'],
  ...['F2', 'F4', 'F6', 'F7', 'F8', 'F9', 'KP_Enter', 'KP_Home', 'KP_Up', 'KP_Page_Down', 'Pause', 'Scroll_Lock'],
  ...['AudioMute', 'AudioRaiseVolume', 'AudioPlay', 'Launch5'],
]
const HARMLESS_SHORTCUTS: { modifiers: Modifier[]; key: string }[] = [
  ...['c', 'x', 'v', 'z', 'a', 'Home', 'End', 'Left', 'Right', 'Delete', 'BackSpace'].map((key) => ({ modifiers: ['ctrl' as const], key })),
  ...['Left', 'Right', 'Up', 'Down', 'Home', 'End'].map((key) => ({ modifiers: ['shift' as const], key })),
  ...['Left', 'Right', 'Home', 'End'].map((key) => ({ modifiers: ['ctrl' as const, 'shift' as const], key })),
  { modifiers: ['alt'], key: 'Tab' },
  { modifiers: ['super'], key: 'r' },
  { modifiers: ['ctrl', 'alt'], key: 'k' },
]
/** The window manager closes, hides or moves windows with these. */
const MANAGED = /^(F\d+|Escape|space|Tab|Left|Right|Up|Down|[deDE])$/

function everyShortcut(): { modifiers: Modifier[]; key: string }[] {
  const sets: Modifier[][] = [
    ['ctrl'],
    ['alt'],
    ['super'],
    ['ctrl', 'shift'],
    ['ctrl', 'alt'],
    ['shift', 'alt'],
    ['shift', 'super'],
    ['ctrl', 'shift', 'alt'],
  ]
  const keys = [...'abcdefghijklmnopqrstuvwxyz0123456789', ...Object.keys(NAMED_KEYCODES)]
  return sets.flatMap((modifiers) =>
    keys
      .filter((key) => !(MANAGED.test(key) && modifiers.some((modifier) => modifier === 'alt' || modifier === 'super')))
      .map((key) => ({ modifiers, key })),
  )
}

/**
 * So many events at a pace. Half-way the keyboard gets another layout. `gentle`: only what real programs survive.
 */
export function makeScript(options: { chance: Chance; pace: Pace; area: Box; events: number; gentle: boolean }): Script {
  const { chance, pace, area, events, gentle } = options
  const hands = createHands(pace)
  const keys = gentle ? HARMLESS_KEYS : Object.keys(NAMED_KEYCODES)
  const shortcuts = gentle ? HARMLESS_SHORTCUTS : everyShortcut()
  const intended: Intended[] = []
  for (const [index, layout] of [AMERICAN_LAYOUT, GERMAN_LAYOUT].entries()) {
    hands.pause()
    hands.layout(layout.setting)
    // Begins with a click, so that no text runs on from one layout into the next.
    const intentions = createIntentions({ chance, hands, layout, area, keys, shortcuts })
    intentions.begin()
    while (hands.injections.length < (events * (index + 1)) / 2) intentions.next()
    intended.push(...intentions.intended)
  }
  hands.pause()
  hands.end()
  return { injections: hands.injections, intended }
}

/** Only letters, for how long a program waits for each. */
export function makeTyping(pace: Pace, count: number): Injection[] {
  const hands = createHands(pace)
  for (let index = 0; index < count; index++) hands.strike(38 + (index % 9))
  return hands.injections
}
