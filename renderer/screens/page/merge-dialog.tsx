import { useState } from 'react'
import type { Page, PageId } from '#contract'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { ChoiceField } from '../../parts/field.tsx'
import { Problem } from '../../parts/notice.tsx'
import { Shot } from '../../parts/shot.tsx'
import { SlotText } from '../../parts/slot-text.tsx'
import { api } from '../../state/api.ts'
import { useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import styles from './merge-dialog.module.css'

/** Two pages that are the same: seen side by side before they become one. `drop`: the other one, where it is known already. */
export function MergeDialog(props: { page: Page; pages: readonly Page[]; drop?: PageId; onClose: () => void }) {
  const { page, pages, onClose } = props
  // Those of the same name first: most likely it is one of them.
  const others = pages
    .filter((it) => it.id !== page.id && it.look.window.program === page.look.window.program)
    .toSorted((a, b) => Number(b.name === page.name) - Number(a.name === page.name))
  const [drop, setDrop] = useState<string>(props.drop ?? others[0]?.id ?? '')
  const other = others.find(({ id }) => id === drop)
  const { doing, problem, run } = useDoing()
  return (
    <Dialog
      roomy
      title={words.pages.mergeTitle}
      onClose={onClose}
      actions={
        <>
          <Button autoFocus onClick={onClose}>
            {words.common.cancel}
          </Button>
          {other && (
            <Button
              look="primary"
              disabled={doing}
              onClick={() => void run(() => api().page.merge({ keep: page.id, drop: other.id })).then((done) => done && onClose())}
            >
              {words.pages.mergeYes}
            </Button>
          )}
        </>
      }
    >
      {others.length === 0 ? (
        <p>{words.pages.mergeNone}</p>
      ) : (
        <div className={styles.merge}>
          <ChoiceField label={words.pages.mergeWith} value={drop} onChange={(event) => setDrop(event.target.value)}>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </ChoiceField>
          <div className={styles.both}>
            <Side said={words.pages.keeps} page={page} />
            {other && <Side said={words.pages.goes} page={other} />}
          </div>
          <p>{words.pages.mergeText}</p>
          {problem && <Problem problem={problem} />}
        </div>
      )}
    </Dialog>
  )
}

function Side({ said, page }: { said: string; page: Page }) {
  return (
    <figure className={styles.side}>
      <Shot id={page.picture} className={styles.shot} />
      <figcaption>
        <span className={styles.said}>{said}</span>
        <strong>{page.name}</strong>
        <span>
          <SlotText text={page.purpose} />
        </span>
        <span className={styles.said}>{words.pages.seen(page.seenCount)}</span>
      </figcaption>
    </figure>
  )
}
