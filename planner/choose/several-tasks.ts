import type { Sentence } from '../words/sentence.ts'
import type { Choice, Fitting } from './choose-task.ts'
import { jointsOf, pieceOf } from './pieces.ts'

/** One of several things that are asked for: its own words, and the task that they mean. */
export type Part = Fitting & { words: string }

/**
 * `firm`: parted only where a value seldom goes on. `ambiguous`: two tasks fit one of the parts; the better one stands among them.
 */
export type Several = { parts: Part[]; firm: boolean; ambiguous: Extract<Choice, { kind: 'ambiguous' }> | undefined }

type Best = Several & { explained: number }

/**
 * A request that asks for several tasks one after the other, parted so that every part means a task and the tasks explain as much of it as can be: the best way through
 * all places where it may be parted (dynamic programming). Undefined when no parting does that.
 * @param choose what one part by itself means
 */
export async function severalTasks(sentence: Sentence, choose: (words: string) => Promise<Choice>): Promise<Several | undefined> {
  const joints = jointsOf(sentence)
  if (joints.length === 0) return undefined
  const borders = [undefined, ...joints, undefined]
  const best: (Best | undefined)[] = [{ explained: 0, parts: [], firm: true, ambiguous: undefined }]
  for (let to = 1; to < borders.length; to += 1) {
    for (let from = 0; from < to; from += 1) {
      const before = best[from]
      const isWhole = from === 0 && to === borders.length - 1
      if (!before || isWhole) continue
      const words = pieceOf(sentence, borders[from], borders[to])
      const way = withPart(before, words, await choose(words), borders[to]?.firm ?? true)
      if (way && isBetter(way, best[to])) best[to] = way
    }
  }
  return best[borders.length - 1]
}

function withPart(before: Best, words: string, choice: Choice, firm: boolean): Best | undefined {
  if (choice.kind === 'none') return undefined
  const part = choice.kind === 'chosen' ? choice : choice.rivals[0]
  if (!part) return undefined
  return {
    explained: before.explained + part.fit.explained,
    parts: [...before.parts, { task: part.task, reading: part.reading, fit: part.fit, words }],
    firm: before.firm && firm,
    ambiguous: before.ambiguous ?? (choice.kind === 'ambiguous' ? choice : undefined),
  }
}

/** Of two that explain as much the one with fewer parts. */
function isBetter(one: Best, other: Best | undefined): boolean {
  if (!other) return true
  return one.explained > other.explained || (one.explained === other.explained && one.parts.length < other.parts.length)
}
