import type { RecordingDetail, RecordingScope } from '#contract'
import { Facts } from '../../parts/facts.tsx'
import { clockTime, dateAndTime, fileSize, programName } from '../../state/format.ts'
import { words } from '../../words/index.ts'
import styles from './recording-facts.module.css'

/** When, how long, how much, of what. */
export function RecordingFacts({ detail }: { detail: RecordingDetail }) {
  const { summary, programs, bytes, scope } = detail
  return (
    <section className={styles.facts}>
      <h2>{words.recording.facts}</h2>
      <Facts
        rows={[
          [words.recording.when, dateAndTime(summary.startedAt)],
          [words.recording.length, summary.durationMs !== null && clockTime(summary.durationMs)],
          [words.recording.acts, String(summary.gestureCount)],
          [words.recording.programs, programs.map(programName).join(', ')],
          [words.recording.size, fileSize(bytes)],
          [words.recording.recorded, scopeText(scope)],
          [words.recording.from, summary.importedFrom && words.recording.fromKind[summary.importedFrom]],
          [words.recording.repaired, summary.repairedAt && dateAndTime(summary.repairedAt)],
        ]}
      />
    </section>
  )
}

function scopeText(scope: RecordingScope | null): string {
  const only = scope?.only.map(({ program, title }) => (title ? words.recording.titled(programName(program), title) : programName(program)))
  const parts = [
    only && only.length > 0 ? words.recording.only(only) : words.recording.everything,
    scope && scope.never.length > 0 && words.recording.never(scope.never.map(programName)),
  ]
  return parts.filter(Boolean).join(', ')
}
