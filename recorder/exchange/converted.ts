import type { ImportResult, RecordedEvent, RecordingManifest } from '#contract'

export type Unread = ImportResult['unread'][number]

/** Another recorder's log in the words of ours. */
export type Converted = Pick<RecordingManifest, 'goal' | 'startedAt' | 'platform' | 'displays' | 'notices'> & {
  importedFrom: 'showui-aloha' | 'chrome-devtools'
  events: RecordedEvent[]
  durationMs: number
  /** When the video that lies beside it began, on the recording's clock. */
  videoStartedAtMs: number
  unread: Unread[]
}
