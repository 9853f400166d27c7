import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Verdict } from '#contract'
import { decide } from '../../../executor/gate/decide.ts'
import { describe as inWords } from '../../../executor/gate/describe.ts'
import { RULES } from '../../../executor/gate/rules/index.ts'
import { heldFor } from '../../../executor/gate/settings.ts'
import { click, focus, press, type, windowOf } from './acts.ts'

const KINDS = ['allow', 'ask', 'block'] as const
const verdict = fc.record({
  kind: fc.constantFrom(...KINDS),
  rule: fc.constantFrom('a', 'b', 'c', 'd'),
  reason: fc.constant('Why.'),
  undo: fc.constantFrom('yes', 'no', 'unknown'),
}) as fc.Arbitrary<Extract<Verdict, { kind: (typeof KINDS)[number] }>>
const strictness = (kind: Verdict['kind']) => ['allow', 'rewrite', 'ask', 'block'].indexOf(kind)

describe('the gate, whatever comes', () => {
  it('takes the strictest, in any order of the rules', () => {
    fc.assert(
      fc.property(
        fc
          .array(verdict, { minLength: 1, maxLength: 6 })
          .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const said = (verdicts: Verdict[]) =>
            decide(
              click('x'),
              verdicts.map((one) => () => one),
              () => false,
            ).verdict
          const strictest = Math.max(...all.map(({ kind }) => strictness(kind)))
          expect(strictness(said(all).kind)).toBe(strictest)
          expect([said(shuffled).kind, said(shuffled).undo]).toEqual([said(all).kind, said(all).undo])
        },
      ),
    )
  })

  it('lets no remembered yes cover a block, nor another rule’s question', () => {
    fc.assert(
      fc.property(fc.array(verdict, { minLength: 1, maxLength: 6 }), fc.subarray(['a', 'b', 'c', 'd']), (all, granted) => {
        const said = decide(
          click('x'),
          all.map((one) => () => one),
          (rule) => granted.includes(rule),
        ).verdict
        if (all.some(({ kind }) => kind === 'block')) expect(said.kind).toBe('block')
        else if (all.some(({ kind, rule }) => kind === 'ask' && !granted.includes(rule))) expect(said.kind).toBe('ask')
        else expect(said.kind).toBe('allow')
      }),
    )
  })

  it('shows no secret, in words or reasons, and never breaks on any text', () => {
    const { limits } = heldFor({}, { taskNames: [], program: undefined, home: '/home/anna' })
    const letters = fc.string({ unit: fc.constantFrom(...'abcdefgh0123456789!$"\'`\\|;&/~.'), minLength: 12, maxLength: 24 })
    const window = fc.constantFrom('mousepad', 'xterm', 'chromium', 'cmd').map((program) => windowOf(program))
    fc.assert(
      fc.property(
        letters,
        window,
        fc.string({ unit: 'binary' }),
        fc.constantFrom('field', 'password', 'unknown'),
        (secret, where, any, role) => {
          const act = type(`${secret}\n`, { secret: true, window: where, focused: focus(role, 'Name') })
          const said = RULES.map((rule) => rule(act, limits)?.reason ?? '')
          expect([inWords(act), ...said].filter((text) => text.includes(secret))).toEqual([])
          for (const one of [
            click(any),
            type(any, { window: where, origin: 'proposed' }),
            press('Return', { window: where, line: { text: any, kind: 'ours' } }),
          ])
            expect(() => RULES.map((rule) => rule(one, limits))).not.toThrow()
        },
      ),
    )
  })
})
