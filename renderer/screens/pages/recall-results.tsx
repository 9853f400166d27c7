import { ListChecks } from 'lucide-react'
import type { ReactNode } from 'react'
import { Notice, Problem } from '../../parts/notice.tsx'
import { Shot } from '../../parts/shot.tsx'
import { SlotText } from '../../parts/slot-text.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { api } from '../../state/api.ts'
import { programName, programNames } from '../../state/format.ts'
import { hrefOf, type Route } from '../../state/route.ts'
import { useCall } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import styles from './recall-results.module.css'

const MOST = 8

/** What memory answers: pages and tasks, the best first, each with why it was found. */
export function RecallResults({ asked }: { asked: string }) {
  const { data, problem, again } = useCall(`recall ${asked}`, () => api().memory.recall({ request: asked, limit: MOST }))
  if (problem) return <Problem problem={problem} onAgain={again} />
  if (!data) return <Spinner label={words.pages.searching} />
  const { pages, tasks, notices } = data
  return (
    <div className={styles.results}>
      <p role="status" className={styles.count}>
        {words.pages.found(pages.length + tasks.length)}
      </p>
      {notices.map((notice) => (
        <Notice key={notice} tone="note">
          {notice}
        </Notice>
      ))}
      <Group title={words.pages.foundPages} shown={pages.length > 0}>
        {pages.map(({ page, why }) => (
          <Result
            key={page.id}
            to={{ screen: 'page', id: page.id }}
            picture={<Shot id={page.picture} className={styles.shot} />}
            name={page.name}
            below={<SlotText text={`${programName(page.look.window.program)} · ${page.purpose}`} />}
            why={why}
          />
        ))}
      </Group>
      <Group title={words.pages.foundTasks} shown={tasks.length > 0}>
        {tasks.map(({ task, why }) => (
          <Result
            key={task.id}
            to={{ screen: 'task', id: task.id }}
            picture={
              <span className={styles.icon}>
                <ListChecks aria-hidden="true" />
              </span>
            }
            name={<SlotText text={task.goal} />}
            below={`${programNames(task.programs)} · ${words.common.steps(task.stepCount)}`}
            why={why}
          />
        ))}
      </Group>
    </div>
  )
}

function Group({ title, shown, children }: { title: string; shown: boolean; children: ReactNode }) {
  if (!shown) return null
  return (
    <section>
      <h2 className={styles.title}>{title}</h2>
      <ul className={styles.list}>{children}</ul>
    </section>
  )
}

function Result(props: { to: Route; picture: ReactNode; name: ReactNode; below: ReactNode; why: readonly string[] }) {
  const { to, picture, name, below, why } = props
  return (
    <li>
      <a className={styles.result} href={hrefOf(to)}>
        {picture}
        <span className={styles.words}>
          <span className={styles.name}>{name}</span>
          <span className={styles.below}>{below}</span>
          <span className={styles.why}>
            {why.map((reason) => (
              <span key={reason}>{reason}</span>
            ))}
          </span>
        </span>
      </a>
    </li>
  )
}
