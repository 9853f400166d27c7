import type { Action, RunEvent } from '#contract'
import { MASK } from './values.ts'

/** The act as it may be shown and stored. */
export function maskedAction(action: Action): Action {
  return action.kind === 'type' && action.secret ? { ...action, text: MASK } : action
}

/** Shorter secrets would be found in half of all words; the places that hold secrets are masked by themselves, this is the net under them. */
const SHORTEST = 4

/** What these hold is made by us (ids, digests, closed words) and must stay valid. */
const OWN_WORDS = new Set([
  'kind',
  'runId',
  'stepId',
  'approvalId',
  'id',
  'digest',
  'picture',
  'before',
  'after',
  'crop',
  'page',
  'leadsTo',
  'parameter',
  'nameParameter',
])

/** The event without any of the secrets, wherever a window title, a label or an error message may have carried one. */
export function maskedEvent(event: RunEvent, secrets: Iterable<string>): RunEvent {
  const needles = [...secrets].filter((secret) => secret.length >= SHORTEST).sort((a, b) => b.length - a.length)
  return needles.length === 0 ? event : (withoutSecrets(event, needles) as RunEvent)
}

function withoutSecrets(value: unknown, needles: string[]): unknown {
  if (typeof value === 'string') return needles.reduce((text, needle) => text.replaceAll(needle, MASK), value)
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, needles))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      OWN_WORDS.has(key) && typeof item === 'string' ? item : withoutSecrets(item, needles),
    ]),
  )
}
