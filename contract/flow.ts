import { z } from 'zod'
import { Role } from './element.ts'
import { PageId, StepId } from './ids.ts'
import { WindowPattern } from './window.ts'

/** What is seen before a stretch of steps, and decides whether it is done. Never a clock, a counter or an old value. */
export const Condition = z.discriminatedUnion('kind', [
  /** A window that fits is there. */
  z.object({ kind: z.literal('window-present'), window: WindowPattern }),
  /** An element with this role and name is seen in the window in front. */
  z.object({ kind: z.literal('element-present'), role: Role, name: z.string() }),
  /** The window in front shows this page. */
  z.object({ kind: z.literal('page'), page: PageId }),
])
export type Condition = z.infer<typeof Condition>

/** Steps that stand one after the other, the first and the last included. */
export const Span = z.object({ from: StepId, to: StepId })
export type Span = z.infer<typeof Span>

/** What a loop goes over, and so when it ends. `atMost` of the loop bounds all of them. */
export const LoopOver = z.discriminatedUnion('kind', [
  /** Once for each value of these parameters, which hold many (`Parameter.many`) and equally many: the first round takes the first of each. */
  z.object({ kind: z.literal('values'), parameters: z.array(z.string()).min(1) }),
  /**
   * Once for each row, list item or tree item that the window shows, from the top, also those that scrolling brings: `item` holds its words in each round
   * and is no parameter of the Task. Ends when all that are there had their round. `role` and `within` (the list's name, empty when it has none) tell which rows.
   */
  z.object({ kind: z.literal('rows'), item: z.string(), role: Role, within: z.string() }),
  /** As long as this is seen before a round. */
  z.object({ kind: z.literal('while'), condition: Condition }),
  /** A number of times: fixed, or the value of a parameter of type `number`. */
  z.object({ kind: z.literal('times'), count: z.union([z.number().int().positive(), z.object({ parameter: z.string() })]) }),
])
export type LoopOver = z.infer<typeof LoopOver>

const blockShape = {
  /** Unique in its Task: `block-1`. */
  id: z.string().regex(/^block-[\w-]+$/),
  /** Why the learner believes in it, as a sentence for the person. */
  reason: z.string(),
}

/**
 * Order beyond one after the other, laid over the flat list of steps. Spans of two blocks (and of the arms of one) are apart from each other or one lies
 * within the other; the arms of a branch follow each other without a gap.
 */
export const Block = z.discriminatedUnion('kind', [
  /** Done only when the condition holds at its beginning. */
  z.object({ ...blockShape, kind: z.literal('optional'), ...Span.shape, when: Condition }),
  /** The first arm whose condition holds is done; the last one may have none and is done when no other is. Where none holds, none is done. */
  z.object({
    ...blockShape,
    kind: z.literal('branch'),
    arms: z.array(z.object({ ...Span.shape, when: Condition.optional() })).min(2),
  }),
  z.object({ ...blockShape, kind: z.literal('loop'), ...Span.shape, over: LoopOver, atMost: z.number().int().min(1).max(10_000) }),
])
export type Block = z.infer<typeof Block>

/** The spans that a block is made of: one, or one an arm. */
export function spansOf(block: Block): Span[] {
  return block.kind === 'branch' ? block.arms.map(({ from, to }) => ({ from, to })) : [{ from: block.from, to: block.to }]
}

/** The name under which a loop's round (`0`, `1`, …) stands among the values: no parameter can be called so. */
export const ROUND = '#round'
