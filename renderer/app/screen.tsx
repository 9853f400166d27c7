import { ChevronRight } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import { Notice } from '../parts/notice.tsx'
import { hrefOf, type Route } from '../state/route.ts'
import { words } from '../words/index.ts'
import styles from './screen.module.css'
import { SearchButton } from './search-button.tsx'
import { StopCorner } from './stop-corner.tsx'
import { useEngineGone } from './use-engine-gone.ts'
import { WaitingStrip } from './waiting-strip.tsx'

export type Crumb = { text: ReactNode; to?: Route }

type Props = {
  /** Where one is, from the outermost. */
  crumbs: readonly Crumb[]
  children: ReactNode
  /** What is known of the chosen thing; the column at the right is there only with it. */
  inspector?: ReactNode
  /** Lets the content use the whole width and height, without the column's own padding. */
  bare?: boolean
}

/** One page: where one is and Stop on top, the content, and the inspector where there is something to inspect. */
export function Screen({ crumbs, children, inspector, bare }: Props) {
  return (
    <>
      <header className={styles.top}>
        <ol className={styles.crumbs}>
          {crumbs.map(({ text, to }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: crumbs have no other identity than their place
            <Fragment key={index}>
              {index > 0 && <ChevronRight className={styles.between} aria-hidden="true" />}
              <li className={styles.crumb}>{to ? <a href={hrefOf(to)}>{text}</a> : <span aria-current="page">{text}</span>}</li>
            </Fragment>
          ))}
        </ol>
        <SearchButton />
        <StopCorner />
      </header>
      <Gone />
      <WaitingStrip />
      <div className={styles.row}>
        <main id="content" tabIndex={-1} className={bare ? styles.bare : styles.content}>
          {bare ? children : <div className={styles.column}>{children}</div>}
        </main>
        {inspector && (
          <aside className={styles.inspector} aria-label={words.frame.inspector}>
            {inspector}
          </aside>
        )}
      </div>
    </>
  )
}

/** Behind the page there is nobody any more. */
function Gone() {
  if (!useEngineGone()) return null
  return (
    <div className={styles.gone} role="alert">
      <Notice tone="bad" title={words.app.gone}>
        {words.app.goneAdvice}
      </Notice>
    </div>
  )
}
