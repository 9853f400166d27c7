import { z } from 'zod'
import { EVENTS_FILE, MANIFEST_FILE, UNREAD_FILE } from '../../files.ts'

/** The first entry of an exported recording: what follows, in this order, and how to know that it came through. */
export const LISTING_FILE = 'understudy-recording.json'
export const LISTING_VERSION = 1
export const MOST_LISTING_BYTES = 64 * 1024

export const Listing = z.object({
  format: z.literal('understudy-recording'),
  version: z.literal(LISTING_VERSION),
  files: z
    .array(
      z.object({
        name: z.string().refine(isExchanged),
        bytes: z.number().int().nonnegative(),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .max(8)
    .refine((files) => new Set(files.map((file) => file.name)).size === files.length),
})
export type Listing = z.infer<typeof Listing>

/** No folder, no other name: nothing that comes in from outside says where it is written. */
export function isExchanged(name: string): boolean {
  return [MANIFEST_FILE, EVENTS_FILE, UNREAD_FILE].includes(name) || isVideoName(name)
}

export function isVideoName(name: string): boolean {
  return /^screen\.(mkv|mp4|webm|avi|mov)$/.test(name)
}

const MIB = 1024 * 1024
/** An hour takes a few hundred MiB; what claims to be far more is refused before it is unpacked. */
export const MOST_ARCHIVE_BYTES = 16 * 1024 * MIB
const MOST_BYTES: Readonly<Record<string, number>> = { [MANIFEST_FILE]: 4 * MIB, [EVENTS_FILE]: 4096 * MIB, [UNREAD_FILE]: 64 * MIB }

export function isTooBig(files: Listing['files']): boolean {
  const all = files.reduce((sum, file) => sum + file.bytes, 0)
  return all > MOST_ARCHIVE_BYTES || files.some((file) => file.bytes > (MOST_BYTES[file.name] ?? MOST_ARCHIVE_BYTES))
}
