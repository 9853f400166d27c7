import { z } from 'zod'
import { Box, Modifier, MouseButton, ParameterType, Point } from '#contract'

/** What disturbs a demonstration, as it disturbs every person's work. */
export const DISTURBANCES = ['typo', 'wrong-menu', 'dialog', 'pause', 'scroll', 'wander', 'wrong-field', 'select'] as const
export const Disturbance = z.enum(DISTURBANCES)
export type Disturbance = z.infer<typeof Disturbance>

/** A piece of typed text: fixed words, or a value of the demonstration as it was written there. */
export const Piece = z.object({ text: z.string(), value: z.string().optional() })
export type Piece = z.infer<typeof Piece>

/** One thing that the person did, written down while it was done. */
export const TrueAct = z.object({
  kind: z.enum(['click', 'type', 'press', 'scroll']),
  /** The window it went to, and where on the desktop the program's windows began then. */
  program: z.string(),
  origins: z.array(Point),
  /** What it was done to, as accessibility or the page itself told right before; not there for keys. */
  thing: z.object({ role: z.string(), name: z.string(), box: Box }).optional(),
  point: Point.optional(),
  button: MouseButton.optional(),
  count: z.number().optional(),
  modifiers: z.array(Modifier).optional(),
  key: z.string().optional(),
  text: z.array(Piece).optional(),
  secret: z.boolean().optional(),
  /** The value that what was clicked is called by, or that its row is called by. */
  picks: z.string().optional(),
  /** No part of the task: which disturbance it belongs to, and the how-manieth of the demonstration that was. */
  slip: z.object({ kind: Disturbance, number: z.number() }).optional(),
  round: z.object({ loop: z.string(), index: z.number() }).optional(),
  /** Neither has to be a step nor must not be one: scrolling to what is clicked next. */
  incidental: z.boolean().optional(),
})
export type TrueAct = z.infer<typeof TrueAct>

export const TrueValue = z.object({
  name: z.string(),
  /** As the goal sentence has it; empty for a secret. */
  value: z.string(),
  type: ParameterType,
})
export type TrueValue = z.infer<typeof TrueValue>

/** What a demonstration really was. */
export const Truth = z.object({
  id: z.string(),
  program: z.string(),
  goal: z.string(),
  /** What another run would have otherwise, as far as the goal sentence (or a secret) tells. */
  values: z.array(TrueValue),
  /** What changes from round to round of a loop, by what it is: `['apples', 'pears', 'plums']`. */
  roundValues: z.record(z.string(), z.array(z.string())),
  acts: z.array(TrueAct),
  /** Each that happened, also those that leave no act behind: a pause, a typo that was taken back. */
  disturbances: z.array(Disturbance),
  seconds: z.number(),
  /** How the programs were started. */
  commands: z.record(z.string(), z.array(z.string())),
})
export type Truth = z.infer<typeof Truth>
