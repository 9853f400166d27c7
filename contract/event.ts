import { z } from 'zod'
import { KeyName, MouseButton } from './action.ts'
import { UiElement } from './element.ts'
import { Point } from './geometry.ts'
import { WindowInfo } from './window.ts'

const at = {
  /** Milliseconds since the recording began, on the one clock of the recording. Never decreasing in the file by more than the reorder window. */
  atMs: z.number(),
}

/** What the input tap tells, before the recorder adds anything. `atMs` is the tap's event time mapped to the `Clock` port (not yet relative). */
export const InputEvent = z.discriminatedUnion('kind', [
  z.object({
    ...at,
    kind: z.literal('key-down'),
    key: KeyName,
    /** The characters this press really produced (keymap, shift, AltGr, dead keys); empty for keys that write nothing. */
    characters: z.string(),
    /** True for the presses that the system makes while a key is held. */
    repeat: z.boolean(),
  }),
  z.object({ ...at, kind: z.literal('key-up'), key: KeyName }),
  z.object({ ...at, kind: z.literal('pointer-move'), point: Point }),
  z.object({ ...at, kind: z.literal('pointer-down'), point: Point, button: MouseButton }),
  z.object({ ...at, kind: z.literal('pointer-up'), point: Point, button: MouseButton }),
  z.object({ ...at, kind: z.literal('wheel'), point: Point, notchesX: z.number().int(), notchesY: z.number().int() }),
])
export type InputEvent = z.infer<typeof InputEvent>

/** A line of a Recording's `events.jsonl`, in the order written. */
export const RecordedEvent = z.discriminatedUnion('kind', [
  ...InputEvent.options,
  /** A key struck where secrets are typed: that it was, not what it was. */
  z.object({ ...at, kind: z.literal('secret-key') }),
  /** The active window changed, or its title, place or size did. */
  z.object({ ...at, kind: z.literal('window'), window: WindowInfo.nullable(), windows: z.array(WindowInfo) }),
  /** What lay under the resting pointer before a press (`pointer`), or had the focus (`focus`). */
  z.object({ ...at, kind: z.literal('hit'), point: Point, element: UiElement.nullable(), because: z.enum(['pointer', 'focus']) }),
  /** All elements of the active window as accessibility told them then. */
  z.object({ ...at, kind: z.literal('elements'), windowId: z.number().int(), elements: z.array(UiElement) }),
  /** The clipboard got new content. */
  z.object({
    ...at,
    kind: z.literal('clipboard'),
    content: z.enum(['text', 'picture', 'files', 'other']),
    /** Characters of a text, number of files, else bytes; null when the owner does not tell. */
    length: z.number().int().nonnegative().nullable(),
    /** The text itself: only when the person said that it may be kept, never of what looks like a secret. */
    text: z.string().optional(),
  }),
  /** Until `resume` nothing is recorded. `private`: the person does a part of the task there that is theirs alone (a login). */
  z.object({ ...at, kind: z.literal('pause'), private: z.boolean().optional() }),
  z.object({ ...at, kind: z.literal('resume') }),
  /** `milestone`: the person says that a part of the task is done here. */
  z.object({ ...at, kind: z.literal('marker'), note: z.string(), milestone: z.boolean().optional() }),
])
export type RecordedEvent = z.infer<typeof RecordedEvent>
