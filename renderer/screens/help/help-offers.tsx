import { Check, Hand, RotateCcw, Square } from 'lucide-react'
import type { HelpAnswer, HelpRequest } from '#contract'
import { Problem } from '../../parts/notice.tsx'
import { Offers } from '../../parts/offers.tsx'
import { api } from '../../state/api.ts'
import { noteQuestionOver } from '../../state/approvals.ts'
import { useArmed } from '../../state/use-armed.ts'
import { useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'

type Props = { request: HelpRequest; late: boolean; focus?: boolean; across?: boolean; onOver?: () => void }

/** The four ways on from a step that only the person can bring on. */
export function HelpOffers({ request, late, focus, across, onOver }: Props) {
  const { doing, problem, run } = useDoing()
  const armed = useArmed()
  const said = words.help
  const answer = (given: HelpAnswer) =>
    void run(async () => {
      // First the run is held and the recorder listens: nothing that is shown may be lost.
      if (given === 'taken-over') await api().run.takeOver({ id: request.runId })
      await api().help.answer({ id: request.id, answer: given })
      noteQuestionOver(request.id)
      onOver?.()
    })
  return (
    <>
      {problem && <Problem problem={problem} />}
      <Offers
        focus={focus}
        across={across}
        disabled={!armed || doing || late}
        offers={[
          {
            text: said.again,
            hint: said.againHint,
            icon: <RotateCcw aria-hidden="true" />,
            look: 'primary',
            onTake: () => answer('again'),
          },
          { text: said.done, hint: said.doneHint, icon: <Check aria-hidden="true" />, onTake: () => answer('done') },
          { text: said.show, hint: said.showHint, icon: <Hand aria-hidden="true" />, onTake: () => answer('taken-over') },
          { text: said.stop, hint: words.steer.stopHint, icon: <Square aria-hidden="true" />, look: 'stop', onTake: () => answer('stop') },
        ]}
      />
    </>
  )
}
