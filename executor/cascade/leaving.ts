import { createHash } from 'node:crypto'
import type { RoleModel, StepId } from '#contract'
import type { Run } from '../run/run.ts'
import { askPerson } from './ask-person.ts'
import type { CascadeRole } from './ports.ts'

/** The longer side of a picture as it is sent, in pixels. */
export const LONGEST_SIDE_PX = 1_280

const RULE = 'leaves-machine'
const PURPOSE = {
  small: 'to decide steps that go wrong',
  large: 'to decide steps that go wrong',
  judge: 'to say whether a step came true',
} as const

/** Exactly what goes to a model of this role, as sentences for the person. */
export function whatLeaves(role: CascadeRole, { local, settings }: Pick<RoleModel, 'local' | 'settings'>): string[] {
  const open = !local && settings.url.startsWith('http:')
  return [
    ...(open ? ['The way there is not encrypted: whoever sits on it can read and change all of it.'] : []),
    `${role === 'judge' ? 'Two pictures' : 'A picture'} of the program’s window in front, at most ${LONGEST_SIDE_PX} pixels wide or high. Whatever stands in this window can be seen there.`,
    'Black before it is sent: password fields, fields for secrets, other programs’ windows, and the values of this run where they can be read.',
    role === 'judge'
      ? 'The sentence of the step, what it should lead to, and what was done, with ⟦names⟧ in place of values.'
      : 'The goal, the sentences of this step and those around it, what was tried, and the names of things in the window, with ⟦names⟧ in place of values.',
    ...(role === 'large'
      ? [
          'Where no step helps and what is left is planned anew: the names of known pages and of things on them, and the goals of known tasks, without values.',
        ]
      : []),
    `Not sent: secrets, the values as text, the recording, ${role === 'large' ? 'the steps of other tasks' : 'other tasks'}, other programs’ windows.`,
  ]
}

/** Whether something may go to this model. The person is shown what leaves before the first call of a role to a server; a server on this machine needs no leave. */
export async function mayLeave(run: Run, stepId: StepId, role: CascadeRole, asked: RoleModel): Promise<boolean> {
  const { model, server, local } = asked
  if (local) return true
  const signature = createHash('sha256')
    .update(JSON.stringify([RULE, role, server]))
    .digest('hex')
  const known = run.models.mayLeave.get(signature)
  if (known === stepId || typeof known === 'boolean') return known !== false
  const taskId = run.plan.task.id
  const grants = await run.memory.grants(taskId)
  if (grants.some((grant) => grant.rule === RULE && grant.signature === signature)) return true
  const what = `show windows of this task to the model “${model.name}” at ${server}, ${PURPOSE[role]}`
  const answer = await askPerson(run, stepId, { what, rule: RULE, reason: whatLeaves(role, asked).join(' '), undo: 'no' })
  run.models.mayLeave.set(signature, answer === 'no' ? false : answer === 'once' ? stepId : true)
  if (answer === 'always')
    await run.memory.saveGrant({ taskId, rule: RULE, signature, grantedAt: new Date(run.clock.nowMs()).toISOString(), what })
  return answer !== 'no'
}
