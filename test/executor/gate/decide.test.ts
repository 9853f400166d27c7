import { describe, expect, it } from 'vitest'
import type { Verdict } from '#contract'
import { decide } from '../../../executor/gate/decide.ts'
import type { ProposedAct } from '../../../executor/gate/proposed-act.ts'
import { click, press, proposedAct } from './acts.ts'

type Rule = (act: ProposedAct) => Verdict | undefined
const never = () => false
const says =
  (verdict: Verdict): Rule =>
  () =>
    verdict
const verdict = (kind: 'allow' | 'ask' | 'block', rule: string, undo: Verdict['undo'] = 'unknown'): Verdict => ({
  kind,
  rule,
  reason: `${rule}.`,
  undo,
})

describe('deciding on an act', () => {
  it('allows what was shown where no rule speaks', () => {
    const act = click('Save')
    expect(decide(act, [], never)).toEqual({
      action: act.action,
      verdict: { kind: 'allow', rule: 'demonstrated', reason: 'You showed this, and it was found again with certainty.', undo: 'unknown' },
    })
  })

  it('says of an act that changes nothing that it can be undone', () => {
    expect(decide(proposedAct({ kind: 'focus-window', windowId: 3 }), [], never).verdict.undo).toBe('yes')
    expect(decide(proposedAct({ kind: 'focus-window', windowId: 3 }, { origin: 'recovery' }), [], never).verdict).toEqual({
      kind: 'allow',
      rule: 'harmless-help',
      reason: 'It changes nothing and helps to go on.',
      undo: 'yes',
    })
  })

  it('takes the strictest of several opinions', () => {
    const rules = [says(verdict('allow', 'a')), says(verdict('block', 'c')), says(verdict('ask', 'b'))]
    expect(decide(click('x'), rules, never).verdict).toEqual(verdict('block', 'c'))
    expect(decide(click('x'), [rules[0]!, rules[2]!], never).verdict).toEqual(verdict('ask', 'b'))
  })

  it('among equals takes the one that can’t be undone, then the first', () => {
    const rules = [
      says(verdict('ask', 'a', 'yes')),
      says(verdict('ask', 'b', 'no')),
      says(verdict('ask', 'c', 'no')),
      says(verdict('ask', 'd', 'unknown')),
    ]
    expect(decide(click('x'), rules, never).verdict.rule).toBe('b')
  })

  it('lets a remembered yes silence its own rule only', () => {
    const rules = [says(verdict('ask', 'delete', 'no')), says(verdict('ask', 'first-run'))]
    expect(decide(click('x'), rules, (rule) => rule === 'delete').verdict).toEqual(verdict('ask', 'first-run'))
    expect(decide(click('x'), rules, () => true).verdict).toEqual({
      kind: 'allow',
      rule: 'delete',
      reason: 'You said yes to this before. delete.',
      undo: 'no',
    })
  })

  it('never lets a remembered yes silence a block', () => {
    expect(decide(click('x'), [says(verdict('block', 'delete'))], () => true).verdict.kind).toBe('block')
  })

  it('judges what a rule puts in place of the act once more', () => {
    const toTrash: Rule = (act) =>
      act.action.kind === 'press' && act.action.modifiers.includes('shift')
        ? {
            kind: 'rewrite',
            rule: 'trash',
            reason: 'Into the trash.',
            undo: 'yes',
            action: { kind: 'press', modifiers: [], key: 'Delete' },
          }
        : undefined
    const askPlain: Rule = (act) => (act.action.kind === 'press' && act.action.modifiers.length === 0 ? verdict('ask', 'plain') : undefined)
    const plainDelete = { kind: 'press', modifiers: [], key: 'Delete' }
    expect(decide(press('shift+Delete'), [toTrash], never)).toMatchObject({
      action: plainDelete,
      verdict: { kind: 'rewrite', rule: 'trash' },
    })
    expect(decide(press('shift+Delete'), [toTrash, askPlain], never)).toEqual({ action: plainDelete, verdict: verdict('ask', 'plain') })
  })

  it('blocks where rules keep changing each other’s acts', () => {
    const more: Rule = (act) => ({ kind: 'rewrite', rule: 'more', reason: 'More.', undo: 'yes', action: act.action })
    expect(decide(press('a'), [more], never).verdict).toEqual({
      kind: 'block',
      rule: 'more',
      reason: 'Two rules change each other’s acts.',
      undo: 'unknown',
    })
  })
})
