import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import type { ApprovalAnswer, ApprovalRequest, EventData, HelpAnswer, HelpRequest, SecretRequest } from '#contract'
import type { Engine } from '../create-engine.ts'
import { answerPauses, type Terminal, takeOverAtTerminal } from './take-over.ts'

/** True when there is a person at a terminal. */
export function canAsk(): boolean {
  return Boolean(process.stdin.isTTY && process.stderr.isTTY)
}

/** Errors: AbortError when the signal aborts, or the person closes the input. */
export async function askLine(question: string, hidden = false, signal?: AbortSignal): Promise<string> {
  const quiet = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: hidden ? quiet : process.stderr, terminal: true })
  if (hidden) process.stderr.write(question)
  try {
    return await lines.question(hidden ? '' : question, { ...(signal && { signal }) })
  } finally {
    lines.close()
    if (hidden) process.stderr.write('\n')
  }
}

/** Answers a run's questions at the terminal: rules approved beforehand with yes, the rest by the person, or with No where there is nobody. */
export function answerQuestions(engine: Engine, approvedRules: string[]): void {
  answerPauses(engine, canAsk() ? TERMINAL : undefined)
  engine.on((name, data) => {
    if (name === 'approval.request') void answer(engine, data as ApprovalRequest, approvedRules)
    if (name === 'help.request') void answerHelp(engine, data as HelpRequest)
    if (name === 'secret.request') void answerSecret(engine, data as EventData<'secret.request'>)
  })
}

async function answer(engine: Engine, request: ApprovalRequest, approvedRules: string[]): Promise<void> {
  const given = approvedRules.includes(request.rule) ? 'once' : await askPerson(request)
  await engine.handlers['approval.answer']({ id: request.id, answer: given })
}

const ANSWERS: Record<string, ApprovalAnswer['answer']> = { o: 'once', r: 'this-run', a: 'always', n: 'no' }

async function askPerson(request: ApprovalRequest): Promise<ApprovalAnswer['answer']> {
  if (!canAsk()) return 'no'
  const undo = { yes: 'It can be undone.', no: 'It cannot be undone.', unknown: '' }[request.undo]
  const value = request.value === undefined ? '' : `\n  value: ${request.value}`
  process.stderr.write(`\nUnderstudy wants to ${request.what}.${value}\n  ${request.reason} ${undo}\n`)
  const text = await askLine('  [o]nce, this [r]un, [a]lways for this task, [N]o: ')
  return ANSWERS[text.trim().toLowerCase()[0] ?? 'n'] ?? 'no'
}

const TERMINAL: Terminal = { ask: (question) => askLine(question), write: (text) => void process.stderr.write(text) }
const HELPS: Record<string, HelpAnswer> = { a: 'again', d: 'done', t: 'taken-over', s: 'stop' }

/** Where there is nobody to help, the run ends at once. */
async function answerHelp(engine: Engine, request: HelpRequest): Promise<void> {
  const answer = canAsk() ? await askForHelp(request) : 'stop'
  // Taking over answers by itself.
  if (answer === 'taken-over') await showInstead(engine, request)
  else await engine.handlers['help.answer']({ id: request.id, answer })
}

/** Where nothing came of it, the step is tried again. */
async function showInstead(engine: Engine, { id, runId }: HelpRequest): Promise<void> {
  if (await takeOverAtTerminal(engine, runId, TERMINAL)) return
  await engine.handlers['help.answer']({ id, answer: 'again' })
  await engine.handlers['run.resume']({ id: runId }).catch(() => {})
}

async function askForHelp(request: HelpRequest): Promise<HelpAnswer> {
  process.stderr.write(`\nUnderstudy needs you at: ${request.sentence}\n  ${request.reason} ${request.advice}\n`)
  const text = await askLine('  Put it right and try [a]gain, I [d]id this step myself, [t]ake over and show it, [S]top: ')
  return HELPS[text.trim().toLowerCase()[0] ?? 's'] ?? 'stop'
}

async function answerSecret(engine: Engine, request: SecretRequest): Promise<void> {
  const fromEnvironment = process.env[`UNDERSTUDY_SECRET_${request.parameter.toUpperCase().replaceAll('-', '_')}`]
  const value = fromEnvironment ?? (canAsk() ? await askLine(`${request.why} `, true) : null)
  await engine.handlers['secret.answer']({ id: request.id, value })
}
