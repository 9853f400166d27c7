import type { ReactNode } from 'react'
import { words } from '../words/index.ts'
import { CopyButton } from './copy-button.tsx'
import styles from './exported-file.module.css'
import { Notice } from './notice.tsx'

/** A file was written: where it lies, and what it is good for. */
export function ExportedFile({ file, title, children }: { file: string; title: string; children: ReactNode }) {
  return (
    <Notice tone="good" title={title}>
      <span className={styles.file}>
        <code>{file}</code>
        <CopyButton text={file} label={words.recording.copyPath} />
      </span>
      {children}
    </Notice>
  )
}
