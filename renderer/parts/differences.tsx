import { ArrowUpDown, Minus, PencilLine, Plus } from 'lucide-react'
import type { TaskDifference } from '#contract'
import { useRecordings } from '../state/recordings.ts'
import { words } from '../words/index.ts'
import { classes } from './classes.ts'
import styles from './differences.module.css'
import { SlotText } from './slot-text.tsx'

const ICONS = { added: Plus, removed: Minus, changed: PencilLine, moved: ArrowUpDown }

/** What differs between two versions, in words: each with a sign, a word and a colour. */
export function Differences({ differences }: { differences: readonly TaskDifference[] }) {
  const { data: recordings } = useRecordings()
  // Of a recording the engine tells the id, which says nothing to a person.
  const named = (id: string | undefined) => id && (recordings?.find((it) => it.id === id)?.goal || words.versions.goneRecording)
  if (differences.length === 0) return <p className={styles.none}>{words.versions.same}</p>
  return (
    <ul className={styles.list}>
      {differences.map(({ what, change, step, ...texts }, index) => {
        const [before, after] = what === 'recording' ? [named(texts.before), named(texts.after)] : [texts.before, texts.after]
        const Icon = ICONS[change]
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two differences may be alike in all they have
          <li key={index} className={classes(styles.one, styles[change])} data-step={step}>
            <Icon aria-hidden="true" />
            <span className={styles.what}>{words.versions.change(words.versions.what[what], words.versions.changed[change])}</span>
            <span className={styles.texts}>
              {before !== undefined && change !== 'moved' && (
                <del className={styles.before}>
                  <SlotText text={before} />
                </del>
              )}
              {after !== undefined && (
                <ins className={classes(styles.after, change === 'moved' && styles.plain)}>
                  <SlotText text={after} />
                </ins>
              )}
              {change === 'moved' && after === undefined && <SlotText text={before ?? ''} />}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
