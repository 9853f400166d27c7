import { z } from 'zod'
import { TextPart } from './action.ts'
import { Block, Span } from './flow.ts'
import { RecordingId, StepId } from './ids.ts'
import { GoalPart, Parameter } from './parameter.ts'
import { Step } from './step.ts'
import { Target } from './target.ts'

/** A step's place: before this one, or at the end (null). */
const Before = StepId.nullable()

/** A step as a person (or a re-recording) adds it; its id is given when it is added. */
export const NewStep = Step.omit({ id: true })
export type NewStep = z.infer<typeof NewStep>

/** One change to a Task. Several are made together, in order, or none of them. */
export const TaskEdit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set-caption'), step: StepId, caption: z.string() }),
  /** What a type step types. */
  z.object({ kind: z.literal('set-text'), step: StepId, text: z.array(TextPart) }),
  z.object({ kind: z.literal('set-target'), step: StepId, target: Target }),
  z.object({ kind: z.literal('move-step'), step: StepId, before: Before }),
  z.object({ kind: z.literal('delete-step'), step: StepId }),
  z.object({ kind: z.literal('insert-step'), before: Before, step: NewStep }),
  /**
   * These steps, of another recording, instead of all from `step` on; with `replaces` instead of that step alone, or of none: then they come before it. `step` null:
   * they come at the end. `taught`: the person showed them in a run.
   */
  z.object({
    kind: z.literal('replace-from'),
    step: Before,
    replaces: z.enum(['rest', 'step', 'nothing']).optional(),
    taught: z.literal(true).optional(),
    steps: z.array(NewStep).min(1),
    parameters: z.array(Parameter),
    recording: RecordingId,
  }),
  z.object({ kind: z.literal('set-goal'), goal: z.array(GoalPart).min(1) }),
  /** A text of the goal or of a typed text becomes (or joins) a parameter, everywhere it stands as a word of its own. */
  z.object({ kind: z.literal('add-parameter'), parameter: Parameter, value: z.string() }),
  /** New name, type, examples, options; its slots follow. */
  z.object({ kind: z.literal('set-parameter'), name: z.string(), parameter: Parameter }),
  /** Its slots become this text. */
  z.object({ kind: z.literal('remove-parameter'), name: z.string(), value: z.string() }),
  z.object({ kind: z.literal('set-milestones'), milestones: z.array(z.object({ after: StepId, name: z.string() })) }),
  z.object({ kind: z.literal('set-sub-goals'), subGoals: z.array(z.object({ name: z.string(), ...Span.shape })) }),
  /** Adds a block, or replaces the one with its id. */
  z.object({ kind: z.literal('set-block'), block: Block }),
  z.object({ kind: z.literal('remove-block'), id: z.string() }),
  z.object({ kind: z.literal('accept-proposal'), id: z.string() }),
  z.object({ kind: z.literal('dismiss-proposal'), id: z.string() }),
])
export type TaskEdit = z.infer<typeof TaskEdit>

/**
 * A change that the learner suggests: `You did the same three times. Should it be done for every row?`. Its edits are made when the person accepts. Kept on
 * the Task until then.
 */
export const Proposal = z.object({
  /** Unique in its Task: `proposal-1`. */
  id: z.string().regex(/^proposal-[\w-]+$/),
  /** One or two sentences, the last one a question. */
  question: z.string(),
  /** What would change, as one sentence. */
  change: z.string(),
  edits: z.array(TaskEdit).min(1),
})
export type Proposal = z.infer<typeof Proposal>
