import { z } from 'zod'
import { StepAct, TextPart } from './action.ts'
import { PageId, PictureId, StepId } from './ids.ts'
import { Target } from './target.ts'
import { WindowPattern } from './window.ts'

/** What should be true after a step; checked by the executor, never against clocks, counters or old values. */
export const Expectation = z.discriminatedUnion('kind', [
  /** The target (or the focused field) holds this text. */
  z.object({ kind: z.literal('field-holds'), text: z.array(TextPart) }),
  /** A window that fits is there (`active`: and has the focus). */
  z.object({ kind: z.literal('window-present'), window: WindowPattern }),
  z.object({ kind: z.literal('window-gone'), window: WindowPattern }),
  /** An element with this role and name is seen in the active window. */
  z.object({ kind: z.literal('element-present'), role: Target.shape.role, name: z.string() }),
  /** The pixels of the window changed. The weakest: silence would mean that nothing happened. */
  z.object({ kind: z.literal('changed') }),
  z.object({ kind: z.literal('nothing') }),
])
export type Expectation = z.infer<typeof Expectation>

/** An act with its reason. */
export const Step = z.object({
  id: StepId,
  /** One sentence a person reads, slots as ⟦name⟧: `Type ⟦amount⟧ into “Amount”`. */
  caption: z.string(),
  observation: z.string(),
  thought: z.string(),
  act: StepAct,
  /** Absent for acts that go to whatever has the focus, and for those without a place. */
  target: Target.optional(),
  /** The window in which the step happens. */
  window: WindowPattern,
  expectation: Expectation,
  /**
   * Of an act that commits: the parameters whose values were newly shown after it, in the list, the table or the status, and not in the fields they were typed into.
   * What it wrote is confirmed by them.
   */
  shows: z.array(z.string()).optional(),
  /** The page it starts on and the page it leads to. */
  page: PageId.optional(),
  leadsTo: PageId.optional(),
  /** Whole-window pictures before and after, and where in the desktop the act took place, relative to the picture. */
  pictures: z.object({
    before: PictureId.optional(),
    after: PictureId.optional(),
    mark: z.object({ x: z.number(), y: z.number() }).optional(),
  }),
  /** Who wrote `caption`, `observation` and `thought`; absent: the rules did. */
  wordsBy: z.enum(['rule', 'model', 'person']).optional(),
  /** Where it came from when no demonstration shows it here: put together from ways that memory knows, proposed by a model, or shown by the person in a run. */
  origin: z.enum(['memory', 'model', 'person']).optional(),
  /** Set when no page that memory knows has ever shown its target. */
  guess: z.literal(true).optional(),
  /** How well the learner knows the target, 0 to 1. */
  confidence: z.number().min(0).max(1),
  /** The longest that its effect took in a verified run, where that was long: so much is waited for, and as much again. */
  effectMs: z.number().nonnegative().optional(),
  /** How long the person took from the end of the last gesture to the end of this one. */
  personMs: z.number().nonnegative(),
})
export type Step = z.infer<typeof Step>
