import { lintSource } from '@secretlint/core'
import { rules } from '@secretlint/secretlint-rule-preset-recommend'
import { secretsNearWords } from './near-words.ts'
import { cardNumbersIn, ibansIn } from './numbers.ts'

/** Something in a text that looks like a secret. */
export type SecretSpan = { from: number; to: number; kind: string; what: string }

/** What secretlint's recommended rules do not look for, or only in a form that a screen does not show. */
const OWN: readonly { kind: string; what: string; pattern: RegExp }[] = [
  { kind: 'jwt', what: 'A signed token (JWT)', pattern: /(?<![\w-])eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/g },
  {
    kind: 'private-key',
    what: 'A private key',
    pattern: /-----BEGIN (?:[A-Z\d]+ )*PRIVATE KEY(?: BLOCK)?-----(?:[^-]*-----END (?:[A-Z\d]+ )*PRIVATE KEY(?: BLOCK)?-----)?/g,
  },
  { kind: 'stripe-key', what: 'A Stripe key', pattern: /(?<!\w)(?:sk|rk|whsec)_(?:(?:live|test)_)?[A-Za-z\d]{16,}/g },
  { kind: 'google-api-key', what: 'A Google API key', pattern: /(?<![\w-])AIza[\w-]{35}(?![\w-])/g },
  { kind: 'github-token', what: 'A GitHub token', pattern: /(?<!\w)(?:gh[pousr]_[A-Za-z\d]{36,}|github_pat_\w{50,})/g },
  { kind: 'openai-key', what: 'An OpenAI key', pattern: /(?<![\w-])sk-(?:proj|svcacct|admin|None)-[\w-]{30,}/g },
  { kind: 'aws-access-key', what: 'An AWS access key', pattern: /(?<![A-Za-z\d])(?:AKIA|ASIA)[A-Z\d]{16}(?![A-Za-z\d])/g },
]

/** Rules that read comments as orders to look away are left out: nothing on a screen may switch the search off. */
const RULES = rules.filter((rule) => !rule.meta.id.endsWith('filter-comments'))

/** All that looks like a secret in a text, in order; none overlaps another. */
export async function secretsIn(text: string): Promise<SecretSpan[]> {
  if (text.length < 4) return []
  const found: SecretSpan[] = [
    ...OWN.flatMap(({ kind, what, pattern }) =>
      [...text.matchAll(pattern)].map((match) => ({ kind, what, from: match.index, to: match.index + match[0].length })),
    ),
    ...cardNumbersIn(text).map(({ from, to }) => ({ kind: 'card-number', what: 'A card number', from, to })),
    ...ibansIn(text).map(({ from, to }) => ({ kind: 'iban', what: 'A bank account number (IBAN)', from, to })),
    ...(await fromSecretlint(text)),
    ...secretsNearWords(text).map(({ from, to }) => ({
      kind: 'announced-secret',
      what: 'Something announced as a password or key',
      from,
      to,
    })),
  ]
  return withoutOverlap(found)
}

/** True for a text that holds anything of the kind. */
export async function looksSecret(text: string): Promise<boolean> {
  return (await secretsIn(text)).length > 0
}

async function fromSecretlint(text: string): Promise<SecretSpan[]> {
  const { messages } = await lintSource({
    source: { filePath: 'recording.txt', content: text, ext: '.txt', contentType: 'text' },
    options: { noPhysicFilePath: true, config: { rules: RULES.map((rule) => ({ id: rule.meta.id, rule, options: {} })) } },
  })
  return messages.map(({ messageId, ruleId, range: [from, to] }) => {
    const kind = messageId.toLowerCase().replaceAll('_', '-')
    const vendor = ruleId.replace(/^.*secretlint-rule-/, '')
    return { kind, what: WORDS[vendor] ?? `A secret of ${vendor}`, from, to }
  })
}

const WORDS: Readonly<Record<string, string>> = {
  aws: 'An AWS key',
  gcp: 'A Google Cloud key',
  privatekey: 'A private key',
  npm: 'An npm token',
  basicauth: 'An address with its password',
  slack: 'A Slack token',
  github: 'A GitHub token',
  gitlab: 'A GitLab token',
  openai: 'An OpenAI key',
  anthropic: 'An Anthropic key',
  '1password': 'A 1Password key',
  'database-connection-string': 'An address of a database with its password',
}

/** The first of those that overlap stays: the order of search is that of certainty. */
function withoutOverlap(found: readonly SecretSpan[]): SecretSpan[] {
  const kept: SecretSpan[] = []
  for (const span of found) if (kept.every((other) => span.to <= other.from || span.from >= other.to)) kept.push(span)
  return kept.toSorted((a, b) => a.from - b.from)
}
