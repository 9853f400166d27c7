import { type ReactNode, useState } from 'react'
import { Empty } from '../parts/empty.tsx'
import { Filter } from '../parts/filter.tsx'
import { Problem } from '../parts/notice.tsx'
import { Spinner } from '../parts/spinner.tsx'
import type { CallState } from '../state/use-call.ts'
import { words } from '../words/index.ts'
import styles from './list-screen.module.css'
import { Screen } from './screen.tsx'

type Props<Item> = {
  list: CallState<Item[]>
  title: string
  /** While there is nothing at all: what will be here, and the one next thing. */
  empty: { icon: ReactNode; title: string; text: string; action: ReactNode }
  /** What stands at the right of the heading. */
  tools?: ReactNode
  /** Between the heading and the list: what was just done here. */
  before?: ReactNode
  children: (items: Item[]) => ReactNode
}

/** A screen of many things: its heading and tools, the way on while there are none, and what went wrong when they cannot be had. */
export function ListScreen<Item>({ list, title, empty, tools, before, children }: Props<Item>) {
  const { data, problem, loading, again } = list
  if (data?.length === 0) {
    return (
      <Screen crumbs={[]}>
        {before}
        <Empty icon={empty.icon} title={empty.title} action={empty.action}>
          {empty.text}
        </Empty>
      </Screen>
    )
  }
  return (
    <Screen crumbs={[]}>
      <header className={styles.head}>
        <h1>{title}</h1>
        {tools && <div className={styles.tools}>{tools}</div>}
      </header>
      {before}
      {problem && <Problem problem={problem} onAgain={again} />}
      {!data && loading && <Spinner label={words.common.loading} />}
      {data && children(data)}
    </Screen>
  )
}

type RowsProps<Item> = Omit<Props<Item>, 'children'> & {
  filter: {
    label: string
    noFit: (text: string) => string /** What of an item the typed words are looked for in. */
    textOf: (item: Item) => string
  }
  children: (item: Item) => ReactNode
}

/** A list screen of rows that can be filtered by typing. */
export function RowsScreen<Item>({ filter, tools, children, ...rest }: RowsProps<Item>) {
  const [typed, setTyped] = useState('')
  const wanted = typed.trim().toLowerCase()
  return (
    <ListScreen
      {...rest}
      tools={
        <>
          <Filter label={filter.label} value={typed} onChange={setTyped} />
          {tools}
        </>
      }
    >
      {(items) => {
        const shown = items.filter((item) => filter.textOf(item).toLowerCase().includes(wanted))
        return shown.length === 0 ? (
          <p className={styles.none}>{filter.noFit(typed.trim())}</p>
        ) : (
          <ul className={styles.rows}>{shown.map(children)}</ul>
        )
      }}
    </ListScreen>
  )
}
