import type { Page } from '#contract'
import { Shot } from '../../parts/shot.tsx'
import { SlotText } from '../../parts/slot-text.tsx'
import { hrefOf } from '../../state/route.ts'
import { words } from '../../words/index.ts'
import styles from './page-card.module.css'

export function PageCard({ page }: { page: Page }) {
  return (
    <li className={styles.card}>
      <a className={styles.link} href={hrefOf({ screen: 'page', id: page.id })}>
        <Shot id={page.picture} className={styles.shot} />
        <span className={styles.words}>
          <span className={styles.name}>{page.name}</span>
          <span className={styles.purpose}>
            <SlotText text={page.purpose} />
          </span>
          <span className={styles.below}>{words.pages.seen(page.seenCount)}</span>
        </span>
      </a>
    </li>
  )
}
