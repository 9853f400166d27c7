import type { Captioner, CaptionOutcome, Model, ModelPicture, Picture, PictureStore, Step, StepId, Task } from '#contract'
import { acceptWords } from './accept.ts'
import { type CaptionAnswer, namesByPart, wordsByStep } from './answer.ts'
import { type Asking, askModel } from './ask-model.ts'
import { type Batch, batchesOf } from './batches.ts'
import { costOf, type Price, type Server } from './cost.ts'
import type { ReadWords } from './private-parts.ts'
import { withProposals } from './proposals.ts'
import { slotsIn } from './texts.ts'
import { type Kept, STOPPED, toDescribe } from './to-describe.ts'

export type ModelCaptionerPorts = {
  model: Model
  server: Server
  price: Price | null
  pictures: PictureStore
  encode: (picture: Picture) => Promise<ModelPicture>
  /** Finds words in pictures, so that the values of the demonstration are covered before they are sent. */
  readWords?: ReadWords
}

/** So many failed calls one after the other, and no more is asked. */
const FAILURES = 2
const USED_UP = 'The calls that were agreed to were used up before it was asked about.'

/**
 * A model that sees pictures describes the whole demonstration in few calls. An answer that cannot be read is asked for once more, if calls are left; a step
 * whose words are missing or do not fit keeps those of the rules, and says why; a call that fails loses only its own steps. Names for the task and its parts become
 * proposals. When the signal aborts it ends early, with what was described until then. Throws only for bugs and for pictures that cannot be read.
 */
export function createModelCaptioner(ports: ModelCaptionerPorts): Captioner {
  const { model, server, price, pictures, readWords, encode } = ports
  return {
    async cost(task) {
      const { asked } = await toDescribe(task, { pictures })
      return costOf(batchesOf(task, asked), { name: model.name, server, price }, readWords !== undefined)
    },

    async caption(task, { calls, signal, onProgress }) {
      const { asked, kept } = await toDescribe(task, { pictures, readWords }, signal)
      const batches = batchesOf(task, asked)
      const answers: { batch: Batch; asking: Asking }[] = []
      let [spare, done] = [Math.max(0, calls - batches.length), 0]
      for (const [index, batch] of batches.entries()) {
        onProgress?.(done, asked.length)
        const refusal = signal?.aborted ? STOPPED : index >= calls ? USED_UP : brokenDown(answers.map(({ asking }) => asking))
        const asking = refusal === undefined ? await askModel({ model, encode, signal }, batch, spare > 0 ? 2 : 1) : notAsked(refusal)
        spare -= Math.max(0, asking.used.calls - 1)
        answers.push({ batch, asking })
        done += batch.asked.length
      }
      onProgress?.(done, asked.length)
      return outcomeOf(task, kept, answers)
    },
  }
}

/** Why no more is asked: the last calls failed, each of them; an answer that cannot be read does not count. */
function brokenDown(askings: readonly Asking[]): string | undefined {
  const last = askings.slice(-FAILURES)
  const reasons = last.flatMap((asking) => (asking.kind === 'failed' ? [asking.reason] : []))
  return reasons.length === FAILURES ? reasons.at(-1) : undefined
}

function notAsked(reason: string): Asking {
  return { kind: 'failed', reason, used: { calls: 0, inputTokens: 0, outputTokens: 0 } }
}

function outcomeOf(task: Task, unseen: readonly Kept[], answers: readonly { batch: Batch; asking: Asking }[]): CaptionOutcome {
  const described = new Map<StepId, Step>()
  const kept = new Map<StepId, string>(unseen.map(({ step, reason }) => [step, reason]))
  const names = new Map<number, string>()
  const used = { calls: 0, inputTokens: 0, outputTokens: 0 }
  for (const { batch, asking } of answers) {
    used.calls += asking.used.calls
    used.inputTokens += asking.used.inputTokens
    used.outputTokens += asking.used.outputTokens
    if (asking.kind !== 'answered') for (const { step } of batch.asked) kept.set(step.id, asking.reason)
    else {
      for (const [id, words] of wordsOf(task, batch, asking.answer)) {
        if (typeof words === 'string') kept.set(id, words)
        else described.set(id, words)
      }
      for (const [part, name] of namesByPart(asking.answer)) names.set(part, name)
    }
  }
  const last = answers.at(-1)?.asking
  const steps = task.steps.map((step) => described.get(step.id) ?? step)
  return {
    task: withProposals({ ...task, steps }, last?.kind === 'answered' ? last.answer.goal : '', names),
    described: described.size,
    kept: task.steps.flatMap(({ id }) => ({ step: id, reason: kept.get(id) ?? '' })).filter(({ reason }) => reason !== ''),
    used,
  }
}

/** Each step that was asked about with the model's words, or why it keeps its own. */
function wordsOf(task: Task, { asked }: Batch, answer: CaptionAnswer): [StepId, Step | string][] {
  const known = [...task.steps.flatMap(({ caption, observation, thought }) => slotsIn(`${caption} ${observation} ${thought}`))]
  const slots = new Set([...known, ...task.parameters.map(({ name }) => name)])
  const words = wordsByStep(
    answer,
    asked.map(({ number }) => number),
  )
  return asked.map(({ number, step }) => {
    const own = words.get(number) ?? { reason: 'The model left it out.' }
    if ('reason' in own) return [step.id, own.reason]
    const accepted = acceptWords(step, own, slots)
    return [step.id, accepted.kind === 'taken' ? accepted.step : accepted.reason]
  })
}
