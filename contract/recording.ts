import { z } from 'zod'
import { KeyName, Modifier, MouseButton } from './action.ts'
import type { RecordedEvent } from './event.ts'
import { Box, Point } from './geometry.ts'
import { RecordingId } from './ids.ts'

/** Format version of a recording folder; a higher number is refused with words. */
export const RECORDING_VERSION = 1

/** What of the desktop belongs to a recording. Nothing else is recorded: no input, no names, no pixels. */
export const RecordingScope = z.object({
  /** Only these programs, and of a program only the windows whose title fits (`*` for any text) when a title is given. Empty: everything. */
  only: z.array(z.object({ program: z.string(), title: z.string().optional() })),
  /** Never these programs, whatever else is said. */
  never: z.array(z.string()),
})
export type RecordingScope = z.infer<typeof RecordingScope>

/**
 * `manifest.json` of a recording folder. The folder holds `manifest.json`, `events.jsonl` (RecordedEvents, one a line; a dump of
 * elements may be told by what changed since the one before, which the recorder's reader undoes) and, where video could be had,
 * `screen.mkv`. Written at the start with `endedAt: null`, again at the end; afterwards only by a repair or a redaction.
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
  /** How many gestures the events hold, once it has ended; not there in what was written before this was counted. */
  gestureCount: z.number().int().nonnegative().optional(),
  scope: RecordingScope.optional(),
  /** Which recorder made it, when it was not this one. */
  importedFrom: z.enum(['understudy', 'showui-aloha', 'chrome-devtools']).optional(),
  /** When what a crash had left was closed off. */
  repairedAt: z.iso.datetime().optional(),
  /** When secrets that were found afterwards were last taken out. */
  redactedAt: z.iso.datetime().optional(),
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
  importedFrom: true,
  repairedAt: true,
}).extend({
  gestureCount: z.number().int().nonnegative(),
})
export type RecordingSummary = z.infer<typeof RecordingSummary>

/** Proof that a recording sees and hears, or that it does not. */
export const RecordingHealth = z.object({
  /** Input events since the beginning, also those that are not stored. */
  inputEvents: z.number().int().nonnegative(),
  /** Null: none so far. */
  lastInputAgoMs: z.number().nonnegative().nullable(),
  /** Null: no frame so far, or no video. */
  lastFrameAgoMs: z.number().nonnegative().nullable(),
  /** How far the video's clock runs ahead of the input's, now; null without video. */
  clockDriftMs: z.number().nullable(),
  /** What the recording takes on the disk so far. */
  bytes: z.number().int().nonnegative(),
})
export type RecordingHealth = z.infer<typeof RecordingHealth>

export const RecordingState = z.object({
  phase: z.enum(['idle', 'starting', 'recording', 'paused', 'private', 'stopping']),
  id: RecordingId.nullable(),
  elapsedMs: z.number(),
  eventCount: z.number().int(),
  framesSeen: z.number().int(),
  /** True when input was seen within the last seconds in which the pointer moved; false shows the recorder is blind. */
  inputSeen: z.boolean(),
  health: RecordingHealth,
  notices: z.array(z.string()),
})
export type RecordingState = z.infer<typeof RecordingState>

/** The state while nothing is recorded. */
export const NO_RECORDING: RecordingState = {
  phase: 'idle',
  id: null,
  elapsedMs: 0,
  eventCount: 0,
  framesSeen: 0,
  inputSeen: true,
  health: { inputEvents: 0, lastInputAgoMs: null, lastFrameAgoMs: null, clockDriftMs: null, bytes: 0 },
  notices: [],
}

/** Something that looks like a secret in a finished recording, offered for removal. */
export const SecretFinding = z.object({
  /** Stable for one recording as long as the secret is in it. */
  id: z.string(),
  /** What it looks like: `aws-access-key`, `card-number`, `private-key`. */
  kind: z.string(),
  /** In words: `A card number`. */
  what: z.string(),
  /** Its first and last characters with the rest masked: `4111 •••• •••• 1111`. */
  masked: z.string(),
  /** Where it lies. `atMs` on the recording's clock. */
  places: z.array(z.object({ in: z.enum(['typing', 'element', 'window', 'clipboard', 'marker', 'goal', 'video']), atMs: z.number() })),
})
export type SecretFinding = z.infer<typeof SecretFinding>

/** One recording as its screen shows it. */
export const RecordingDetail = z.object({
  summary: RecordingSummary,
  gestures: z.array(Gesture),
  markers: z.array(z.object({ atMs: z.number(), note: z.string(), milestone: z.boolean() })),
  /** When nothing was recorded because the person said so; `toMs` is null where it never went on. */
  pauses: z.array(z.object({ fromMs: z.number(), toMs: z.number().nullable(), private: z.boolean() })),
  scope: RecordingScope.nullable(),
  /** Bytes on the disk. */
  bytes: z.number().int().nonnegative(),
  /** The programs whose windows were used, in the order of first use. */
  programs: z.array(z.string()),
})
export type RecordingDetail = z.infer<typeof RecordingDetail>

/** What became of an import. */
export const ImportResult = z.object({
  recording: RecordingSummary,
  /** Lines or steps that were not understood: they are kept beside the events, word for word. */
  unread: z.array(z.object({ line: z.number().int().positive(), text: z.string(), why: z.string() })),
})
export type ImportResult = z.infer<typeof ImportResult>
