import type { SecretFinding } from '#contract'
import { Check } from '../../parts/check.tsx'
import { clockTime } from '../../state/format.ts'
import { words } from '../../words/index.ts'
import styles from './secrets-card.module.css'

const TIMES_SHOWN = 3

/** One thing that looks like a secret: what, masked, and where it lies. */
export function FindingRow({
  finding,
  chosen,
  onChosen,
}: {
  finding: SecretFinding
  chosen: boolean
  onChosen: (chosen: boolean) => void
}) {
  return (
    <li>
      <Check
        checked={chosen}
        onChange={onChosen}
        label={
          <>
            <span className={styles.what}>{finding.what}</span> <code className={styles.masked}>{finding.masked}</code>
          </>
        }
        hint={whereText(finding)}
      />
    </li>
  )
}

/** `Typed at 0:23, in the video at 0:24 and 0:29`. */
function whereText({ places }: SecretFinding): string {
  const groups = Map.groupBy(places, (place) => place.in)
  const said = [...groups].map(([kind, all]) => {
    const times = [...new Set(all.map(({ atMs }) => clockTime(atMs)))]
    const more = times.length - TIMES_SHOWN
    const named = more > 0 ? [...times.slice(0, TIMES_SHOWN), words.secrets.andMore(more)] : times
    return words.secrets.at(words.secrets.places[kind], named)
  })
  const text = said.join(', ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
