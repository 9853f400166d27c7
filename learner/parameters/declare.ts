import type { Parameter, ParameterType } from '#contract'
import { isSmall } from '../words/languages.ts'
import type { Atom } from './atoms.ts'
import { kindOf } from './kinds.ts'
import { nameFromSentence, namesLabel, slug, unique } from './names.ts'
import type { Sentence } from './sentence.ts'
import type { Piece } from './template.ts'
import type { Use } from './use.ts'

type Declaring = { used: Atom[]; taken: Set<string>; parameters: Parameter[] }

export function declareAtom(
  atom: Atom,
  sentence: Sentence,
  uses: Use[],
  pieces: Piece[][],
  { used, taken, parameters }: Declaring,
): string {
  const own = uses.map((use, index) => ({ use, pieces: pieces[index] ?? [] })).filter((each) => holds(each.pieces, atom))
  const whole = own.filter((each) => each.pieces.length === 1).map((each) => each.use)
  const place = atom.places[0] ?? { from: 0, to: 0 }
  const [start, end] = [sentence.tokens[place.from]?.from ?? 0, sentence.tokens[place.to - 1]?.to ?? 0]
  const around = [/\S+\s*$/u.exec(sentence.text.slice(0, start)), /^\s*\S+/u.exec(sentence.text.slice(end))].join(' ')
  const type = kindOf(atom.value, around, whole.length === own.length ? whole : whole.filter((use) => !use.file))
  const label = own.map((each) => labelFor(each, sentence)).find((name) => name !== undefined)
  const isValue = (token: number) => used.some((each) => each.places.some(({ from, to }) => token >= from && token < to))
  const name = unique(label ?? nameFromSentence(sentence, place.from, type, isValue), taken)
  const options = type === 'choice' ? whole.find((use) => use.options)?.options : undefined
  parameters.push({ name, type, examples: [atom.value], ...(options ? { options } : {}) })
  return name
}

export function holds(pieces: Piece[], atom: Atom): boolean {
  return pieces.some((piece) => piece.kind === 'atom' && piece.atom === atom)
}

/**
 * A field's label names what fills it: one value, or several with only blanks between (`Anna Smith` as two). A label that is but a small word names what
 * that leads to: `To:` the recipient.
 */
function labelFor({ use, pieces }: { use: Use; pieces: Piece[] }, { language }: Sentence): string | undefined {
  const filled = pieces.every((piece) => piece.kind === 'atom' || piece.text.trim() === '')
  const name = filled && !use.file && use.label !== undefined ? slug(use.label) : undefined
  return name !== undefined && isSmall(name, language) ? language.prepositions.get(name) || undefined : name
}

export function declareSecret(use: Use, taken: Set<string>, parameters: Parameter[]): string {
  const base = slug(use.label ?? '') ?? 'password'
  const known = parameters.find((parameter) => parameter.type === 'secret' && parameter.name === base)
  if (known) return known.name
  const name = unique(base, taken)
  parameters.push({ name, type: 'secret', examples: [] })
  return name
}

/** Whether a text that the sentence does not have is asked for all the same; see `findParameters`. */
export function isOpen(use: Use, sentence: Sentence): boolean {
  if (use.label === undefined || !use.oneLine || use.text.trim() === '' || slug(use.label) === undefined) return false
  return sentence.tokens.length === 0 || namesLabel(sentence, use.label)
}

export function declareOpen(use: Use, taken: Set<string>, parameters: Parameter[]): string {
  const base = use.file ? 'file' : (slug(use.label ?? '') ?? 'text')
  const kind = kindOf(use.text, '', [use])
  // `7` is money where the same field had `12.50` before.
  const type: ParameterType = kind === 'number' && parameters.some((each) => each.name === base && each.type === 'money') ? 'money' : kind
  const known = parameters.find((parameter) => parameter.name === base && parameter.examples[0] === use.text)
  if (known) return known.name
  const name = unique(base, taken)
  parameters.push({ name, type, examples: [use.text] })
  return name
}
