import type { Eyes, Located, Neighbour, Target, TextReader } from '#contract'
import { createEyes } from '#perception'
import type { Case } from '../set/case.ts'
import { sceneOf } from '../set/shot.ts'
import { type Outcome, outcomeOf, pointOf } from './outcome.ts'

export type Answer = {
  target: Target
  /** How sure it was, while learning, that it could tell the thing from others. */
  learnedConfidence: number
  located: Located
  outcome: Outcome
  /** Of a locate with eyes that have not seen the second scene before. */
  ms: number
}

const PARAMETER = 'entity'

export function createEvaluator(reader: TextReader) {
  const learned = new Map<string, ReturnType<Eyes['describe']>>()
  // While teaching, eyes see one scene again and again.
  const teacher = createEyes({ reader })

  return async function evaluate(one: Case): Promise<Answer> {
    const { point } = one.thing
    const before = sceneOf(one.before, one.source)
    const key = `${one.group.id} ${one.thing.key} ${one.source}`
    const describing = learned.get(key) ?? teacher.describe(before, point, one.source === 'accessible' ? one.thing.hit : undefined)
    learned.set(key, describing)
    const { target: plain, crop, confidence } = await describing
    const target = one.entity ? parametrised(plain, one.entity) : plain
    const eyes = createEyes({ reader })
    const startedMs = performance.now()
    const located: Located = target
      ? await eyes.locate(target, sceneOf(one.after, one.source), { values: one.entity ? { [PARAMETER]: one.entity.wanted } : {}, crop })
      : { kind: 'unsure', reason: 'too-weak' }
    const ms = performance.now() - startedMs
    const at = target && pointOf(located, target, one.before.window.box, point)
    return { target: target ?? plain, learnedConfidence: confidence, located, outcome: outcomeOf(one.truth, at), ms }
  }
}

/**
 * The target as the learner makes it once it knows that the words are a value; undefined when those words are not among what was learned, so
 * that the target could not be used for anybody else.
 */
function parametrised(target: Target, entity: NonNullable<Case['entity']>): Target | undefined {
  if (entity.kind === 'name' && target.name === entity.learned) return { ...target, nameParameter: PARAMETER }
  const row = target.neighbours.findIndex(({ role, name }) => role === 'row' && name.includes(entity.learned))
  if (row < 0) return undefined
  const neighbours = target.neighbours.map((each, at) => (at === row ? withParameter(each, entity.learned) : each))
  return { ...target, neighbours }
}

function withParameter(neighbour: Neighbour, words: string): Neighbour {
  const [before = '', ...after] = neighbour.name.split(words)
  return { ...neighbour, parameter: PARAMETER, ...(before && { before }), ...(after.join(words) && { after: after.join(words) }) }
}
