import { useState } from 'react'
import type { Page, PageElement, PageId, Transition } from '#contract'
import { Screen } from '../../app/screen.tsx'
import { Missing } from '../../parts/missing.tsx'
import { PageMap } from '../../parts/page-map.tsx'
import { Picture } from '../../parts/picture.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { api } from '../../state/api.ts'
import { usePages } from '../../state/pages.ts'
import { useCall, useEngineEvent } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import { ElementList } from './element-list.tsx'
import { Looks } from './looks.tsx'
import { PageHead } from './page-head.tsx'
import styles from './page-screen.module.css'
import { PageVersions } from './page-versions.tsx'
import { PointedAt } from './pointed-at.tsx'
import { Ways } from './ways.tsx'

/** One page: how it looks, what it is for, what is on it, where it leads, and how it came to be one page. */
export function PageScreen({ id }: { id: string }) {
  const { data, problem, loading, again } = useCall(id, () => api().page.get({ id: id as PageId }))
  const all = usePages()
  useEngineEvent('pages.changed', again)
  const [pointed, setPointed] = useState<PageElement>()
  return (
    <Screen
      crumbs={[{ text: words.pages.title, to: { screen: 'pages' } }, { text: data?.page.name ?? '…' }]}
      inspector={data && <ElementList elements={data.page.look.elements} onPoint={setPointed} />}
    >
      {loading && !data && <Spinner label={words.common.loading} />}
      {problem && (
        <Missing
          problem={problem}
          title={words.pages.missing}
          advice={words.pages.missingAdvice}
          href="#/pages"
          link={words.nav.pages}
          onAgain={again}
        />
      )}
      {data && !(problem?.code === 'not-found') && (
        <div className={styles.page}>
          <PageHead page={data.page} pages={all.data ?? [data.page]} onChanged={again} />
          <Picture id={data.page.picture} alt={data.page.name} maxHeight="52vh">
            {pointed && <PointedAt element={pointed} />}
          </Picture>
          <Looks key={`looks ${data.page.version}`} page={data.page} onSplit={again} />
          <Around page={data.page} transitions={data.transitions} pages={all.data ?? [data.page]} />
          <PageVersions page={data.page} />
        </div>
      )}
    </Screen>
  )
}

function Around({ page, transitions, pages }: { page: Page; transitions: Transition[]; pages: readonly Page[] }) {
  const near = new Set(transitions.flatMap((way) => [way.from, way.to]))
  const shown = pages.filter((it) => near.has(it.id))
  return (
    <>
      <div className={styles.ways}>
        <Ways
          title={words.pages.waysOut}
          ways={transitions.filter((way) => way.from === page.id && way.to !== page.id)}
          end="to"
          pages={pages}
        />
        <Ways
          title={words.pages.waysIn}
          ways={transitions.filter((way) => way.to === page.id && way.from !== page.id)}
          end="from"
          pages={pages}
        />
      </div>
      {shown.length > 1 && (
        <section>
          <h2 className={styles.title}>{words.pages.around}</h2>
          <PageMap label={words.pages.around} pages={shown} transitions={transitions} current={page.id} />
        </section>
      )}
    </>
  )
}
