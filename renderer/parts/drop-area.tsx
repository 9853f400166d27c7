import { FileInput } from 'lucide-react'
import type { ReactNode } from 'react'
import { useDroppedFiles } from '../state/dropped-files.ts'
import type { FileTaking } from '../state/shell-file.ts'
import { words } from '../words/index.ts'
import styles from './drop-area.module.css'
import { Problem } from './notice.tsx'
import { Spinner } from './spinner.tsx'

/** What becomes of a file: where to drop it, that it is on its way, and below, what came of it. */
export function DropArea(props: { taking: FileTaking; formats: string; doing: (name: string) => string; children: ReactNode }) {
  const { taking, formats, doing, children } = props
  const over = useDroppedFiles((files) => void taking.take(files))
  return (
    <div className={styles.area} aria-live="polite">
      {over && (
        <div className={styles.drop}>
          <FileInput aria-hidden="true" />
          <strong>{words.import.drop}</strong>
          <span>{formats}</span>
        </div>
      )}
      {taking.under !== undefined && <Spinner label={doing(taking.under)} />}
      {taking.problem && <Problem problem={taking.problem} />}
      {children}
    </div>
  )
}
