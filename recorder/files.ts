/** What a recording folder holds. */
export const MANIFEST_FILE = 'manifest.json'
/** Read by `readEvents` and written by `createLineWriter` alone: a dump of elements may be told by what differs from one before. */
export const EVENTS_FILE = 'events.jsonl'
export const VIDEO_FILE = 'screen.mkv'
/** There while a process writes the recording; names that process. */
export const WRITING_FILE = '.writing'
/** Room that is kept for the last manifest. */
export const RESERVE_FILE = '.reserve'
/** What an import did not understand, word for word. */
export const UNREAD_FILE = 'unread.txt'
/** Written beside a file that is about to be replaced in one step. */
export const PART = '.part'
/** There while a redaction replaces several files: from then on it is carried to its end, also after a crash. Names them. */
export const REDACTING_FILE = '.redacting'
/** Added to the name of a file: what a redaction puts in its place. */
export const REDACTED = '.redacted'
/** Added to the name of a file: what a repair took off its end. */
export const CUT = '.cut'
