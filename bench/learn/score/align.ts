import { parametersOfTarget, type Step, type Task, type TextPart } from '#contract'
import type { TrueAct } from '../truth.ts'
import { isRightTarget } from './target.ts'

/** Which learned step is which true act; an act and a step are each in one pair at most. */
export type Pair = { act: number; step: number; targetRight: boolean }
export type Alignment = {
  pairs: Pair[]
  /** What only made a field ready (the click into it, selecting all it held) that a later type step names as its target: there need not be a step of its own. */
  inTyping: Map<number, Pair>
}

/** What a pair is worth: a right one far more than one that is only of the same kind, and one of the task a little more than one of a slip. */
const WORTH = { right: 3, key: 2, kind: 0.6, slip: -0.2 }

/** The best pairing in order (a longest common subsequence with worths) of all that the person did, slips too, and what was learned. */
export function align(acts: readonly TrueAct[], task: Pick<Task, 'steps' | 'parameters'>): Alignment {
  const { steps } = task
  const examples = examplesOf(task)
  const best: number[][] = Array.from({ length: acts.length + 1 }, () => Array.from({ length: steps.length + 1 }, () => 0))
  const worth = (act: number, step: number) => worthOf(acts[act]!, steps[step]!, examples)
  for (let act = acts.length - 1; act >= 0; act--) {
    for (let step = steps.length - 1; step >= 0; step--) {
      const together = worth(act, step)
      const paired = together > 0 ? together + best[act + 1]![step + 1]! : 0
      best[act]![step] = Math.max(best[act + 1]![step]!, best[act]![step + 1]!, paired)
    }
  }
  const pairs: Pair[] = []
  for (let act = 0, step = 0; act < acts.length && step < steps.length; ) {
    const together = worth(act, step)
    if (together > 0 && best[act]![step] === together + best[act + 1]![step + 1]!) {
      pairs.push({ act, step, targetRight: rightTarget(acts[act]!, steps[step]!) })
      act++
      step++
    } else if (best[act]![step] === best[act + 1]![step]!) act++
    else step++
  }
  return { pairs, inTyping: inTyping(acts, steps, pairs) }
}

function worthOf(act: TrueAct, { act: learned, target }: Step, examples: ReadonlyMap<string, string>): number {
  if (act.kind !== learned.kind) return 0
  const slip = act.slip ? WORTH.slip : 0
  if (learned.kind === 'press') {
    const same = learned.key === act.key && [...learned.modifiers].sort().join() === [...(act.modifiers ?? [])].sort().join()
    return same ? WORTH.key + slip : 0
  }
  if (learned.kind === 'type') return (isTextOf(act, learned.text, examples) ? WORTH.right : WORTH.kind) + slip
  if (learned.kind === 'click' && learned.button !== act.button) return 0
  return (target && isRightTarget(target, act) ? WORTH.right : WORTH.kind) + slip
}

/** Whether a learned text, with its slots filled by the examples, is what the person meant to type. */
export function isTextOf(act: TrueAct, text: readonly TextPart[], examples: ReadonlyMap<string, string>): boolean {
  if (act.secret) return text.every(({ kind }) => kind === 'secret')
  const written = text.map((part) =>
    part.kind === 'literal' ? part.text : part.kind === 'slot' ? (examples.get(part.parameter) ?? '') : '',
  )
  return sameText(written.join(''), (act.text ?? []).map((piece) => piece.text).join(''))
}

/** The first example of each parameter. */
export function examplesOf({ parameters }: Pick<Task, 'parameters'>): Map<string, string> {
  return new Map(parameters.map(({ name, examples: [first = ''] }) => [name, first]))
}

/** A slot may write its value in another form than it is given in. */
function sameText(a: string, b: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[\s_.-]+/gu, '')
  return plain(a) === plain(b)
}

function rightTarget(act: TrueAct, { target }: Step): boolean {
  // Keys without a target go to what has the focus, as the person's did.
  if (!target) return act.kind === 'type' || act.kind === 'press'
  return isRightTarget(target, act)
}

function inTyping(acts: readonly TrueAct[], steps: readonly Step[], pairs: readonly Pair[]): Alignment['inTyping'] {
  const merged = new Map<number, Pair>()
  for (const pair of pairs) {
    const { target, act } = steps[pair.step]!
    if (act.kind !== 'type') continue
    for (let before = pair.act - 1; before >= 0; before--) {
      const earlier = acts[before]!
      if (earlier.slip) continue
      const alone = !pairs.some((other) => other.act === before)
      if (alone && act.replaces && isSelectAll(earlier)) {
        merged.set(before, pair)
        continue
      }
      if (alone && target && earlier.kind === 'click' && isRightTarget(target, earlier)) merged.set(before, pair)
      break
    }
  }
  return merged
}

function isSelectAll({ kind, key, modifiers }: TrueAct): boolean {
  return kind === 'press' && key === 'a' && modifiers?.join() === 'ctrl'
}

/** The parameters whose values a step needs. */
export function parametersOfStep({ act, target }: Step): string[] {
  const typed =
    act.kind === 'type' ? act.text.flatMap((part) => (part.kind === 'slot' || part.kind === 'secret' ? [part.parameter] : [])) : []
  return [...typed, ...(target ? parametersOfTarget(target) : [])]
}
