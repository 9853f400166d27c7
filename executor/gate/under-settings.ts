import type { Verdict } from '#contract'
import { type Held, RULE_NAMES } from './settings.ts'

/** The rule's opinion as the person set it. A block stands; a question that nobody may take away stays a question. */
export function underSettings(verdict: Verdict | undefined, held: Held): Verdict | undefined {
  if (verdict?.kind !== 'ask') return verdict
  const set = held.ruleSetting(verdict.rule)
  if (set === undefined || set.setting === 'ask') return verdict
  if (set.setting === 'block') return { ...verdict, kind: 'block', reason: `Your gate file forbids this ${set.where}. ${verdict.reason}` }
  return mayLoosen(verdict.rule)
    ? { ...verdict, kind: 'allow', reason: `Your gate file allows this ${set.where}. ${verdict.reason}` }
    : verdict
}

/** Whether a remembered yes may answer for the rule here. */
export function mayRemember(rule: string, held: Held): boolean {
  return held.remembers && mayLoosen(rule) && held.ruleSetting(rule)?.setting !== 'ask'
}

function mayLoosen(rule: string): boolean {
  return Object.hasOwn(RULE_NAMES, rule) && RULE_NAMES[rule as keyof typeof RULE_NAMES]
}
