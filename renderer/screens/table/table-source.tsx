import { ClipboardPaste, FileInput, TextCursorInput } from 'lucide-react'
import { useRef, useState } from 'react'
import type { CallInput } from '#contract'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { LinesField } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useDroppedFiles } from '../../state/dropped-files.ts'
import { textOf } from '../../state/table-text.ts'
import { words } from '../../words/index.ts'
import styles from './table-screen.module.css'

/** A table from a file, from the clipboard, or pasted. */
export function TableSource({ doing, onTable }: { doing: boolean; onTable: (from: CallInput<'batch.read'>['from']) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [pasting, setPasting] = useState(false)
  const [text, setText] = useState('')
  const [unreadable, setUnreadable] = useState(false)
  const said = words.table
  const take = async (file: File | undefined) => {
    if (!file) return
    setUnreadable(false)
    // A page cannot tell where a file lies, and needs not: a table is text.
    const read = await file.arrayBuffer().then(
      (bytes) => textOf(new Uint8Array(bytes)),
      () => undefined,
    )
    if (read === undefined) setUnreadable(true)
    else onTable({ kind: 'text', text: read })
  }
  const over = useDroppedFiles((files) => void take(files[0]))
  return (
    <Card>
      <div className={styles.sources}>
        <Button
          look={pasting ? undefined : 'primary'}
          icon={<FileInput aria-hidden="true" />}
          disabled={doing}
          autoFocus
          onClick={() => input.current?.click()}
        >
          {said.file}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,text/csv"
          aria-label={said.fileLabel}
          onChange={(event) => {
            const [file] = event.target.files ?? []
            event.target.value = ''
            void take(file)
          }}
        />
        <Button icon={<ClipboardPaste aria-hidden="true" />} disabled={doing} onClick={() => onTable({ kind: 'clipboard' })}>
          {said.clipboard}
        </Button>
        <Button icon={<TextCursorInput aria-hidden="true" />} aria-expanded={pasting} onClick={() => setPasting(!pasting)}>
          {said.paste}
        </Button>
        <span className={styles.soft}>{over ? said.drop : said.formats}</span>
      </div>
      {unreadable && (
        <div role="alert" className={styles.below}>
          <Notice tone="bad" title={said.unreadable}>
            {said.formats}
          </Notice>
        </div>
      )}
      {pasting && (
        <form
          className={styles.paste}
          onSubmit={(event) => {
            event.preventDefault()
            onTable({ kind: 'text', text })
          }}
        >
          <LinesField
            label={said.pasteLabel}
            hint={said.pasteHint}
            rows={7}
            value={text}
            autoFocus
            onChange={(event) => setText(event.target.value)}
          />
          <Button type="submit" look="primary" disabled={doing || text.trim() === ''}>
            {said.read}
          </Button>
        </form>
      )}
    </Card>
  )
}
