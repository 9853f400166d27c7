import { isSmall } from '../words/languages.ts'
import type { Token } from '../words/tokens.ts'
import { holdsRun, keysOf, tokensOf } from '../words/tokens.ts'
import { formFor } from './forms.ts'
import type { Run } from './runs.ts'
import { commonRuns, passingPieces, trimmed } from './runs.ts'
import type { Sentence } from './sentence.ts'
import { inQuotes, isArticleAt, isSmallAt, standsAsValue, textOf } from './sentence.ts'
import type { Use } from './use.ts'

/** A piece of the sentence that is a value: it cannot be cut further by what was typed or picked. */
export type Atom = {
  keys: string[]
  /** As the sentence writes it, where it first does. */
  value: string
  /** Token ranges of the sentence that hold it in just this writing. */
  places: { from: number; to: number }[]
}

/** Words that are no values wherever they stand: the programs that are used and what their fields are called. */
export type Fixed = { programs: string[]; labels: string[] }

const SHORTEST_WORD = 3
const PICKED_FROM_LISTS = ['list-item', 'radio', 'tree-item']
const NEVER_PICKED = ['button', 'menu', 'menubar', 'field', 'password', 'combobox', 'document', 'spinner', 'slider', 'scrollbar', 'toolbar']

/**
 * The values in a sentence: what it has in common with the texts typed and the things picked, longest first. Where one use has `Anna Smith` and
 * another only `Anna`, both are values, so that no use keeps an old name.
 */
export function atomsOf(sentence: Sentence, uses: Use[], fixed: Fixed): Atom[] {
  const ranges = withoutEchoes(
    uses.flatMap((use, index) => (use.secret || use.copied !== undefined ? [] : rangesOf(sentence, use, index, fixed))),
  )
  const quotedWhole = sentence.quoted.filter((quote) => ranges.some((range) => range.from <= quote.from && range.to >= quote.to))
  const insideQuote = (range: Range) => quotedWhole.some((quote) => within(range, quote) && !within(quote, range))
  const kept = ranges.filter((range) => !insideQuote(range))
  const cuts = [...new Set(kept.flatMap((range) => [range.from, range.to]))].sort((a, b) => a - b)
  const atoms: Atom[] = []
  for (const [index, from] of cuts.entries()) {
    const to = cuts[index + 1]
    if (to === undefined || !kept.some((range) => within({ from, to }, range))) continue
    const whole = quotedWhole.some((quote) => within({ from, to }, quote))
    const all = { goal: from, use: 0, length: to - from }
    const piece = whole ? all : withoutSmall(all, sentence)
    if (piece) addAtom(atoms, sentence, piece.goal, piece.goal + piece.length)
  }
  return atoms
}

type Range = { from: number; to: number }
/** A range with the tokens that it explains: which use, and from where in it. */
type Match = Range & { use: number; at: number }

/**
 * In `Rename keys.txt to old keys.txt` the picked `keys.txt` is the first one: the second is a part of another value. So is the `txt` of `invoice.txt` where all of
 * `scan.txt` stands elsewhere.
 */
function withoutEchoes(matches: Match[]): Match[] {
  const inside = (match: Match) => matches.some((other) => within(match, other) && !within(other, match))
  const explains = (a: Match, b: Match) => a.use === b.use && a.at <= b.at && a.at + a.to - a.from >= b.at + b.to - b.from
  return matches.filter((match) => !inside(match) || !matches.some((other) => explains(other, match) && !inside(other)))
}

function within(inner: Range, outer: Range): boolean {
  return inner.from >= outer.from && inner.to <= outer.to
}

function addAtom(atoms: Atom[], sentence: Sentence, from: number, to: number): void {
  const keys = sentence.tokens.slice(from, to).map((token) => token.key)
  const value = textOf(sentence, from, to)
  const known = atoms.find((atom) => atom.keys.join('\n') === keys.join('\n'))
  if (!known) atoms.push({ keys, value, places: [{ from, to }] })
  // The same value written otherwise a second time stays words: a goal has no forms.
  else if (known.value === value) known.places.push({ from, to })
}

function rangesOf(sentence: Sentence, use: Use, index: number, fixed: Fixed): Match[] {
  const tokens = tokensOf(use.text)
  const pieces = PIECES[use.kind]
  const writable = (run: Run) => formFor(textOf(sentence, run.goal, run.goal + run.length), usedText(run, use, tokens)) !== undefined
  return commonRuns(sentence.tokens, tokens)
    .flatMap((run) => pieces(run, { sentence, use, tokens, fixed, writable }))
    .map((run) => ({ from: run.goal, to: run.goal + run.length, use: index, at: run.use }))
}

type Matching = { sentence: Sentence; use: Use; tokens: Token[]; fixed: Fixed; writable: (run: Run) => boolean }

/** What of a run that was typed may be a value: all of it when it was all that was typed, else what stands as one in the sentence. */
function typedPieces(run: Run, { sentence, use, tokens, fixed, writable }: Matching): Run[] {
  const goalKeys = (piece: Run) => sentence.tokens.slice(piece.goal, piece.goal + piece.length).map((token) => token.key)
  const value = withoutSmall(run, sentence)
  if (!value || isProgram(goalKeys(value), fixed)) return []
  if (isWhole(run, sentence, tokens) && writable(value)) return [value]
  const isFixed = (at: number) => isFixedWord(sentence.tokens[at]?.key ?? '', fixed)
  const holdsNoFixed = (piece: Run) => !sentence.tokens.some((_, at) => at >= piece.goal && at < piece.goal + piece.length && isFixed(at))
  return passingPieces(run, (piece) => holdsNoFixed(piece) && writable(piece)).flatMap((piece) => {
    const rest = trimmed(
      piece,
      (at) => standsAsValue(sentence, at),
      (at) => isArticleAt(sentence, at),
    )
    if (!rest || isLabel(goalKeys(rest), fixed.labels)) return []
    return rest.length > 1 || standsAlone(use.text, tokens[rest.use]) ? [rest] : []
  })
}

/** A picked thing is a value by its whole name or not at all. */
function pickedPieces(run: Run, { sentence, use, tokens, fixed, writable }: Matching): Run[] {
  const role = use.role ?? 'unknown'
  if (run.length < tokens.length || NEVER_PICKED.includes(role) || !writable(run)) return []
  const keys = tokens.map((token) => token.key)
  if (!withoutSmall(run, sentence) || isProgram(keys, fixed)) return []
  const fromList = PICKED_FROM_LISTS.includes(role) || (role === 'menu-item' && use.label !== undefined)
  if (fromList) return run.goal > 0 ? [run] : []
  const stands = sentence.tokens.some((_, at) => at >= run.goal && at < run.goal + run.length && standsAsValue(sentence, at))
  return stands && !isLabel(keys, fixed.labels) ? [run] : []
}

/** Of the words of a row what stands as a value in the sentence, and no scrap of a longer number or word. Several words that are all of it are no chance. */
function rowPieces(run: Run, { sentence, use, tokens, fixed, writable }: Matching): Run[] {
  const isWholeName = run.length > 1 && run.length === tokens.length && run.goal > 0 && writable(run)
  const names = tokens.map((token) => token.key)
  if (isWholeName && withoutSmall(run, sentence) && !isProgram(names, fixed) && !isLabel(names, fixed.labels)) return [run]
  return passingPieces(run, writable).flatMap((piece) => {
    const value = trimmed(
      piece,
      (at) => standsAsValue(sentence, at),
      () => false,
    )
    if (!value || !writable(value)) return []
    // A lone figure or initial stands in many rows by chance.
    if (textOf(sentence, value.goal, value.goal + value.length).length < SHORTEST_WORD) return []
    const keys = sentence.tokens.slice(value.goal, value.goal + value.length).map((token) => token.key)
    if (isProgram(keys, fixed) || isLabel(keys, fixed.labels)) return []
    return value.length > 1 || standsAlone(use.text, tokens[value.use]) ? [value] : []
  })
}

const PIECES = { typed: typedPieces, picked: pickedPieces, 'in-row': rowPieces }

function withoutSmall(run: Run, sentence: Sentence): Run | undefined {
  return trimmed(
    run,
    (at) => !isSmallAt(sentence, at) || inQuotes(sentence, at, at + 1),
    (at) => isArticleAt(sentence, at),
  )
}

function usedText(run: Run, use: Use, tokens: Token[]): string {
  return use.text.slice(tokens[run.use]?.from ?? 0, tokens[run.use + run.length - 1]?.to ?? 0)
}

/** All of what was typed, but for small words. */
function isWhole(run: Run, sentence: Sentence, tokens: Token[]): boolean {
  const rest = tokens.filter((_, index) => index < run.use || index >= run.use + run.length)
  return rest.every((token) => isSmall(token.key, sentence.language))
}

/** True when a single token inside a longer text may be taken for the value: no part of a longer number, no scrap of a word. */
export function standsAlone(text: string, token: Token | undefined): boolean {
  if (!token) return false
  if (token.kind === 'word')
    return token.to - token.from >= SHORTEST_WORD || /[^\p{Script=Latin}\p{N}]/u.test(text.slice(token.from, token.to))
  return !/\d[-./:,]$/u.test(text.slice(0, token.from)) && !/^[-./:,]\d/u.test(text.slice(token.to))
}

function isProgram(keys: string[], { programs }: Fixed): boolean {
  return programs.some((name) => holdsRun(keysOf(name), keys))
}

/** A program's name, or a label of one word. */
function isFixedWord(key: string, { programs, labels }: Fixed): boolean {
  return programs.some((name) => keysOf(name).includes(key)) || labels.some((label) => keysOf(label).join() === key)
}

/** A label or the beginning of one (`Amount` of `Amount (EUR)`): a longer label may well hold a value. */
function isLabel(keys: string[], labels: string[]): boolean {
  return labels.some((label) => keysOf(label).slice(0, keys.length).join('\n') === keys.join('\n'))
}
