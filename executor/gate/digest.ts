import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Action, PictureId } from '#contract'
import { maskedAction } from '../run/mask.ts'
import type { ProposedAct } from './proposed-act.ts'

/**
 * SHA-256 over canonical JSON (RFC 8785) of the act, what it hits, the page, and the picture that the person was shown. A secret goes in
 * masked: its digest would stand in the journal, where short secrets could be guessed from it.
 */
export function digestOf(action: Action, act: ProposedAct, shown?: PictureId): string {
  const { target, window } = act
  return sha256({
    action: maskedAction(action),
    target: target ? { names: target.names, role: target.role ?? null, row: target.row ?? null, box: target.box } : null,
    page: window ? { program: window.program, title: window.title, windowId: window.id } : null,
    picture: shown ?? null,
  })
}

/** Names an act over runs for remembered answers: the step, the kind of act and its target, without this run's values. */
export function signatureOf(act: ProposedAct): string {
  const { action, step, origin } = act
  const target = step.target
  return sha256({
    step: step.id,
    origin,
    act: action.kind === 'press' ? { kind: action.kind, key: action.key, modifiers: [...action.modifiers].sort() } : { kind: action.kind },
    target:
      origin === 'recovery'
        ? (act.target?.names ?? null)
        : target
          ? { role: target.role ?? null, name: target.nameParameter ?? target.name ?? target.label, ...renamedTo(act) }
          : null,
    program: step.window.program,
  })
}

/** A yes to one other name is none to any. */
function renamedTo({ target }: ProposedAct): { now?: string } {
  return target?.was === undefined ? {} : { now: target.names[0] ?? '' }
}

function sha256(data: unknown): string {
  const text = canonicalize(data)
  if (text === undefined) throw new Error('What is digested must be plain data.')
  return createHash('sha256').update(text).digest('hex')
}
