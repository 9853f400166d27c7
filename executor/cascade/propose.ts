import type { ModelPicture, RoleModel, Step } from '#contract'
import { stepsOf } from '#contract'
import { proposedAct } from '../act/act.ts'
import { compose } from '../act/compose.ts'
import type { Sight } from '../place/sight.ts'
import type { Run } from '../run/run.ts'
import { type Asked, askModel, askOnce, type Question } from './ask-model.ts'
import { canonical, type Decision, DecisionAnswer, decisionInWords, readDecision } from './decision.ts'
import type { Numbered } from './numbered.ts'
import type { CascadeRole } from './ports.ts'
import { bareStepOf, sightOf } from './proposed-step.ts'
import { questionAbout, SYSTEM } from './question.ts'
import { createVotes, leadNeeded } from './votes.ts'

/** What a decision-maker is shown. */
export type Shown = { sight: Sight; things: Numbered[]; picture: ModelPicture }

/** So many calls for one vote, those that are no answer among them. */
const MOST_CALLS = 21

/**
 * One act, as a model proposes it. An act that cannot be undone is put to the vote: asked again and again, until one act leads by enough; an answer that is none
 * is no vote (MAKER, arXiv 2511.09030).
 */
export async function propose(
  run: Run,
  step: Step,
  who: { role: Extract<CascadeRole, 'small' | 'large'>; model: RoleModel },
  shown: Shown,
  handedOver: string,
): Promise<Asked<Decision>> {
  const { sight, things, picture } = shown
  const question: Question<DecisionAnswer> = {
    role: who.role,
    stepId: step.id,
    system: SYSTEM,
    messages: questionAbout(run, step, handedOver, { window: sight.window, things, picture }),
    schema: DecisionAnswer,
    problem: (answer) => {
      const read = readDecision(answer, step, things)
      return typeof read === 'string' ? read : undefined
    },
    said: (answer) => {
      const read = readDecision(answer, step, things)
      return typeof read === 'string' ? read : `${decisionInWords(read)}: ${read.reason}`
    },
  }
  const decided = (asked: Asked<DecisionAnswer>): Asked<Decision> => {
    if (asked.kind !== 'answered') return asked
    const read = readDecision(asked.value, step, things)
    return typeof read === 'string' ? { kind: 'malformed', reason: read } : { kind: 'answered', value: read }
  }
  const first = decided(await askModel(run, who.model, question))
  if (first.kind !== 'answered' || !(await cannotBeUndone(run, step, first.value, sight))) return first
  return voted(run, step, who.model, first.value, async () => decided(await askOnce(run, who.model, question)))
}

async function voted(
  run: Run,
  step: Step,
  { settings }: RoleModel,
  first: Decision,
  ask: () => Promise<Asked<Decision>>,
): Promise<Asked<Decision>> {
  const votes = createVotes<Decision>(leadNeeded(settings.accuracy, stepsLeft(run, step)))
  let winner = votes.add(canonical(first), first)
  for (let calls = 1; winner === undefined && calls < MOST_CALLS; calls++) {
    const asked = await ask()
    if (asked.kind === 'failed' || asked.kind === 'not-asked') return asked
    if (asked.kind === 'answered') winner = votes.add(canonical(asked.value), asked.value)
  }
  if (winner) return { kind: 'answered', value: winner }
  return { kind: 'failed', reason: `The act cannot be undone, and the model’s answers do not agree on it (${votes.inWords()}).` }
}

/** What is undone only sometimes. */
const HARMFUL = ['pay', 'send', 'delete', 'overwrite', 'sign', 'quit-without-saving', 'terminal-command']

/** The gate's rules say so of some part of it, whatever they would do about it. */
async function cannotBeUndone(run: Run, step: Step, decision: Decision, sight: Sight): Promise<boolean> {
  if (decision.kind !== 'act') return false
  const own = bareStepOf(step, decision)
  const at = sightOf(sight, decision.on)
  for (const action of compose(own, at, run.values) ?? []) {
    const { undo, rule } = run.gate.foresee(await proposedAct(run, own, action, at, 'proposed'))
    if (undo === 'no' || HARMFUL.includes(rule)) return true
  }
  return false
}

function stepsLeft({ plan }: Run, step: Step): number {
  const steps = stepsOf(plan)
  return (
    steps.length -
    Math.max(
      0,
      steps.findIndex(({ id }) => id === step.id),
    )
  )
}
