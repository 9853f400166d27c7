import type { SlotForm, TextPart } from '#contract'
import { type Piece, templateOf } from '../parameters/template.ts'
import { keysOf } from '../words/tokens.ts'
import type { Entries } from './entries.ts'
import { differencesOf, piecesOf } from './texts-differ.ts'
import { typeOfAll } from './values.ts'

/**
 * Values that the two sentences tell apart (`Note the keys`, `Note the lift`) where they stand in a typed text, in whatever writing (`the-keys.txt`,
 * `the-lift.txt`): the known parts with slots for them. A value that is found so is declared, unless it is known already.
 */
export function partsTold(
  parts: readonly TextPart[],
  after: string,
  entries: Entries,
  onFound: (name: string, before: string, now: string) => void,
): TextPart[] {
  const { known, shown } = entries.sentences
  const differences = differencesOf(piecesOf(known), piecesOf(shown)) ?? []
  return differences.reduce<TextPart[]>((all, { before, after: now }) => {
    const found = piecesWith(after, now)
    return all.flatMap((part): TextPart[] => {
      if (part.kind !== 'literal' || entries.all.some((entry) => entry.known === before)) return [part]
      const cut = piecesWith(part.text, before)
      const common = cut.find(
        (piece) => piece.kind === 'atom' && found.some((other) => other.kind === 'atom' && sameForm(piece.form, other.form)),
      )
      if (!common) return [part]
      const name = entries.declare(
        { name: 'text', type: typeOfAll([before, now], undefined), examples: [before] },
        { known: before, shown: now },
      ).parameter.name
      onFound(name, before, now)
      return cut.map(
        (piece): TextPart =>
          piece.kind === 'literal' ? piece : { kind: 'slot', parameter: name, ...(piece.form ? { form: piece.form } : {}) },
      )
    })
  }, parts.slice())
}

function piecesWith(text: string, value: string): Piece[] {
  return templateOf(text, [{ keys: keysOf(value), value, places: [] }])
}

function sameForm(a: SlotForm | undefined, b: SlotForm | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
