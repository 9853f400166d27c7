import type { Reading } from '../words/reading.ts'
import { isNegation, isPreposition, standsInFor, weightOf } from '../words/small-words.ts'
import type { Unit } from '../words/template.ts'

/** How well a request, read as a goal, fits it. Shares are 0 to 1. */
export type Fit = {
  /** Of the goal's words that matter, by weight; 1 when it has none. */
  weighty: number
  /** Of all the goal's words, by weight. */
  words: number
  /** Of the slots that words may fill. 1 when there are none. */
  slots: number
  /** Of the request: what stands for nothing in the goal, by weight. */
  unused: number
  /** The weight of the goal's words that the request has. The more of a request a goal explains, the nearer it is. A guess counts less. */
  explained: number
  /**
   * Why it does not mean this goal, although words agree: it says not to, it turns the direction round, it has a word that matters and
   * that the goal lacks (`delete the old notes`, `stop writing notes`), or it lacks the goal's first such word.
   */
  contradiction: 'negated' | 'turned-round' | 'word-too-much' | 'first-word-missing' | undefined
}

const CREDIT = { same: 1, typo: 0.9, 'stand-in': 0.6 } as const

type Word = Extract<Unit, { kind: 'word' }>

export function fitOf({ units, tokens, alignment }: Reading): Fit {
  const matched = new Map(
    alignment.matches.flatMap(({ units: span, how }) => range(span.from, span.to).map((place) => [place, CREDIT[how]])),
  )
  const words = units.flatMap((unit, place) =>
    unit.kind === 'word' ? [{ unit, there: matched.has(place), credit: matched.get(place) ?? 0 }] : [],
  )
  const weighty = words.filter(({ unit }) => unit.weight === 1)
  const extras = alignment.extras.flatMap((place) => tokens[place] ?? []).filter((token) => token.kind === 'word')
  const spoken = tokens.filter((token) => token.kind === 'word')
  const slots = units.filter((unit) => unit.kind === 'slot' && unit.type !== 'secret').length
  const filled = units.filter(
    (unit) => unit.kind === 'slot' && unit.type !== 'secret' && alignment.values.some(({ parameter }) => parameter === unit.parameter),
  ).length
  const total = sum(spoken.map((token) => weightOf(token.normal)))
  return {
    weighty: weighty.length === 0 ? 1 : share(weighty),
    words: share(words),
    slots: slots === 0 ? 1 : filled / slots,
    unused: total === 0 ? 0 : sum(extras.map((token) => weightOf(token.normal))) / total,
    explained: sum(words.map(({ unit, credit }) => unit.weight * credit)),
    contradiction: contradictionOf({ units, tokens, alignment }, weighty),
  }
}

function contradictionOf(reading: Pick<Reading, 'units' | 'tokens' | 'alignment'>, weighty: { there: boolean }[]): Fit['contradiction'] {
  const { tokens, alignment } = reading
  const extras = alignment.extras.flatMap((place) => tokens[place] ?? []).filter((token) => token.kind === 'word')
  // `Lösche die Datei a.txt nicht`: a value does not end so, unless in quotation marks.
  const valueEnds = alignment.values.flatMap(({ to }) => tokens[to - 1] ?? []).filter((token) => token.quote === undefined)
  if ([...extras, ...valueEnds].some((token) => isNegation(token.normal))) return 'negated'
  if (otherPrepositions(reading)) return 'turned-round'
  if (extras.some((token) => weightOf(token.normal) === 1)) return 'word-too-much'
  return weighty[0]?.there === false ? 'first-word-missing' : undefined
}

/** `Transfer ⟦amount⟧ to ⟦account⟧` and `transfer 30 from savings`: the value would begin with a preposition where the goal's own is missing. */
function otherPrepositions({ units, tokens, alignment }: Pick<Reading, 'units' | 'tokens' | 'alignment'>): boolean {
  return alignment.values.some(({ parameter, from }) => {
    const first = tokens[from]?.normal ?? ''
    const slot = units.findIndex((unit) => unit.kind === 'slot' && unit.parameter === parameter)
    const before = alignment.missing.filter((place) => place < slot && !units.slice(place, slot).some((unit) => unit.kind === 'slot'))
    const anchors = before.flatMap((place) => units[place] ?? []).filter((unit) => unit.kind === 'word' && unit.anchor)
    return (
      isPreposition(first) &&
      anchors.some((anchor) => anchor.kind === 'word' && isPreposition(anchor.normal) && !standsInFor(anchor.normal, first))
    )
  })
}

function share(words: { unit: Word; there: boolean }[]): number {
  const whole = sum(words.map(({ unit }) => unit.weight))
  return whole === 0 ? 0 : sum(words.filter(({ there }) => there).map(({ unit }) => unit.weight)) / whole
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}
