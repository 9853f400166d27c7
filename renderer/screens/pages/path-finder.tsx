import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import type { Page, PageId, Way } from '#contract'
import { Card } from '../../parts/card.tsx'
import { ChoiceField } from '../../parts/field.tsx'
import { Problem } from '../../parts/notice.tsx'
import { Shot } from '../../parts/shot.tsx'
import { SlotText } from '../../parts/slot-text.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { api } from '../../state/api.ts'
import { programName, took } from '../../state/format.ts'
import { hrefOf } from '../../state/route.ts'
import { useCall } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import styles from './path-finder.module.css'

/** How to get from one page to another: the ways that are known, each a chain of small pictures. */
export function PathFinder({ pages }: { pages: readonly Page[] }) {
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const select = (label: string, value: string, onValue: (id: string) => void) => (
    <ChoiceField label={label} value={value} onChange={(event) => onValue(event.target.value)}>
      <option value="">{words.pages.pathChoose}</option>
      {pages.map(({ id, name, look }) => (
        <option key={id} value={id}>
          {name.includes(programName(look.window.program)) ? name : `${name} – ${programName(look.window.program)}`}
        </option>
      ))}
    </ChoiceField>
  )
  return (
    <Card title={words.pages.pathTitle}>
      <div className={styles.finder}>
        <div className={styles.ends}>
          {select(words.pages.pathFrom, from, setFrom)}
          {select(words.pages.pathTo, to, setTo)}
        </div>
        {from !== '' && from === to && <p className={styles.soft}>{words.pages.pathSame}</p>}
        {from !== '' && to !== '' && from !== to && <Found from={from as PageId} to={to as PageId} pages={pages} />}
      </div>
    </Card>
  )
}

function Found({ from, to, pages }: { from: PageId; to: PageId; pages: readonly Page[] }) {
  const { data, problem, again } = useCall(`ways ${from} ${to}`, () => api().memory.ways({ from, to }))
  if (problem) return <Problem problem={problem} onAgain={again} />
  if (!data) return <Spinner label={words.pages.searching} />
  if (data.length === 0) return <p className={styles.soft}>{words.pages.pathNone}</p>
  return (
    <ul className={styles.ways}>
      {data.map((way, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: ways have no other identity than their rank
        <li key={index}>
          <Chain way={way} pages={pages} label={words.pages.pathLabel(index + 1)} />
        </li>
      ))}
    </ul>
  )
}

function Chain({ way: { transitions, likelihood }, pages, label }: { way: Way; pages: readonly Page[]; label: string }) {
  const first = transitions[0]?.from
  const tookMs = transitions.reduce((sum, way) => sum + (way.tookMs ?? 0), 0)
  return (
    <section aria-label={label}>
      <p className={styles.soft}>
        {words.pages.pathSteps(transitions.length)} · {words.pages.pathSure(Math.round(likelihood * 100))}
        {tookMs > 0 && ` · ${words.pages.tookAbout(took(tookMs))}`}
      </p>
      <ol className={styles.chain}>
        <Stop page={pages.find(({ id }) => id === first)} />
        {transitions.map((step) => (
          <li key={`${step.from} ${step.to} ${step.by}`} className={styles.leg}>
            <span className={styles.by}>
              <SlotText text={step.by} />
              <ArrowRight aria-hidden="true" />
            </span>
            <Picture page={pages.find(({ id }) => id === step.to)} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Stop({ page }: { page: Page | undefined }) {
  return (
    <li className={styles.leg}>
      <Picture page={page} />
    </li>
  )
}

function Picture({ page }: { page: Page | undefined }) {
  if (!page) return <span className={styles.stop}>{words.pages.unnamed}</span>
  return (
    <a className={styles.stop} href={hrefOf({ screen: 'page', id: page.id })}>
      <Shot id={page.picture} className={styles.shot} />
      <span>{page.name}</span>
    </a>
  )
}
