import { z } from 'zod'

/** In the middle of what the person comes. */
export const Middle = z.enum(['drag', 'typing', 'wait'])
export type Middle = z.infer<typeof Middle>

/** To the engine's process. */
export const ToEngine = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run'), middle: Middle, pauseOnInput: z.boolean() }),
  z.object({ kind: z.literal('stop') }),
])
export type ToEngine = z.infer<typeof ToEngine>

/** From the engine's process; `atMs` on the machine's clock. `under-way`: the act, or the look for what is not there, has begun. */
export const FromEngine = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('under-way'), atMs: z.number(), runStartMs: z.number() }),
  z.object({ kind: z.literal('paused'), atMs: z.number(), because: z.string() }),
  /** From here on the run can begin nothing more. */
  z.object({ kind: z.literal('stopped'), atMs: z.number() }),
  z.object({ kind: z.literal('ended'), atMs: z.number(), outcome: z.string() }),
])
export type FromEngine = z.infer<typeof FromEngine>
