import { useState } from 'react'
import type { Forgotten, RecordingId } from '#contract'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Notice, Problem } from '../../parts/notice.tsx'
import { SlotText } from '../../parts/slot-text.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { api } from '../../state/api.ts'
import { useCall, useDoing } from '../../state/use-call.ts'
import { goTo } from '../../state/use-route.ts'
import { words } from '../../words/index.ts'
import styles from './forget-dialog.module.css'

/** A person's right: first what would go with the recording, then, with a yes, all of it. */
export function ForgetDialog({ id, onClose }: { id: RecordingId; onClose: () => void }) {
  const would = useCall(`forget ${id}`, () => api().memory.forget({ recordingId: id, sure: false }))
  const { doing, problem, run } = useDoing()
  const [gone, setGone] = useState<Forgotten>()
  const said = words.recording
  if (gone) {
    const all = gone.left.length === 0
    return (
      <Dialog
        title={all ? said.forgotten : said.forgetLeft}
        onClose={() => goTo({ screen: 'recordings' })}
        actions={
          <ButtonLink look="primary" href="#/recordings">
            {said.forgetBack}
          </ButtonLink>
        }
      >
        {all ? <p>{said.forgottenText}</p> : <Notice tone="bad">{gone.left.join(' ')}</Notice>}
      </Dialog>
    )
  }
  return (
    <Dialog
      title={said.forgetTitle}
      onClose={onClose}
      actions={
        <>
          <Button autoFocus onClick={onClose}>
            {words.common.cancel}
          </Button>
          <Button
            look="stop"
            disabled={doing || !would.data}
            onClick={() => void run(async () => setGone(await api().memory.forget({ recordingId: id, sure: true })))}
          >
            {doing ? said.forgetting : said.forgetYes}
          </Button>
        </>
      }
    >
      {would.loading && <Spinner label={said.forgetLooking} />}
      {would.problem && <Problem problem={would.problem} onAgain={would.again} />}
      {would.data && <WouldGo forgotten={would.data} />}
      {problem && <Problem problem={problem} />}
    </Dialog>
  )
}

const KINDS = Object.entries(words.recording.forgetKinds) as [keyof typeof words.recording.forgetKinds, readonly [string, string]][]

function WouldGo({ forgotten }: { forgotten: Forgotten }) {
  const said = words.recording
  return (
    <>
      <p>{said.forgetText}</p>
      <ul className={styles.list}>
        <li>{said.forgetRecording}</li>
        {forgotten.tasks.map(({ id, goal, whole }) => (
          <li key={id}>
            <SlotText text={(whole ? said.forgetWhole : said.forgetPart)(goal)} />
          </li>
        ))}
        {KINDS.filter(([kind]) => forgotten[kind] > 0).map(([kind, names]) => (
          <li key={kind}>{said.forgetCounts(forgotten[kind], names)}</li>
        ))}
      </ul>
    </>
  )
}
