import type { Page } from '#contract'
import { Ago } from '../../parts/ago.tsx'
import { Problem } from '../../parts/notice.tsx'
import { Shot } from '../../parts/shot.tsx'
import { SlotText } from '../../parts/slot-text.tsx'
import { api } from '../../state/api.ts'
import { useCall } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import styles from './page-versions.module.css'

/** How the page was known before: name, purpose and picture of each version. */
export function PageVersions({ page }: { page: Page }) {
  const { data, problem, again } = useCall(`versions of ${page.id} ${page.version}`, () => api().page.versions({ id: page.id }))
  if (problem) return <Problem problem={problem} onAgain={again} />
  if (!data || data.length < 2) return null
  return (
    <section>
      <h2 className={styles.title}>{words.pages.versions}</h2>
      <ol className={styles.list}>
        {data
          .toSorted((a, b) => b.version - a.version)
          .map((version) => (
            <li key={version.version} className={styles.line}>
              <Shot id={version.picture} className={styles.shot} />
              <span className={styles.words}>
                <span>
                  <strong>{words.pages.version(version.version)}</strong>{' '}
                  {version.version === page.version && <span className={styles.soft}>{words.pages.versionNow}</span>}
                </span>
                <span>{version.name}</span>
                <span className={styles.soft}>
                  <SlotText text={version.purpose} />
                </span>
                <span className={styles.soft}>
                  {words.pages.seen(version.seenCount)} · <Ago iso={version.lastSeenAt} />
                </span>
              </span>
            </li>
          ))}
      </ol>
    </section>
  )
}
