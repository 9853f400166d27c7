import type { Budget, KeyPlace, ModelRole, ModelSettings, Settings } from '#contract'

const NAMES: Record<ModelRole, string> = {
  describe: 'model',
  small: 'small model',
  large: 'large model',
  judge: 'judge',
  embed: 'vectors',
}
const NONE: Record<Exclude<ModelRole, 'embed'>, string> = {
  describe: 'none; nothing leaves this machine',
  small: 'none; a step that needs one goes on to the next tier',
  large: 'none; a step that needs one goes to you',
  judge: 'none; what is unsure counts as not done',
}
const KEYS: Record<KeyPlace['from'], string> = {
  environment: 'key from the environment',
  keychain: 'key in the system’s keychain',
  file: 'key in an encrypted file',
  none: 'no key',
}

/** One role as a line. */
export function modelText(role: Exclude<ModelRole, 'embed'>, model: ModelSettings | null): string {
  if (!model) return `${NAMES[role]}: ${NONE[role]}`
  const { price, stream, timeoutSeconds, callsPerMinute, accuracy } = model
  const more = [
    `price: ${price ? `${price.input} in, ${price.output} out (${price.currency} for a million tokens)` : 'not known'}`,
    ...(stream ? ['piece by piece'] : []),
    ...(timeoutSeconds === undefined ? [] : [`${timeoutSeconds} s for an answer`]),
    ...(callsPerMinute === undefined ? [] : [`${callsPerMinute} calls a minute`]),
    ...(accuracy === undefined ? [] : [`right in ${accuracy * 100} of 100 decisions`]),
  ]
  return `${NAMES[role]}: ${model.name} at ${model.url}; ${more.join('; ')}`
}

export function embedderText({ embedder }: Settings): string {
  return embedder ? `vectors: ${embedder.name} at ${embedder.url}` : 'vectors: none; what is looked for goes by words alone'
}

export function budgetText({ calls, tokens, money, seconds }: Budget): string {
  const bound = (amount: number | null, what: string) => (amount === null ? `any number of ${what}` : `${amount} ${what}`)
  const spent = money === null ? 'any money' : `${money} in money`
  return `a run may use of models: ${bound(calls, 'calls')}, ${bound(tokens, 'tokens')}, ${spent}, ${bound(seconds, 'seconds')}; then it asks`
}

/** All settings, a line each. */
export function settingsText(settings: Settings, places: readonly KeyPlace[]): string {
  const key = (role: ModelRole, line: string, set: boolean) => {
    const place = places.find((one) => one.role === role)
    return set && place ? `${line}; ${KEYS[place.from]}${place.locked ? ', which is locked' : ''}` : line
  }
  const roles = (['small', 'large', 'judge'] as const).map((role) =>
    key(role, modelText(role, settings.roles[role]), settings.roles[role] !== null),
  )
  return [
    `theme: ${settings.theme}`,
    `approvals wait: ${settings.approvalSeconds} s`,
    `a step that needs you waits: ${settings.helpSeconds} s`,
    `your own mouse and keyboard pause a run: ${settings.pauseOnInput ? 'yes' : 'no'}`,
    key('describe', modelText('describe', settings.model), settings.model !== null),
    ...roles,
    key('embed', embedderText(settings), settings.embedder !== undefined),
    budgetText(settings.budget),
  ].join('\n')
}
