import { z } from 'zod'
import { KeyName, Modifier, MouseButton } from './action.ts'
import type { RecordedEvent } from './event.ts'
import { Box, Point } from './geometry.ts'
import { RecordingId } from './ids.ts'

/** Format version of a recording folder; a higher number is refused with words. */
export const RECORDING_VERSION = 1

/**
 * `manifest.json` of a recording folder. The folder holds `manifest.json`, `events.jsonl` (RecordedEvent lines) and, where video
 * could be had, `screen.mkv`. Written at the start with `endedAt: null`, again at the end; never changed afterwards.
 */
export const RecordingManifest = z.object({
  version: z.literal(RECORDING_VERSION),
  id: RecordingId,
  /** What the person says they are doing, in their own words. Empty when not (yet) given. */
  goal: z.string(),
  startedAt: z.iso.datetime(),
  /** Null while it runs, and after a crash: then the recording was cut short and holds what was written. */
  endedAt: z.iso.datetime().nullable(),
  durationMs: z.number().nonnegative().nullable(),
  platform: z.string(),
  displays: z.array(z.object({ name: z.string(), box: Box, scale: z.number().positive() })),
  video: z
    .object({
      file: z.string(),
      /** The recording's clock when the video's first frame was taken. */
      startedAtMs: z.number(),
      framesPerSecond: z.number().positive(),
      box: Box,
    })
    .nullable(),
  /** What could not be recorded, in words ('No accessibility bus: names of buttons are read from pixels'). */
  notices: z.array(z.string()),
  eventCount: z.number().int().nonnegative(),
})
export type RecordingManifest = z.infer<typeof RecordingManifest>

const span = {
  /** Begin and end on the recording's clock. */
  fromMs: z.number(),
  toMs: z.number(),
}

/** What a person did, made from raw events: the unit that the learner turns into a Step. */
export const Gesture = z.discriminatedUnion('kind', [
  z.object({
    ...span,
    kind: z.literal('click'),
    point: Point,
    button: MouseButton,
    count: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    modifiers: z.array(Modifier),
  }),
  z.object({ ...span, kind: z.literal('drag'), path: z.array(Point).min(2), button: MouseButton, modifiers: z.array(Modifier) }),
  /** `modifiers` is there only when some were held (Ctrl with the wheel zooms). */
  z.object({
    ...span,
    kind: z.literal('scroll'),
    point: Point,
    notchesX: z.number().int(),
    notchesY: z.number().int(),
    modifiers: z.array(Modifier).optional(),
  }),
  /** The text that is left after Backspace and corrections. Secret: only that something was typed. */
  z.object({ ...span, kind: z.literal('type'), text: z.string(), secret: z.boolean() }),
  z.object({ ...span, kind: z.literal('press'), modifiers: z.array(Modifier), key: KeyName, times: z.number().int().positive() }),
])
export type Gesture = z.infer<typeof Gesture>

/** A recording as the stages see it. `folder` is absolute. */
export type Recording = {
  manifest: RecordingManifest
  folder: string
  events: RecordedEvent[]
  gestures: Gesture[]
}

/** What the app shows of a recording in lists and while it runs. */
export const RecordingSummary = RecordingManifest.pick({
  id: true,
  goal: true,
  startedAt: true,
  endedAt: true,
  durationMs: true,
  eventCount: true,
  notices: true,
}).extend({
  gestureCount: z.number().int().nonnegative(),
})
export type RecordingSummary = z.infer<typeof RecordingSummary>

export const RecordingState = z.object({
  phase: z.enum(['idle', 'starting', 'recording', 'paused', 'stopping']),
  id: RecordingId.nullable(),
  elapsedMs: z.number(),
  eventCount: z.number().int(),
  framesSeen: z.number().int(),
  /** True when input was seen within the last seconds in which the pointer moved; false shows the recorder is blind. */
  inputSeen: z.boolean(),
  notices: z.array(z.string()),
})
export type RecordingState = z.infer<typeof RecordingState>
