import { createHash } from 'node:crypto'

/** So that no text of a page or file is kept, only whether it is the same. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
