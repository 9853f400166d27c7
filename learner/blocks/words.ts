import type { Block, Condition, LoopOver, Span, StepId, Task } from '#contract'
import { missingCase, spansOf } from '#contract'
import { quoted } from '../words/quoted.ts'

type Steps = readonly { id: StepId }[]

/** Counted from 1, as the person sees them; 0 when there is no such step. */
export function numberOf(id: StepId, steps: Steps): number {
  return steps.findIndex((step) => step.id === id) + 1
}

/** `step 3`, `steps 3 to 5`. */
export function spanInWords({ from, to }: Span, steps: Steps): string {
  return from === to ? `step ${numberOf(from, steps)}` : `steps ${numberOf(from, steps)} to ${numberOf(to, steps)}`
}

/** `the loop over steps 3 to 5`. */
export function blockCalled(block: Block, steps: Steps): string {
  const [first, last] = [spansOf(block)[0], spansOf(block).at(-1)]
  const place = first && last ? spanInWords({ from: first.from, to: last.to }, steps) : 'no steps'
  switch (block.kind) {
    case 'optional':
      return `the condition on ${place}`
    case 'branch':
      return `the branch over ${place}`
    case 'loop':
      return `the loop over ${place}`
    default:
      return missingCase(block)
  }
}

/** What a block does, as one sentence: `Steps 3 to 5 are done for each value of ⟦customer⟧, at most 100 times.` */
export function blockInWords(block: Block, steps: Task['steps']): string {
  switch (block.kind) {
    case 'optional':
      return `${isDone(block, steps)} only when ${conditionInWords(block.when, steps)}.`
    case 'branch': {
      const arms = block.arms.map((arm) => `${isDone(arm, steps)} ${arm.when ? `when ${conditionInWords(arm.when, steps)}` : 'otherwise'}`)
      return `${arms.join('; ')}.`
    }
    case 'loop':
      return `${isDone(block, steps)} ${overInWords(block.over, steps)}, at most ${block.atMost === 1 ? 'once' : `${block.atMost} times`}.`
    default:
      return missingCase(block)
  }
}

function isDone(span: Span, steps: Steps): string {
  const words = spanInWords(span, steps)
  return `S${words.slice(1)} ${span.from === span.to ? 'is' : 'are'} done`
}

function overInWords(over: LoopOver, steps: Task['steps']): string {
  switch (over.kind) {
    case 'values':
      return `for each value of ${over.parameters.map((name) => `⟦${name}⟧`).join(' and ')}`
    case 'rows':
      return `for each ${over.role.replace('-', ' ')}${over.within === '' ? '' : ` of ${quoted(over.within)}`}, as ⟦${over.item}⟧`
    case 'while':
      return `as long as ${conditionInWords(over.condition, steps)}`
    case 'times':
      return typeof over.count === 'number' ? `${over.count} times` : `⟦${over.count.parameter}⟧ times`
    default:
      return missingCase(over)
  }
}

function conditionInWords(condition: Condition, steps: Task['steps']): string {
  switch (condition.kind) {
    case 'window-present':
      return condition.window.title === '*' || condition.window.title === ''
        ? `a window of ${condition.window.program} is there`
        : `the window ${quoted(condition.window.title)} is there`
    case 'element-present':
      return `${quoted(condition.name)} is seen`
    case 'page': {
      const step = steps.findIndex(({ page }) => page === condition.page)
      return step < 0 ? 'a certain page is shown' : `the page of step ${step + 1} is shown`
    }
    default:
      return missingCase(condition)
  }
}
