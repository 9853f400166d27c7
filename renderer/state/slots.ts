import type { GoalPart } from '#contract'

/** A caption in pieces: words, and the names of slots. */
export type Piece = { kind: 'words'; text: string } | { kind: 'slot'; parameter: string }

/** `Type ⟦amount⟧ into “Amount”` in its pieces. What opens a bracket and never closes it is words. */
export function piecesOf(caption: string): Piece[] {
  const pieces: Piece[] = []
  let rest = 0
  for (const found of caption.matchAll(/⟦([^⟦⟧]+)⟧/g)) {
    if (found.index > rest) pieces.push({ kind: 'words', text: caption.slice(rest, found.index) })
    pieces.push({ kind: 'slot', parameter: found[1] ?? '' })
    rest = found.index + found[0].length
  }
  if (rest < caption.length) pieces.push({ kind: 'words', text: caption.slice(rest) })
  return pieces
}

/** Several values, one a line, as they stand in a sentence. */
export function oneLine(value: string): string {
  return value.replaceAll('\n', ', ')
}

/** The pieces as one plain sentence: values where they are known, the slot's name where not. */
export function plainText(pieces: readonly (Piece | GoalPart)[], values: Record<string, string> = {}): string {
  return pieces
    .map((piece) => (piece.kind === 'words' ? piece.text : oneLine(values[piece.parameter] ?? '') || piece.parameter.replaceAll('-', ' ')))
    .join('')
}

/**
 * A sentence with its values filled in, cut at the slots again, so that the values stand out. A sentence that is not its caption with
 * these values (a repair, another language) stays as it is.
 */
export function withSlots(sentence: string, caption: string, values: Record<string, string>): Piece[] {
  const pieces = piecesOf(caption)
  return sentence === caption || plainText(pieces, values) === sentence ? pieces : piecesOf(sentence)
}
