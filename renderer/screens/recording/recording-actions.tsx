import { Eraser, FileOutput, ScanSearch, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { RecordingSummary } from '#contract'
import { Button } from '../../parts/button.tsx'
import { Confirm } from '../../parts/confirm.tsx'
import { ExportedFile } from '../../parts/exported-file.tsx'
import { Problem } from '../../parts/notice.tsx'
import { api } from '../../state/api.ts'
import { fileSize } from '../../state/format.ts'
import { useDoing } from '../../state/use-call.ts'
import { goTo } from '../../state/use-route.ts'
import { words } from '../../words/index.ts'
import { ForgetDialog } from './forget-dialog.tsx'
import styles from './recording-actions.module.css'

type Props = { summary: RecordingSummary; seeking: boolean; onSeek: () => void }

/** What can be done with a recording beside learning it. */
export function RecordingActions({ summary: { id }, seeking, onSeek }: Props) {
  const exporting = useDoing()
  const deleting = useDoing()
  const [exported, setExported] = useState<{ file: string; bytes: number }>()
  const [sure, setSure] = useState(false)
  const [forgetting, setForgetting] = useState(false)
  return (
    <>
      <div className={styles.buttons}>
        <Button
          icon={<FileOutput aria-hidden="true" />}
          disabled={exporting.doing}
          onClick={() => void exporting.run(async () => setExported(await api().recording.export({ id })))}
        >
          {exporting.doing ? words.recording.exporting : words.recording.export}
        </Button>
        <Button icon={<ScanSearch aria-hidden="true" />} disabled={seeking} onClick={onSeek}>
          {words.secrets.button}
        </Button>
        <Button look="danger" className={styles.delete} icon={<Eraser aria-hidden="true" />} onClick={() => setForgetting(true)}>
          {words.recording.forget}
        </Button>
        <Button look="danger" icon={<Trash2 aria-hidden="true" />} onClick={() => setSure(true)}>
          {words.recording.delete}
        </Button>
      </div>
      <div aria-live="polite" className={styles.told}>
        {exported && (
          <ExportedFile file={exported.file} title={words.recording.exported(fileSize(exported.bytes))}>
            {words.recording.exportedText}
          </ExportedFile>
        )}
        {exporting.problem && <Problem problem={exporting.problem} />}
        {deleting.problem && <Problem problem={deleting.problem} />}
      </div>
      {forgetting && <ForgetDialog id={id} onClose={() => setForgetting(false)} />}
      {sure && (
        <Confirm
          title={words.recording.deleteTitle}
          text={words.recording.deleteText}
          yes={words.common.delete}
          doing={deleting.doing}
          onNo={() => setSure(false)}
          onYes={() =>
            void deleting.run(() => api().recording.delete({ id })).then((done) => (done ? goTo({ screen: 'recordings' }) : setSure(false)))
          }
        />
      )}
    </>
  )
}
