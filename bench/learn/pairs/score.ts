import type { Parameter } from '#contract'
import type { Share } from '../score/evaluate.ts'
import { linesOf, same } from '../score/parameters.ts'
import type { Merged } from './merged.ts'
import type { Pair } from './pair.ts'

export type PairScore = {
  merged: boolean
  parameters: Share
  loops: Share
  optional: Share
  questions: Share
  /** Asked where the two do not contradict each other. */
  askedInVain: number
  failures: string[]
}

/** What both demonstrations together taught, against what they have in common and what they differ in. */
export function scorePair({ expected }: Pair, { task, reason, asked }: Merged): PairScore {
  const blocks = task?.blocks ?? []
  const proposed = (task?.proposals ?? []).flatMap(({ edits }) => edits.flatMap((edit) => (edit.kind === 'set-block' ? [edit.block] : [])))
  const has = (kind: string) => [...blocks, ...proposed].some((block) => block.kind === kind)
  const parameters = expected.parameters.map((values) => ({
    values,
    found: (task?.parameters ?? []).some((each) => holdsBoth(each, values)),
  }))
  const score: PairScore = {
    merged: task !== undefined,
    parameters: { right: parameters.filter(({ found }) => found).length, of: parameters.length },
    loops: shareIf(expected.loop, has('loop')),
    optional: shareIf(expected.optional, has('optional') || has('branch')),
    questions: shareIf(expected.question, asked.length > 0),
    askedInVain: expected.question ? 0 : asked.length,
    failures: [],
  }
  if (!task) score.failures.push(`not merged: ${reason}`)
  for (const { values, found } of parameters) if (!found) score.failures.push(`no parameter with the examples ${values.join(' / ')}`)
  if (score.loops.right < score.loops.of) score.failures.push('no loop was found')
  if (score.optional.right < score.optional.of) score.failures.push('nothing is optional')
  if (score.questions.right < score.questions.of) score.failures.push('nothing was asked, though the two contradict each other')
  if (score.askedInVain > 0) score.failures.push(`asked in vain: ${asked.map(({ text }) => text).join(' / ')}`)
  return score
}

function holdsBoth(parameter: Parameter, values: readonly string[]): boolean {
  return values.every((value) => linesOf(parameter).some((line) => same(line, value)))
}

function shareIf(wanted: boolean | undefined, there: boolean): Share {
  return wanted ? { right: there ? 1 : 0, of: 1 } : { right: 0, of: 0 }
}
