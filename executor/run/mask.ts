import type { Action, RunEvent } from '#contract'
import { MASK } from '../values.ts'

/** The act as it may be shown and stored. */
export function maskedAction(action: Action): Action {
  return action.kind === 'type' && action.secret ? { ...action, text: MASK } : action
}

/** Shorter secrets would be found in half of all words; the places that hold secrets are masked by themselves, this is the net under them. */
const SHORTEST = 4

/** What these hold is made by us: ids, digests and closed words. They tell nothing of a secret, and must stay valid when one looks like them. */
const OWN_WORDS = new Set(
  'kind at runId stepId approvalId id digest picture before after crop page leadsTo shows recordings parameter nameParameter rule undo by answer button modifiers role source type from key createdAt origin target pageAfter outcome monitor finding how mode helpId'.split(
    ' ',
  ),
)

/** The event without any of the secrets, wherever a window title, a label or an error message may have carried one. */
export function maskedEvent(event: RunEvent, secrets: Iterable<string>): RunEvent {
  const needles = [...secrets].filter((secret) => secret.length >= SHORTEST).sort((a, b) => b.length - a.length)
  return needles.length === 0 ? event : (withoutSecrets(event, needles) as RunEvent)
}

function withoutSecrets(value: unknown, needles: string[]): unknown {
  if (typeof value === 'string') return needles.reduce((text, needle) => text.replaceAll(needle, MASK), value)
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, needles))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, isOwn(key, item) ? item : withoutSecrets(item, needles)]))
}

function isOwn(key: string, item: unknown): boolean {
  return OWN_WORDS.has(key) && (typeof item === 'string' || (Array.isArray(item) && item.every((one) => typeof one === 'string')))
}
