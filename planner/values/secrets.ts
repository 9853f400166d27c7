import type { Parameter } from '#contract'
import type { Reading } from '../words/reading.ts'
import { weightOf } from '../words/small-words.ts'

/**
 * The request as it may be kept. Where the task has secrets, what was said for one is replaced by its name (`log in with ⟦password⟧`),
 * and words that stand for nothing are left out, for one of them may be it. Words that were not understood at all are not kept.
 */
export function withoutSecrets(request: string, parameters: readonly Parameter[], reading: Reading | undefined): string {
  const secret = new Set(parameters.filter((parameter) => parameter.type === 'secret').map((parameter) => parameter.name))
  if (secret.size === 0) return request
  if (!reading) return ''
  const said = reading.values
    .filter((value) => secret.has(value.parameter))
    .map(({ parameter, start, end }) => ({ start, end, by: `⟦${parameter}⟧` }))
  const unused = reading.alignment.extras.flatMap((place) => reading.tokens[place] ?? []).filter((token) => weightOf(token.normal) === 1)
  const spans = [...said, ...unused.map(({ start, end }) => ({ start, end, by: '…' }))].sort((a, b) => b.start - a.start)
  return spans.reduce((text, { start, end, by }) => `${text.slice(0, start)}${by}${text.slice(end)}`, request)
}

const SECRET_WORDS = /(?:password|passwort|passphrase|passcode|kennwort|contrasena|senha|haslo|wachtwoord)/u

/** Whether words taken for a value also seem to give a secret: `Anna with password hunter2`. */
export function seemsToTellSecret(normalValue: string, parameters: readonly Parameter[]): boolean {
  const secrets = parameters.filter((parameter) => parameter.type === 'secret')
  return (
    secrets.length > 0 &&
    (SECRET_WORDS.test(normalValue) || secrets.some(({ name }) => normalValue.split(/[^\p{L}\p{N}]+/u).includes(name)))
  )
}
