import type { Evidence as EvidencePiece } from '#contract'
import { words } from '../../words/index.ts'
import styles from './evidence.module.css'

/** By what a target was found, the strongest first. */
export function Evidence({ evidence }: { evidence: readonly EvidencePiece[] }) {
  return (
    <ul className={styles.evidence} aria-label={words.run.evidence}>
      {evidence
        .toSorted((a, b) => b.score - a.score)
        .map(({ kind, score }) => (
          <li key={kind} className={styles.piece}>
            <span>{words.run.evidenceKind[kind]}</span>
            <span className={styles.bar} aria-hidden="true">
              <span style={{ width: `${score * 100}%` }} />
            </span>
            <span className={styles.score}>{Math.round(score * 100)} %</span>
          </li>
        ))}
    </ul>
  )
}
