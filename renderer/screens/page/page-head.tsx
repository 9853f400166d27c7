import { Combine, Pencil } from 'lucide-react'
import { useState } from 'react'
import type { Page } from '#contract'
import { Ago } from '../../parts/ago.tsx'
import { Button } from '../../parts/button.tsx'
import { LinesField, TextField } from '../../parts/field.tsx'
import { Problem } from '../../parts/notice.tsx'
import { SlotText } from '../../parts/slot-text.tsx'
import { api } from '../../state/api.ts'
import { programName } from '../../state/format.ts'
import { useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import { MergeDialog } from './merge-dialog.tsx'
import styles from './page-head.module.css'

/** What a page is called and what it is for, both of which can be put in better words. */
export function PageHead({ page, pages, onChanged }: { page: Page; pages: readonly Page[]; onChanged: () => void }) {
  const [asking, setAsking] = useState<'edit' | 'merge'>()
  const close = () => setAsking(undefined)
  return (
    <header className={styles.head}>
      {asking === 'edit' ? (
        <NameForm page={page} onClose={close} onSaved={onChanged} />
      ) : (
        <>
          <div>
            <h1>{page.name}</h1>
            <p className={styles.below}>
              {programName(page.look.window.program) || words.pages.noProgram} · {words.pages.seen(page.seenCount)} · {words.pages.lastSeen}{' '}
              <Ago iso={page.lastSeenAt} />
            </p>
            <p className={styles.purpose}>
              <SlotText text={page.purpose} />
            </p>
          </div>
          <div className={styles.buttons}>
            <Button small icon={<Pencil aria-hidden="true" />} onClick={() => setAsking('edit')}>
              {words.pages.edit}
            </Button>
            <Button small icon={<Combine aria-hidden="true" />} onClick={() => setAsking('merge')}>
              {words.pages.merge}
            </Button>
          </div>
        </>
      )}
      {asking === 'merge' && <MergeDialog page={page} pages={pages} onClose={close} />}
    </header>
  )
}

function NameForm({ page, onClose, onSaved }: { page: Page; onClose: () => void; onSaved: () => void }) {
  const [name, setName] = useState(page.name)
  const [purpose, setPurpose] = useState(page.purpose)
  const [tried, setTried] = useState(false)
  const { doing, problem, run } = useDoing()
  async function save() {
    setTried(true)
    if (name.trim() === '') return
    const done = await run(() => api().page.edit({ id: page.id, name: name.trim(), purpose: purpose.trim() }))
    if (!done) return
    onSaved()
    onClose()
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h1 className="only-heard">{page.name}</h1>
      <TextField
        label={words.pages.name}
        value={name}
        fault={tried && name.trim() === '' ? words.edit.needed : undefined}
        autoFocus
        onChange={(event) => setName(event.target.value)}
      />
      <LinesField label={words.pages.purpose} rows={2} value={purpose} onChange={(event) => setPurpose(event.target.value)} />
      {problem && <Problem problem={problem} />}
      <div className={styles.buttons}>
        <Button type="submit" look="primary" disabled={doing}>
          {words.pages.save}
        </Button>
        <Button onClick={onClose}>{words.common.cancel}</Button>
      </div>
    </form>
  )
}
