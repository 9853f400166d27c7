import { z } from 'zod'

/** What a model is used for: `describe` writes captions, `small` and `large` decide steps that the local tier could not, `judge` says what came true, `embed` makes vectors. */
export const ModelRole = z.enum(['describe', 'small', 'large', 'judge', 'embed'])
export type ModelRole = z.infer<typeof ModelRole>

/** A server that speaks the OpenAI interface, in the cloud or on this machine. Its key is not kept here: see `KeyStore`. */
export const ModelSettings = z.object({
  /** With its version: `http://127.0.0.1:8080/v1`. */
  url: z.url({ protocol: /^https?$/ }),
  name: z.string().min(1),
  /** For a million tokens; null when not known. */
  price: z.object({ input: z.number().nonnegative(), output: z.number().nonnegative(), currency: z.string().min(1) }).nullable(),
  /** Asks for answers piece by piece: a server that begins to answer is not given up on. */
  stream: z.boolean().optional(),
  timeoutSeconds: z.number().int().min(5).max(600).optional(),
  /** More calls than this wait for their turn. */
  callsPerMinute: z.number().int().min(1).max(10_000).optional(),
  /** The share of its decisions that were right, as it was measured: sets how many votes an act takes that can't be undone. */
  accuracy: z.number().gt(0.5).lt(1).optional(),
})
export type ModelSettings = z.infer<typeof ModelSettings>

/** What one run may use of models; null: no bound. At the bound the run pauses and asks. */
export const Budget = z.object({
  calls: z.number().int().nonnegative().nullable(),
  tokens: z.number().int().nonnegative().nullable(),
  /** In the currency of the models' prices. */
  money: z.number().nonnegative().nullable(),
  /** Spent waiting for models. */
  seconds: z.number().nonnegative().nullable(),
})
export type Budget = z.infer<typeof Budget>

/** What of models was used. `money` is null where a price is not known. */
export const Spent = z.object({
  calls: z.number().int(),
  tokens: z.number().int(),
  money: z.number().nullable(),
  seconds: z.number(),
})
export type Spent = z.infer<typeof Spent>

/** Where the key of a role comes from; never the key itself. */
export const KeyPlace = z.object({
  role: ModelRole,
  from: z.enum(['environment', 'keychain', 'file', 'none']),
  /** It lies in a file whose passphrase was not given yet. */
  locked: z.boolean().optional(),
})
export type KeyPlace = z.infer<typeof KeyPlace>

/** What goes to a server when a role is used, in sentences for the person. */
export const Leaving = z.object({ role: ModelRole, model: z.string(), server: z.string(), local: z.boolean(), sent: z.array(z.string()) })
export type Leaving = z.infer<typeof Leaving>
