import { FileInput } from 'lucide-react'
import { ButtonLink } from '../../parts/button.tsx'
import { Notice, Problem } from '../../parts/notice.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { useDroppedFiles } from '../../state/dropped-files.ts'
import { hrefOf } from '../../state/route.ts'
import { words } from '../../words/index.ts'
import styles from './import-area.module.css'
import { UnreadLines } from './unread-lines.tsx'
import type { Imports } from './use-import.ts'

/** What becomes of a file: where to drop it, that it is on its way, what came of it, and every line that was not understood. */
export function ImportArea({ imports }: { imports: Imports }) {
  const over = useDroppedFiles((files) => void imports.take(files))
  const { under, problem, result } = imports
  return (
    <div className={styles.area} aria-live="polite">
      {over && (
        <div className={styles.drop}>
          <FileInput aria-hidden="true" />
          <strong>{words.import.drop}</strong>
          <span>{words.import.formats}</span>
        </div>
      )}
      {under !== undefined && <Spinner label={words.import.doing(under)} />}
      {problem && <Problem problem={problem} />}
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
    </div>
  )
}
