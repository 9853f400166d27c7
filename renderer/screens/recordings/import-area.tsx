import { ButtonLink } from '../../parts/button.tsx'
import { DropArea } from '../../parts/drop-area.tsx'
import { Notice } from '../../parts/notice.tsx'
import { hrefOf } from '../../state/route.ts'
import { words } from '../../words/index.ts'
import { UnreadLines } from './unread-lines.tsx'
import type { Imports } from './use-import.ts'

/** A file that becomes a recording: what came of it, and every line that was not understood. */
export function ImportArea({ imports }: { imports: Imports }) {
  const { result } = imports
  return (
    <DropArea taking={imports} formats={words.import.formats} doing={words.import.doing}>
      {result && (
        <Notice
          tone={result.unread.length > 0 ? 'note' : 'good'}
          title={`${words.import.done}: ${result.recording.goal || words.recordings.noName}`}
          action={
            <ButtonLink small href={hrefOf({ screen: 'recording', id: result.recording.id })}>
              {words.import.open}
            </ButtonLink>
          }
        >
          {result.unread.length === 0 ? words.import.doneAll : <UnreadLines lines={result.unread} />}
        </Notice>
      )}
    </DropArea>
  )
}
