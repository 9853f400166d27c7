import { z } from 'zod'

/** From the watchdog's process to the engine's. */
export const FromWatchdog = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('panic') }),
  z.object({ kind: z.literal('failed'), why: z.string() }),
])
export type FromWatchdog = z.infer<typeof FromWatchdog>

/** The engine's answer to a panic: it is awake and has stopped. */
export const Heard = z.object({ kind: z.literal('heard') })
export type Heard = z.infer<typeof Heard>
