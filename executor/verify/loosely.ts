import type { WindowInfo, WindowPattern } from '#contract'
import { titleSpeaks } from '../place/windows.ts'
import { plain } from '../plain-text.ts'
import { fillSlots, type Values } from '../values.ts'

/** Stands for a number while the text around it is brought into one form; no program shows it. */
const NUMBER = '\ue000'
const DIGITS = /\d+(?:[.,:/]\d+)*/gu

/**
 * Whether what is seen is the learned name or title: with this run's values where the slots are, and any number where a number is that is no value. A clock, a
 * counter, the number of an order were others when it was shown. `*` in a title stands for any text.
 */
export function fitsLoosely(learned: string, seen: string, values: Values, { stars }: { stars: boolean }): boolean {
  const parts = learned.split(/(⟦[^⟦⟧]+⟧)/u)
  const filled = parts.map((part, index) => (index % 2 === 1 ? fillSlots(part, values) : part.replace(DIGITS, NUMBER))).join('')
  const source = plain(filled)
    .replace(/[.+?^${}()|[\]\\]/gu, '\\$&')
    .replace(/\*/gu, stars ? '.*' : '\\*')
    .replaceAll(NUMBER, DIGITS.source)
  return new RegExp(`^${source}$`, 'su').test(plain(seen))
}

/** The same of a window. A program may name one window now a dialog, now a normal one: a title that says enough stands for the kind. */
export function windowFitsLoosely(pattern: WindowPattern, window: WindowInfo, values: Values): boolean {
  const kind = window.kind === pattern.kind || titleSpeaks(pattern)
  return window.program === pattern.program && kind && fitsLoosely(pattern.title, window.title, values, { stars: true })
}
