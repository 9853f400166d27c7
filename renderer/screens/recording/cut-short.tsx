import { Wrench } from 'lucide-react'
import type { RecordingId } from '#contract'
import { Button } from '../../parts/button.tsx'
import { Notice, Problem } from '../../parts/notice.tsx'
import { api } from '../../state/api.ts'
import { useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'

/** A recording that a crash left open: what that means, and how to close it off. */
export function CutShort({ id, onRepaired }: { id: RecordingId; onRepaired: () => void }) {
  const { doing, problem, run } = useDoing()
  return (
    <>
      <Notice
        tone="note"
        title={words.recording.cutTitle}
        action={
          <Button
            small
            icon={<Wrench aria-hidden="true" />}
            disabled={doing}
            onClick={() => void run(() => api().recording.repair({ id })).then((done) => done && onRepaired())}
          >
            {doing ? words.recording.repairing : words.recording.repair}
          </Button>
        }
      >
        {words.recording.cutText}
      </Notice>
      {problem && <Problem problem={problem} />}
    </>
  )
}
