import type { z } from 'zod'
import {
  Cancelled,
  type ModelAnswer,
  type ModelMessage,
  pictureTokens,
  type RoleModel,
  type StepId,
  textTokens,
  UnderstudyError,
} from '#contract'
import type { Run } from '../run/run.ts'
import { mayLeave, whatLeaves } from './leaving.ts'
import type { CascadeRole } from './ports.ts'
import type { Cost } from './spending.ts'
import { withinBudget } from './within-budget.ts'

export type Question<Value> = {
  role: CascadeRole
  stepId: StepId
  system: string
  messages: ModelMessage[]
  schema: z.ZodType<Value>
  /** Why a value of the right shape is no answer all the same: too long, no such thing. Undefined when it is one. */
  problem: (value: Value) => string | undefined
  /** The answer in words, for the journal. */
  said: (value: Value) => string
}

/** `failed`: no answer came; `not-asked`: the person does not want it, or not for what it takes. `reason` is a sentence. */
export type Asked<Value> =
  | { kind: 'answered'; value: Value }
  | { kind: 'malformed' | 'failed'; reason: string }
  | { kind: 'not-asked'; reason: string }

/** The longest answer, in tokens: room for models that think before they answer. What is longer is malformed. */
const LONGEST_ANSWER = 2_000
const TRIES = 3

/** One question. An answer that is none is thrown away and asked for again, at most twice; nothing of it is mended or used. Throws Cancelled and TakenOver. */
export async function askModel<Value>(run: Run, model: RoleModel, question: Question<Value>): Promise<Asked<Value>> {
  let asked: Asked<Value> = { kind: 'failed', reason: '' }
  for (let tries = 0; tries < TRIES; tries++) {
    asked = await askOnce(run, model, question)
    if (asked.kind !== 'malformed') return asked
  }
  return asked
}

/** The same, once. */
export async function askOnce<Value>(run: Run, model: RoleModel, question: Question<Value>): Promise<Asked<Value>> {
  const { role, stepId, messages, system, schema } = question
  if (!(await mayLeave(run, stepId, role, model)))
    return { kind: 'not-asked', reason: `You did not want anything to go to ${model.server}.` }
  if (!(await withinBudget(run, stepId, costBefore(model, system, messages))))
    return { kind: 'not-asked', reason: 'What this run may use of models is used up.' }
  await run.pace.passage()
  const startedMs = run.clock.nowMs()
  const answer = await answerOf(run, model, { system, messages, schema, maxOutputTokens: LONGEST_ANSWER, signal: run.control.signal })
  const tookMs = run.clock.nowMs() - startedMs
  const { inputTokens, outputTokens } = answer.kind === 'no-answer' ? { inputTokens: 0, outputTokens: 0 } : answer.usage
  const money = priceOf(model, inputTokens, outputTokens)
  run.models.spending.add({ tokens: inputTokens + outputTokens, money, ms: tookMs })
  const asked = judged(answer, question)
  await run.say({
    kind: 'model-call',
    stepId,
    role,
    model: model.model.name,
    server: model.server,
    sent: whatLeaves(role, model),
    answer: asked.kind === 'answered' ? 'taken' : asked.kind,
    said: asked.kind === 'answered' ? question.said(asked.value) : asked.reason,
    ...{ inputTokens, outputTokens, money, tookMs },
  })
  // Paused or taken over meanwhile: then what was answered is about another screen.
  await run.pace.passage()
  return asked
}

type Answer<Value> = ModelAnswer<Value> | { kind: 'no-answer'; reason: string }

async function answerOf<Value>(
  run: Run,
  { model }: RoleModel,
  request: Parameters<typeof model.complete<Value>>[0],
): Promise<Answer<Value>> {
  try {
    return await run.pace.unlessStopped('the model', model.complete(request))
  } catch (error) {
    if (run.control.signal.aborted) throw new Cancelled('the model')
    if (error instanceof UnderstudyError) return { kind: 'no-answer', reason: error.message }
    throw error
  }
}

function judged<Value>(answer: Answer<Value>, { problem }: Question<Value>): Exclude<Asked<Value>, { kind: 'not-asked' }> {
  if (answer.kind === 'no-answer') return { kind: 'failed', reason: answer.reason }
  if (answer.kind === 'malformed') return { kind: 'malformed', reason: answer.reason }
  const reason = problem(answer.value)
  return reason === undefined ? { kind: 'answered', value: answer.value } : { kind: 'malformed', reason }
}

/** The most that a call takes, as an estimate. */
function costBefore(model: RoleModel, system: string, messages: ModelMessage[]): Cost {
  const texts = textTokens(system) + messages.reduce((sum, { text }) => sum + textTokens(text), 0)
  const pictures = messages
    .flatMap((message) => message.pictures ?? [])
    .reduce((sum, { widthPx, heightPx }) => sum + pictureTokens({ width: widthPx, height: heightPx }), 0)
  return {
    tokens: texts + pictures + LONGEST_ANSWER,
    money: priceOf(model, texts + pictures, LONGEST_ANSWER),
    ms: 0,
  }
}

/** Null where the price is not known; a server on this machine without one costs nothing. */
function priceOf({ settings: { price }, local }: RoleModel, inputTokens: number, outputTokens: number): number | null {
  if (!price) return local ? 0 : null
  return (inputTokens * price.input + outputTokens * price.output) / 1_000_000
}
