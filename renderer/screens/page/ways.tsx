import { ArrowRight } from 'lucide-react'
import type { Page, Transition } from '#contract'
import { SlotText } from '../../parts/slot-text.tsx'
import { hrefOf } from '../../state/route.ts'
import { words } from '../../words/index.ts'
import styles from './ways.module.css'

/** The ways from a page, or to it: by which step, where, how often. */
export function Ways({
  title,
  ways,
  end,
  pages,
}: {
  title: string
  ways: readonly Transition[]
  end: 'from' | 'to'
  pages: readonly Page[]
}) {
  return (
    <section>
      <h2 className={styles.title}>{title}</h2>
      {ways.length === 0 && <p className={styles.none}>{words.pages.noWays}</p>}
      <ul>
        {ways.map((way) => (
          <li key={`${way.from} ${way.to} ${way.by}`} className={styles.way}>
            <p>
              <SlotText text={way.by} />
            </p>
            <p className={styles.below}>
              <ArrowRight aria-hidden="true" className={end === 'from' ? styles.back : undefined} />
              <a className={styles.link} href={hrefOf({ screen: 'page', id: way[end] })}>
                {pages.find((page) => page.id === way[end])?.name ?? words.pages.unnamed}
              </a>
              <span>{words.pages.wayCount(way.count, way.successCount)}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
