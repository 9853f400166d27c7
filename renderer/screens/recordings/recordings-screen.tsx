import { Film } from 'lucide-react'
import { RowsScreen } from '../../app/list-screen.tsx'
import { FileButton } from '../../parts/file-button.tsx'
import { RecordLink } from '../../parts/record-link.tsx'
import { RowLink } from '../../parts/row-link.tsx'
import { useRecordings } from '../../state/recordings.ts'
import { hrefOf } from '../../state/route.ts'
import { words } from '../../words/index.ts'
import { ImportArea } from './import-area.tsx'
import { RecordingLine } from './recording-line.tsx'
import { useImport } from './use-import.ts'

/** Everything that was recorded or imported, the newest first. A file dropped anywhere here is imported. */
export function RecordingsScreen() {
  const list = useRecordings()
  const imports = useImport(list.again)
  return (
    <RowsScreen
      list={list}
      title={words.recordings.title}
      empty={{
        icon: <Film />,
        title: words.recordings.emptyTitle,
        text: words.recordings.emptyText,
        action: (
          <>
            <RecordLink />
            <FileButton taking={imports} label={words.import.button} choose={words.import.choose} look="quiet" />
          </>
        ),
      }}
      filter={{ label: words.recordings.filter, noFit: words.recordings.noFit, textOf: ({ goal }) => goal || words.recordings.noName }}
      tools={<FileButton taking={imports} label={words.import.button} choose={words.import.choose} />}
      before={<ImportArea imports={imports} />}
    >
      {(recording) => (
        <RowLink key={recording.id} href={hrefOf({ screen: 'recording', id: recording.id })}>
          <RecordingLine recording={recording} />
        </RowLink>
      )}
    </RowsScreen>
  )
}
