import { Split } from 'lucide-react'
import { useState } from 'react'
import type { Page, PageVariant } from '#contract'
import { Ago } from '../../parts/ago.tsx'
import { Button } from '../../parts/button.tsx'
import { Problem } from '../../parts/notice.tsx'
import { Shot } from '../../parts/shot.tsx'
import { api } from '../../state/api.ts'
import { useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import styles from './looks.module.css'

/** The looks that a page was seen with, side by side; those that are another page can be ticked and split off. */
export function Looks({ page, onSplit }: { page: Page; onSplit: () => void }) {
  const [ticked, setTicked] = useState<readonly number[]>([])
  const { doing, problem, run } = useDoing()
  if (page.variants.length === 0) return null
  const said = words.pages
  return (
    <section className={styles.looks} aria-label={said.looks}>
      <h2>
        {said.looks} <span className={styles.count}>{page.variants.length + 1}</span>
      </h2>
      <ul className={styles.list}>
        <Look said={said.mainLook} seen={page} />
        {page.variants.map((variant, index) => (
          <Look
            // biome-ignore lint/suspicious/noArrayIndexKey: a look is known by its place in the page
            key={index}
            said={said.look(index + 2)}
            seen={variant}
            tick={{
              label: said.splitTick(index + 2),
              on: ticked.includes(index),
              set: (on) => setTicked(on ? [...ticked, index].sort((a, b) => a - b) : ticked.filter((it) => it !== index)),
            }}
          />
        ))}
      </ul>
      <div className={styles.split}>
        <Button
          small
          icon={<Split aria-hidden="true" />}
          disabled={ticked.length === 0 || doing}
          onClick={() => void run(() => api().page.split({ id: page.id, variants: [...ticked] })).then((done) => done && onSplit())}
        >
          {said.split}
        </Button>
        <span className={styles.hint}>{said.splitHint}</span>
      </div>
      {problem && <Problem problem={problem} />}
    </section>
  )
}

type Tick = { label: string; on: boolean; set: (on: boolean) => void }

function Look({ said, seen, tick }: { said: string; seen: Pick<PageVariant, 'picture' | 'seenCount' | 'lastSeenAt'>; tick?: Tick }) {
  const below = (
    <span className={styles.words}>
      {said}
      <span className={styles.below}>
        {words.pages.seen(seen.seenCount)} · <Ago iso={seen.lastSeenAt} />
      </span>
    </span>
  )
  return (
    <li className={styles.look}>
      {tick ? (
        <label className={styles.tick}>
          <Shot id={seen.picture} className={styles.shot} />
          <span className={styles.line}>
            <input type="checkbox" aria-label={tick.label} checked={tick.on} onChange={(event) => tick.set(event.target.checked)} />
            {below}
          </span>
        </label>
      ) : (
        <>
          <Shot id={seen.picture} className={styles.shot} />
          <span className={styles.line}>{below}</span>
        </>
      )}
    </li>
  )
}
