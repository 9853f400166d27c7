import { AppWindow, CircleDot } from 'lucide-react'
import { useState } from 'react'
import type { Page } from '#contract'
import { Screen } from '../../app/screen.tsx'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Problem } from '../../parts/notice.tsx'
import { Segmented } from '../../parts/segmented.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { api } from '../../state/api.ts'
import { programName } from '../../state/format.ts'
import { useCall } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import { PageCard } from './page-card.tsx'
import styles from './pages-screen.module.css'
import { ProgramMap } from './program-map.tsx'

/** The remembered pages, by program: as cards, or as a map with the ways between them. */
export function PagesScreen() {
  const { data, problem, loading, again } = useCall('pages', () => api().page.list({}))
  const [shown, setShown] = useState<'cards' | 'map'>('cards')
  if (data?.length === 0) {
    return (
      <Screen crumbs={[]}>
        <Empty
          icon={<AppWindow />}
          title={words.pages.emptyTitle}
          action={
            <ButtonLink look="primary" icon={<CircleDot aria-hidden="true" />} href="#/record">
              {words.pages.emptyAction}
            </ButtonLink>
          }
        >
          {words.pages.emptyText}
        </Empty>
      </Screen>
    )
  }
  return (
    <Screen crumbs={[]}>
      <header className={styles.head}>
        <h1>{words.pages.title}</h1>
        <Segmented
          label={words.pages.view}
          value={shown}
          options={[
            ['cards', words.pages.cards],
            ['map', words.pages.map],
          ]}
          onChange={setShown}
        />
      </header>
      {problem && (
        <Problem
          problem={problem}
          action={
            <Button small onClick={again}>
              {words.common.tryAgain}
            </Button>
          }
        />
      )}
      {!data && loading && <Spinner label={words.common.loading} />}
      {byProgram(data ?? []).map(([program, pages]) => (
        <section key={program} className={styles.program}>
          <h2>
            {programName(program) || words.pages.noProgram} <span className={styles.count}>{words.pages.count(pages.length)}</span>
          </h2>
          {shown === 'map' ? (
            <ProgramMap program={program} pages={pages} />
          ) : (
            <ul className={styles.cards}>
              {pages.map((page) => (
                <PageCard key={page.id} page={page} />
              ))}
            </ul>
          )}
        </section>
      ))}
    </Screen>
  )
}

function byProgram(pages: readonly Page[]): [string, Page[]][] {
  const groups = new Map<string, Page[]>()
  for (const page of pages) groups.set(page.look.window.program, [...(groups.get(page.look.window.program) ?? []), page])
  return [...groups].toSorted(([a], [b]) => a.localeCompare(b))
}
