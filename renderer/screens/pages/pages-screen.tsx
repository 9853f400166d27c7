import { AppWindow } from 'lucide-react'
import { useState } from 'react'
import type { Page } from '#contract'
import { ListScreen } from '../../app/list-screen.tsx'
import { RecordLink } from '../../parts/record-link.tsx'
import { Segmented } from '../../parts/segmented.tsx'
import { programName } from '../../state/format.ts'
import { usePages } from '../../state/pages.ts'
import { words } from '../../words/index.ts'
import { PageCard } from './page-card.tsx'
import { PageChanges } from './page-changes.tsx'
import styles from './pages-screen.module.css'
import { PathFinder } from './path-finder.tsx'
import { ProgramMap } from './program-map.tsx'
import { RecallResults } from './recall-results.tsx'
import { SearchForm } from './search-form.tsx'
import { Suggestions } from './suggestions.tsx'

/** The remembered pages, by program: as cards, or as a map with the ways between them; and what memory answers when it is asked. */
export function PagesScreen() {
  const list = usePages()
  const [shown, setShown] = useState<'cards' | 'map'>('cards')
  const [asked, setAsked] = useState('')
  return (
    <ListScreen
      list={list}
      title={words.pages.title}
      empty={{ icon: <AppWindow />, title: words.pages.emptyTitle, text: words.pages.emptyText, action: <RecordLink /> }}
      tools={
        <Segmented
          label={words.pages.view}
          value={shown}
          options={[
            ['cards', words.pages.cards],
            ['map', words.pages.map],
          ]}
          onChange={setShown}
        />
      }
    >
      {(all) => (
        <div className={styles.pages}>
          <SearchForm asked={asked} onAsk={setAsked} />
          {asked !== '' ? (
            <RecallResults asked={asked} />
          ) : (
            <>
              <Suggestions pages={all} />
              {byProgram(all).map(([program, pages]) => (
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
              <PathFinder pages={all} />
              <PageChanges />
            </>
          )}
        </div>
      )}
    </ListScreen>
  )
}

function byProgram(pages: readonly Page[]): [string, Page[]][] {
  const groups = new Map<string, Page[]>()
  for (const page of pages) groups.set(page.look.window.program, [...(groups.get(page.look.window.program) ?? []), page])
  return [...groups].toSorted(([a], [b]) => a.localeCompare(b))
}
