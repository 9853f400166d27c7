import { type GoalPart, partInWords, type TextPart } from '#contract'
import { piecesOf } from './slots.ts'

/** A caption's pieces as the editor takes them. */
export function partsOfCaption(caption: string): TextPart[] {
  return piecesOf(caption).map((piece) =>
    piece.kind === 'words' ? { kind: 'literal', text: piece.text } : { kind: 'slot', parameter: piece.parameter },
  )
}

export function captionOf(parts: readonly TextPart[]): string {
  return parts.map(partInWords).join('').replace(/\s+/g, ' ').trim()
}

export function partsOfGoal(goal: readonly GoalPart[]): TextPart[] {
  return goal.map((part) => (part.kind === 'words' ? { kind: 'literal', text: part.text } : part))
}

export function goalOf(parts: readonly TextPart[]): GoalPart[] {
  return parts.flatMap((part): GoalPart[] => {
    if (part.kind === 'literal') return [{ kind: 'words', text: part.text.replace(/\s+/g, ' ') }]
    return 'parameter' in part ? [{ kind: 'slot', parameter: part.parameter }] : []
  })
}

/** `Due Date` as `due-date`: a parameter's name as a person wrote it. */
export function parameterName(typed: string): string {
  return typed
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^[-\p{N}]+|-+$/gu, '')
}
