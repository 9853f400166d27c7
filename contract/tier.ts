import { z } from 'zod'

/** Who decided a step: 0 local, 1 small model, 2 large model, 3 the person. */
export const Tier = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])
export type Tier = z.infer<typeof Tier>
