import type { Chance } from '../../capture/chance.ts'

export type Keystrokes = { kind: 'write'; text: string } | { kind: 'take-back'; times: number }

/**
 * A text with one slip of the fingers in it, noticed after up to three more letters and taken back by BackSpace. Written out it is the text.
 * A slip lies inside a line: BackSpace over a line break does other things in a form.
 */
export function withTypo(text: string, chance: Chance): Keystrokes[] {
  const places = [...text].flatMap((character, at) => (/[a-z]/i.test(character) && at > 0 ? [at] : []))
  if (places.length === 0) return [{ kind: 'write', text }]
  const at = chance.one(places)
  const wrong = chance.one([...'etaoinsr'].filter((letter) => letter !== text[at]))
  const lineEnd = text.indexOf('\n', at)
  const more = Math.min(chance.between(0, 3), (lineEnd < 0 ? text.length : lineEnd) - at - 1)
  const mistyped = wrong + text.slice(at + 1, at + 1 + more)
  return [
    { kind: 'write', text: text.slice(0, at) + mistyped },
    { kind: 'take-back', times: mistyped.length },
    { kind: 'write', text: text.slice(at) },
  ]
}
