import type { Role, Step } from '#contract'
import type { Draft } from '../draft.ts'
import { roleOf } from '../field.ts'
import { stepCost } from '../merge/cost.ts'
import { piecesOf } from '../merge/texts-differ.ts'
import { likenessesOf } from './likeness.ts'
import type { Sequence } from './stretches.ts'

/** Up to here two steps of one demonstration are one, told a little differently: less than between two demonstrations, for here it was the same hour. */
const SAME = 0.3
/** What stands in a row for each of several things. */
const ONE_EACH: Role[] = ['button', 'link', 'checkbox', 'radio', 'menu-item', 'tab']
const ONE_OF_ALL: Role[] = ['checkbox', 'link']

/**
 * Which steps of a demonstration are the same step in another round: what is like it word for word; what was seen less well this time; and one of several
 * things that stand beside each other and are called by one pattern (`Open Anna`, `Open Bob`), or that the sentence means all of.
 */
export function sequenceOf(drafts: readonly Draft[], steps: readonly Step[], meansAll: boolean): Sequence {
  const keys = likenessesOf(drafts)
  // Where something is typed as well, the boxes are those of a form: each says something else.
  const takesAll = meansAll && drafts.every(({ act }) => act.kind !== 'type')
  const between = (a: number, b: number) => {
    const [one, other, stepA, stepB] = [drafts[a], drafts[b], steps[a], steps[b]]
    if (!one || !other || !stepA || !stepB || keys[a] === undefined || keys[b] === undefined) return false
    if (keys[a] === keys[b]) return true
    if (one.act.kind !== other.act.kind || one.window.program !== other.window.program) return false
    const isUnseen = one.act.kind === 'type' && (isBlind(one) || isBlind(other))
    const areNamed = one.target?.name !== undefined && other.target?.name !== undefined
    const areBeside = () => besideEachOther(one, other, takesAll)
    return (isUnseen || areNamed) && stepCost(stepA, stepB, areBeside) <= SAME
  }
  // Asked for again and again.
  const known = drafts.map((_, a) => drafts.map((__, b) => a === b || (a < b && between(a, b))))
  return {
    count: drafts.length,
    alike: (a, b) => known[Math.min(a, b)]?.[Math.max(a, b)] ?? false,
    isFixed: (at) => keys[at] === undefined,
  }
}

/** Typed or pressed, and nobody told where. */
export function isBlind({ hit, target }: Draft): boolean {
  return !hit && !target
}

/** One of several of its kind: what it is called is a value. */
export function isOneEach(draft: Draft): boolean {
  return draft.act.kind === 'click' && ONE_EACH.includes(roleOf(draft) ?? 'unknown')
}

function besideEachOther(a: Draft, b: Draft, meansAll: boolean): boolean {
  const role = roleOf(a)
  if (role === undefined || role !== roleOf(b) || !isOneEach(a) || a.target?.path?.join('\n') !== b.target?.path?.join('\n')) return false
  const [one, other] = [a.target?.name ?? '', b.target?.name ?? '']
  const together = [a, b].some(({ elements }) =>
    [one, other].every((name) => elements.some((each) => each.role === role && each.name === name)),
  )
  return together && ((meansAll && ONE_OF_ALL.includes(role)) || haveOnePattern(one, other))
}

/** `Open Anna` and `Open Bob`: a word that stays, at the beginning or at the end, and something in place of something. */
function haveOnePattern(one: string, other: string): boolean {
  const [a, b] = [piecesOf(one), piecesOf(other)]
  const isWord = (piece: string | undefined) => /\p{L}{2,}/u.test(piece ?? '')
  if (a.length < 2 || b.length < 2) return false
  return (isWord(a[0]) && a[0] === b[0]) || (isWord(a.at(-1)) && a.at(-1) === b.at(-1))
}
