import type { Sentence } from '../words/sentence.ts'
import type { Choice, Fitting } from './choose-task.ts'
import { jointsOf, pieceOf } from './pieces.ts'

/** One of several things that are asked for: its own words, and the task that they mean. */
export type Part = Fitting & { words: string }

export type Several =
  | { kind: 'several'; parts: Part[] }
  /** It would be several, but two tasks fit one of them. */
  | { kind: 'ambiguous'; choice: Extract<Choice, { kind: 'ambiguous' }> }

type Best = { explained: number; parts: Part[]; ambiguous: Extract<Choice, { kind: 'ambiguous' }> | undefined }

/**
 * A request that asks for several tasks one after the other, parted so that every part means a task and the tasks explain as much of it as can be: the best way through
 * all places where it may be parted (dynamic programming). Undefined when no parting does that.
 * @param choose what one part by itself means
 */
export async function severalTasks(sentence: Sentence, choose: (words: string) => Promise<Choice>): Promise<Several | undefined> {
  const joints = jointsOf(sentence)
  if (joints.length === 0) return undefined
  const borders = [undefined, ...joints, undefined]
  const best: (Best | undefined)[] = [{ explained: 0, parts: [], ambiguous: undefined }]
  for (let to = 1; to < borders.length; to += 1) {
    for (let from = 0; from < to; from += 1) {
      const before = best[from]
      const isWhole = from === 0 && to === borders.length - 1
      if (!before || isWhole) continue
      const words = pieceOf(sentence, borders[from], borders[to])
      const way = withPart(before, words, await choose(words))
      if (way && isBetter(way, best[to])) best[to] = way
    }
  }
  const found = best[borders.length - 1]
  if (!found) return undefined
  return found.ambiguous ? { kind: 'ambiguous', choice: found.ambiguous } : { kind: 'several', parts: found.parts }
}

function withPart(before: Best, words: string, choice: Choice): Best | undefined {
  if (choice.kind === 'none') return undefined
  const part = choice.kind === 'chosen' ? choice : choice.rivals[0]
  if (!part) return undefined
  return {
    explained: before.explained + part.fit.explained,
    parts: [...before.parts, { task: part.task, reading: part.reading, fit: part.fit, words }],
    ambiguous: before.ambiguous ?? (choice.kind === 'ambiguous' ? choice : undefined),
  }
}

/** Of two that explain as much the one with fewer parts. */
function isBetter(one: Best, other: Best | undefined): boolean {
  if (!other) return true
  return one.explained > other.explained || (one.explained === other.explained && one.parts.length < other.parts.length)
}
