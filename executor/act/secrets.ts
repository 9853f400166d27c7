import type { Step } from '#contract'
import type { Run } from '../run/run.ts'
import { fillSlots } from '../values.ts'

/** Gets the secrets a step types from the person, once a run. The first that they do not give is returned. */
export async function askForSecrets(run: Run, step: Step): Promise<string | undefined> {
  const { act } = step
  if (act.kind !== 'type') return undefined
  const { secrets, isSecret } = run.values
  for (const part of act.text) {
    const needed = part.kind === 'secret' || (part.kind === 'slot' && isSecret(part.parameter))
    if (part.kind === 'literal' || !needed || secrets.has(part.parameter)) continue
    const value = await answer(run, part.parameter, fillSlots(step.caption, run.values))
    if (value === undefined) return part.parameter
    secrets.set(part.parameter, value)
  }
  return undefined
}

async function answer(run: Run, parameter: string, why: string): Promise<string | undefined> {
  const closed = new AbortController()
  const signal = AbortSignal.any([run.control.signal, closed.signal])
  const timedOut = run.clock.wait(run.options.approvalTimeoutMs, { reason: `the person to give “${parameter}”`, signal }).catch(() => {})
  try {
    return await run.pace.unlessStopped(
      'the secret',
      Promise.race([run.approver.secret(parameter, { signal, why }).catch(() => undefined), timedOut.then(() => undefined)]),
    )
  } finally {
    closed.abort()
  }
}
