/** What a recording folder holds. */
export const MANIFEST_FILE = 'manifest.json'
export const EVENTS_FILE = 'events.jsonl'
export const VIDEO_FILE = 'screen.mkv'
