import { z } from 'zod'
import { Point } from './geometry.ts'
import { TaskId } from './ids.ts'
import { SlotForm } from './writing.ts'

export const MouseButton = z.enum(['left', 'middle', 'right'])
export type MouseButton = z.infer<typeof MouseButton>

export const Modifier = z.enum(['ctrl', 'shift', 'alt', 'super'])
export type Modifier = z.infer<typeof Modifier>

/**
 * A key by the name of its X keysym without the `XK_` prefix, in the form a person would read:
 * `a`, `1`, `Return`, `Escape`, `Tab`, `BackSpace`, `F5`, `Left`, `KP_Enter`, `AudioMute`. The one spelling for keys in every folder.
 */
export const KeyName = z.string().min(1)
export type KeyName = z.infer<typeof KeyName>

const clickShape = {
  kind: z.literal('click'),
  button: MouseButton,
  /** 1 click, 2 double-click, 3 triple-click. */
  count: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  modifiers: z.array(Modifier),
}
const scrollShape = {
  kind: z.literal('scroll'),
  /** Wheel notches; positive is right and down. */
  notchesX: z.number().int(),
  notchesY: z.number().int(),
}
const pressShape = {
  kind: z.literal('press'),
  /** Held while `key` is struck. */
  modifiers: z.array(Modifier),
  key: KeyName,
}

/** One thing done to the desktop, with every value known. A closed union: each kind is one gesture of a person. */
export const Action = z.discriminatedUnion('kind', [
  z.object({ ...clickShape, at: Point }),
  z.object({ kind: z.literal('drag'), button: MouseButton, modifiers: z.array(Modifier), path: z.array(Point).min(2) }),
  z.object({ ...scrollShape, at: Point }),
  z.object({
    kind: z.literal('type'),
    text: z.string(),
    /** True when `text` must never be stored or shown. */
    secret: z.boolean(),
    /** At a person's pace, stroke by stroke: for what takes each key as a command (a calculator), not as text. */
    slow: z.literal(true).optional(),
  }),
  z.object(pressShape),
  z.object({ kind: z.literal('focus-window'), windowId: z.number().int() }),
  z.object({ kind: z.literal('start-program'), program: z.string(), arguments: z.array(z.string()) }),
  z.object({ kind: z.literal('wait'), forMs: z.number().nonnegative(), reason: z.string() }),
])
export type Action = z.infer<typeof Action>

/** A piece of text to type: fixed words, the value of a parameter, or a secret that the person gives at run time. */
export const TextPart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('literal'), text: z.string() }),
  z.object({
    kind: z.literal('slot'),
    parameter: z.string(),
    /** How the value is written here, when not just as it is given: `fillText` does it. */
    form: SlotForm.optional(),
  }),
  z.object({ kind: z.literal('secret'), parameter: z.string() }),
  /** A running number, inside a loop: `start` in its first round, `step` more in each further one, with leading zeros up to `digits`. */
  z.object({ kind: z.literal('count'), start: z.number().int(), step: z.number().int(), digits: z.number().int().min(1).max(12) }),
])
export type TextPart = z.infer<typeof TextPart>

/**
 * What a Step does, before place and values are known: the same kinds as Action, with a Target (in the Step) in place of a
 * point and slots in place of text. `at` is where in the target's box the person acted, each part 0 to 1.
 */
export const StepAct = z.discriminatedUnion('kind', [
  z.object({ ...clickShape, at: Point }),
  z.object({
    kind: z.literal('drag'),
    button: MouseButton,
    modifiers: z.array(Modifier),
    at: Point,
    /** The way from press to release in pixels relative to the press, scaled with the window at run time. */
    path: z.array(Point).min(2),
  }),
  z.object({ ...scrollShape, at: Point }),
  z.object({
    kind: z.literal('type'),
    text: z.array(TextPart),
    /** Replaces what the field holds: select all first. */ replaces: z.boolean(),
  }),
  z.object(pressShape),
  z.object({ kind: z.literal('focus-window') }),
  z.object({ kind: z.literal('start-program'), program: z.string(), arguments: z.array(z.string()) }),
  z.object({ kind: z.literal('wait'), forMs: z.number().nonnegative(), reason: z.string() }),
  /** Reads what the target shows (what a field holds, else its words) and keeps it under `into`, for slots of later steps. */
  z.object({ kind: z.literal('read'), into: z.string() }),
  /** The steps of another Task; `values` fills its parameters. The planner puts its steps in this one's place. */
  z.object({ kind: z.literal('run-task'), task: TaskId, values: z.record(z.string(), z.array(TextPart)) }),
  /** The person does this part (a login, a private stretch) and then says that it goes on. `what` follows “Now you: ”. */
  z.object({ kind: z.literal('hand-over'), what: z.string() }),
])
export type StepAct = z.infer<typeof StepAct>
