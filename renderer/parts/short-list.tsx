import type { ReactNode } from 'react'
import type { CallState } from '../state/use-call.ts'
import { words } from '../words/index.ts'
import { Card } from './card.tsx'
import { Problem } from './notice.tsx'
import styles from './short-list.module.css'
import { Spinner } from './spinner.tsx'

/** The first few of a list, with the way to all of them. */
export function ShortList<Item extends { id: string }>(props: {
  title: string
  list: CallState<Item[]>
  most: number
  /** Said while there is none. */
  none?: string
  all: { text: string; href: string }
  hrefOf: (item: Item) => string
  children: (item: Item) => ReactNode
}) {
  const { title, list, most, none, all, hrefOf, children } = props
  const { data, problem, again } = list
  return (
    <Card
      title={title}
      aside={
        <a href={all.href} className={styles.all}>
          {all.text}
        </a>
      }
      flush
    >
      {problem && <Problem problem={problem} onAgain={again} />}
      {!data && !problem && (
        <div className={styles.wait}>
          <Spinner label={words.common.loading} />
        </div>
      )}
      {none && data?.length === 0 && <p className={styles.wait}>{none}</p>}
      <ul>
        {data?.slice(0, most).map((item) => (
          <li key={item.id}>
            <a className={styles.row} href={hrefOf(item)}>
              {children(item)}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  )
}
