import type { Evidence as EvidencePiece } from '#contract'
import { words } from '../../words/index.ts'
import styles from './evidence.module.css'

/** By what a target was found, the strongest first. The same kind may have spoken more than once: its best word counts. */
export function Evidence({ evidence }: { evidence: readonly EvidencePiece[] }) {
  const best = new Map<EvidencePiece['kind'], number>()
  for (const { kind, score } of evidence) best.set(kind, Math.max(score, best.get(kind) ?? 0))
  return (
    <ul className={styles.evidence} aria-label={words.run.evidence}>
      {[...best]
        .toSorted(([, a], [, b]) => b - a)
        .map(([kind, score]) => (
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
