import type { Action, ApprovedAction } from '#contract'

/** An action as if the gate had let it through: only tests may cast this brand, to reach the desktop without a gate. */
export function approved(action: Action): ApprovedAction {
  const verdict = { kind: 'allow', rule: 'test', reason: 'A test drives the desktop itself.', undo: 'yes' } as const
  return { action, digest: 'test', verdict } as unknown as ApprovedAction
}
