import type { GoalPart, TaskEdit } from '#contract'
import { parametersOfTarget, parametersOfText } from '#contract'
import type { Names } from './names.ts'
import type { Learning, RepeatedWork } from './propose.ts'

/**
 * The sentence for all rounds at once: `Add Anna, Bob and Carla` has one value that holds three. What the sentence says of the first round stays, what it says of
 * the others goes; where they do not follow each other, it says their values as words.
 */
export function goalEdits({ found }: Learning, { steps, seen }: RepeatedWork, { merged, all }: Names): TaskEdit[] {
  const { goal, parameters } = found
  const isMerged = (part: GoalPart | undefined) => part?.kind === 'slot' && merged.includes(part.parameter)
  const [from, to] = [goal.findIndex(isMerged), goal.findLastIndex(isMerged)]
  if (from < 0) return []
  const kept = new Set(seen.kind === 'values' ? all.filter((name) => merged.includes(name)) : [])
  const own = new Set(
    (steps[0] ?? []).flatMap((step) => [
      ...(step.act.kind === 'type' ? parametersOfText(step.act.text) : []),
      ...(step.target ? parametersOfTarget(step.target) : []),
    ]),
  )
  const ofFirst = goal.findLastIndex((part) => part.kind === 'slot' && isMerged(part) && own.has(part.parameter))
  const inOrder = goal.slice(0, ofFirst + 1).every((part) => part.kind === 'words' || !isMerged(part) || own.has(part.parameter))
  const phrase = kept.size > 0 && inOrder && ofFirst >= from ? [...goal.slice(0, ofFirst + 1), ...goal.slice(to + 1)] : goal
  const next = phrase.map((part): GoalPart => {
    if (part.kind === 'words' || !isMerged(part) || kept.has(part.parameter)) return part
    return { kind: 'words', text: parameters.find(({ name }) => name === part.parameter)?.examples[0] ?? '' }
  })
  return JSON.stringify(next) === JSON.stringify(goal) ? [] : [{ kind: 'set-goal', goal: next }]
}
