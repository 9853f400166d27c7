import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import type { KeyPlace } from '#contract'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { TextField } from '../../parts/field.tsx'
import { Problem } from '../../parts/notice.tsx'
import { api } from '../../state/api.ts'
import type { SetRole } from '../../state/models.ts'
import { useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import styles from './models-card.module.css'

type Props = { role: SetRole; place: Pick<KeyPlace, 'from' | 'locked'>; onKey: () => void }

/** Where the key lies, and the way to set, to unlock and to forget it. The key itself is never shown. */
export function ModelKey({ role, place: { from, locked }, onKey }: Props) {
  const [asking, setAsking] = useState(false)
  const { doing, problem, run } = useDoing()
  const said = words.models
  const stored = from === 'keychain' || from === 'file'
  return (
    <>
      <div className={styles.key}>
        <span className={styles.name}>{said.key}</span> {locked ? said.keyLocked : said.keyFrom[from]}
        {from !== 'environment' && (
          <Button small icon={<KeyRound aria-hidden="true" />} onClick={() => setAsking(true)}>
            {stored ? said.keyChange : said.keySet}
          </Button>
        )}
        {locked && <Unlock onUnlocked={onKey} />}
        {stored && (
          <Button
            small
            look="quiet"
            disabled={doing}
            onClick={() => void run(() => api().model.setKey({ role, key: null })).then((done) => done && onKey())}
          >
            {said.keyForget}
          </Button>
        )}
      </div>
      {problem && <Problem problem={problem} />}
      {asking && (
        <KeyDialog
          role={role}
          onClose={() => setAsking(false)}
          onKept={() => {
            setAsking(false)
            onKey()
          }}
        />
      )}
    </>
  )
}

function KeyDialog({ role, onClose, onKept }: { role: SetRole; onClose: () => void; onKept: () => void }) {
  const [key, setKey] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const { doing, problem, run } = useDoing()
  const said = words.models
  const keep = () =>
    run(() => api().model.setKey({ role, key: key.trim(), ...(passphrase !== '' && { passphrase }) })).then((done) => {
      if (!done) return
      setKey('')
      setPassphrase('')
      onKept()
    })
  return (
    <Dialog
      title={said.keyTitle(said.role[role])}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.common.cancel}</Button>
          <Button type="submit" form={`key-${role}`} look="primary" disabled={doing || key.trim() === ''}>
            {said.keySave}
          </Button>
        </>
      }
    >
      <p>{said.keyText}</p>
      <form
        id={`key-${role}`}
        className={styles.fields}
        onSubmit={(event) => {
          event.preventDefault()
          if (key.trim() !== '') void keep()
        }}
      >
        <TextField label={said.keyLabel} type="password" value={key} autoFocus onChange={(event) => setKey(event.target.value)} />
        <TextField label={said.passphrase} type="password" value={passphrase} onChange={(event) => setPassphrase(event.target.value)} />
        {problem && <Problem problem={problem} />}
      </form>
    </Dialog>
  )
}

/** Keys in a file are read only once the passphrase was given, anew after each start. */
function Unlock({ onUnlocked }: { onUnlocked: () => void }) {
  const [open, setOpen] = useState(false)
  const [passphrase, setPassphrase] = useState('')
  const { doing, problem, run } = useDoing()
  const said = words.models
  const close = () => {
    setOpen(false)
    setPassphrase('')
  }
  const unlock = () =>
    run(() => api().model.unlock({ passphrase })).then((done) => {
      if (!done) return
      close()
      onUnlocked()
    })
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        {said.unlock}
      </Button>
      {open && (
        <Dialog
          title={said.unlockTitle}
          onClose={close}
          actions={
            <>
              <Button onClick={close}>{words.common.cancel}</Button>
              <Button type="submit" form="unlock-keys" look="primary" disabled={doing || passphrase === ''}>
                {said.unlock}
              </Button>
            </>
          }
        >
          <p>{said.unlockText}</p>
          <form
            id="unlock-keys"
            className={styles.fields}
            onSubmit={(event) => {
              event.preventDefault()
              if (passphrase !== '') void unlock()
            }}
          >
            <TextField
              label={said.unlockLabel}
              type="password"
              value={passphrase}
              autoFocus
              onChange={(event) => setPassphrase(event.target.value)}
            />
            {problem && <Problem problem={problem} />}
          </form>
        </Dialog>
      )}
    </>
  )
}
