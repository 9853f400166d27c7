import { type Expectation, type Neighbour, partInWords, type StepAct } from '#contract'
import { words } from '../words/index.ts'

/** The act's kind as people tell them apart. */
export function actKind(act: StepAct): keyof typeof words.step.kind {
  if (act.kind !== 'click') return act.kind
  if (act.button === 'right') return 'right-click'
  return act.count > 1 ? 'double-click' : 'click'
}

/** What should be true afterwards, as a sentence with slots. */
export function expectationText(expectation: Expectation): string {
  const text = words.step.expect
  switch (expectation.kind) {
    case 'field-holds':
      return `${text['field-holds']} ${expectation.text.map((part) => (part.kind === 'literal' ? `“${part.text}”` : partInWords(part))).join('')}`
    case 'window-present':
    case 'window-gone':
      return text[expectation.kind](expectation.window.title)
    case 'element-present':
      return text['element-present'](words.role[expectation.role ?? 'unknown'], expectation.name)
    default:
      return text[expectation.kind]
  }
}

/** On which side of the target a neighbour lies: the longer of the two ways. */
export function sideOf({ offset }: Neighbour): keyof typeof words.step.direction {
  if (Math.abs(offset.x) >= Math.abs(offset.y)) return offset.x < 0 ? 'left' : 'right'
  return offset.y < 0 ? 'above' : 'below'
}

/** Four dots: empty below a quarter, full from 0.9 on. */
export function dotsOf(confidence: number): 0 | 1 | 2 | 3 | 4 {
  if (confidence >= 0.9) return 4
  if (confidence >= 0.75) return 3
  if (confidence >= 0.5) return 2
  return confidence >= 0.25 ? 1 : 0
}
