import { Check, X } from 'lucide-react'
import { useState } from 'react'
import type { Proposal, Task } from '#contract'
import { Button } from '../../parts/button.tsx'
import { Problem } from '../../parts/notice.tsx'
import { SlotText } from '../../parts/slot-text.tsx'
import { SuggestionCard } from '../../parts/suggestion-card.tsx'
import { api } from '../../state/api.ts'
import { useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'

/** What the learner suggests: the question, what a yes would change, and both answers. */
export function ProposalCard({ task, proposal, onChanged }: { task: Task; proposal: Proposal; onChanged: (said: string) => void }) {
  const { doing, problem, run } = useDoing()
  const [refused, setRefused] = useState<readonly string[]>([])
  const answer = (kind: 'accept-proposal' | 'dismiss-proposal') =>
    run(async () => {
      setRefused([])
      const outcome = await api().task.edit({ id: task.id, revision: task.revision, edits: [{ kind, id: proposal.id }] })
      if (outcome.kind === 'refused') setRefused(outcome.problems)
      else onChanged(kind === 'accept-proposal' ? words.proposal.done(outcome.task.revision) : '')
    })
  return (
    <SuggestionCard
      label={words.proposal.label}
      question={<SlotText text={proposal.question} />}
      answers={
        <>
          <Button small icon={<Check aria-hidden="true" />} disabled={doing} onClick={() => void answer('accept-proposal')}>
            {words.proposal.yes}
          </Button>
          <Button small look="quiet" icon={<X aria-hidden="true" />} disabled={doing} onClick={() => void answer('dismiss-proposal')}>
            {words.proposal.no}
          </Button>
        </>
      }
    >
      <p>
        {words.proposal.would}: <SlotText text={proposal.change} />
      </p>
      {refused.length > 0 && (
        <p role="alert">
          {words.proposal.refused}: {refused.join(' ')}
        </p>
      )}
      {problem && <Problem problem={problem} />}
    </SuggestionCard>
  )
}
