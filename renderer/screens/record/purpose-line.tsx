import { ButtonLink } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { api } from '../../state/api.ts'
import { hrefOf } from '../../state/route.ts'
import { plainText } from '../../state/slots.ts'
import { useCall } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import type { Purpose } from './purpose.ts'

/** What this recording is for, when it is for a task that is there already. */
export function PurposeLine({ purpose: { task: id, from } }: { purpose: Purpose }) {
  const { data: task } = useCall(id, () => api().task.get({ id }))
  if (!task) return null
  const goal = plainText(task.goal)
  const number = task.steps.findIndex((step) => step.id === from) + 1
  return (
    <Notice
      title={from ? words.purpose.from(number, goal) : words.purpose.again(goal)}
      action={
        <ButtonLink small href={hrefOf({ screen: 'task', id })}>
          {words.purpose.back}
        </ButtonLink>
      }
    >
      {from && words.purpose.fromText}
    </Notice>
  )
}
