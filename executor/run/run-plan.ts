import { homedir } from 'node:os'
import type { Picture, PictureId, Plan, RunOutcome, Spent } from '#contract'
import { UnderstudyError } from '#contract'
import { createTypedLines } from '../act/typed-lines.ts'
import { createModelUse } from '../cascade/model-use.ts'
import { createGate } from '../gate/approve.ts'
import { RULES } from '../gate/rules/index.ts'
import { standardMonitors } from '../monitors/index.ts'
import { watched } from '../monitors/monitor.ts'
import { createStepWatch } from '../monitors/watch.ts'
import { unboundSlots, valuesOf } from '../values.ts'
import { missingValueFailure } from './failures.ts'
import { runSteps } from './loop.ts'
import { maskedEvent } from './mask.ts'
import { failedOutcome, outcomeOf } from './outcome.ts'
import { createPace } from './pace.ts'
import { noChanges } from './plan-changes.ts'
import type { Run, RunOptions, RunPorts } from './run.ts'

/**
 * Carries out a plan, step by step, and returns how it ended; every end but a bug of ours is a returned value. Whatever is held down is
 * released at the end. All that happens goes through `emit`, in the order of `RunEvent`, without secrets; when `emit` fails nothing more
 * is done. `options.control` pauses, resumes and stops it from outside.
 */
export async function runPlan(plan: Plan, ports: RunPorts, options: RunOptions): Promise<RunOutcome> {
  const run = runOf(plan, ports, options)
  const startedMs = ports.clock.nowMs()
  let outcome: RunOutcome | undefined
  let thrown: unknown
  try {
    await run.say({
      kind: 'run-start',
      runId: options.runId,
      plan: withoutSecretValues(plan),
      ...(options.how && { how: options.how }),
    })
    outcome = beforeFirstStep(run) ?? (await runSteps(run))
  } catch (error) {
    thrown = error
    outcome = outcomeOf(error, run)
  }
  const unreleased = await release(run)
  if (outcome?.kind === 'done' && unreleased) outcome = unreleased
  try {
    await run.say({ kind: 'run-end', outcome: outcome ?? mistake(run), tookMs: ports.clock.nowMs() - startedMs, ...used(run) })
  } catch (error) {
    // A journal that broke before has told why already; one that breaks only here must still be told of.
    if (outcome?.kind === 'done') outcome = outcomeOf(error, run)
    thrown ??= error
  }
  if (outcome) outcome = masked(run, outcome)
  run.values.secrets.clear()
  if (!outcome) throw thrown
  return outcome
}

function runOf(plan: Plan, { emit, ...ports }: RunPorts, options: RunOptions): Run {
  const { control } = options
  const values = valuesOf(plan)
  const sink = watched(emit, standardMonitors(ports, options.monitors ?? 'all'), control)
  const say: Run['say'] = (event) => sink(maskedEvent(event, values.secrets.values()))
  const kept = new WeakMap<Picture, PictureId>()
  const run: Run = {
    ...ports,
    plan,
    options,
    control,
    pace: createPace(ports.clock, control, say, () => run.underWay),
    say,
    gate: createGate(
      { ...ports, signal: control.signal, say },
      { ...options, task: plan.task, rules: RULES, homeFolder: homedir(), setup: options.gate ?? {} },
    ),
    values,
    typed: createTypedLines(),
    usedPrograms: new Set(),
    missedTitles: new Set(),
    keepPicture: async (picture) => {
      const id = kept.get(picture) ?? (await ports.memory.pictures.put(picture))
      kept.set(picture, id)
      return id
    },
    attempts: [],
    models: createModelUse(ports.cascade),
    looks: [],
    watch: createStepWatch(options.monitors ?? 'all'),
    changes: noChanges(),
    at: undefined,
    lastDone: undefined,
    underWay: false,
  }
  return run
}

/** `spent` only where models could have been used. */
function used({ models, cascade }: Run): { modelCalls: number; spent?: Spent } {
  const spent = models.spending.spent()
  return { modelCalls: spent.calls, ...(cascade && { spent }) }
}

/** A desktop's error may carry what was being typed. */
function masked(run: Run, outcome: RunOutcome): RunOutcome {
  const event = maskedEvent({ kind: 'run-end', outcome, tookMs: 0, modelCalls: 0 }, run.values.secrets.values())
  return event.kind === 'run-end' ? event.outcome : outcome
}

/** What can be seen before anything is done: a plan that cannot work, a value that is missing. */
function beforeFirstStep(run: Run): RunOutcome | undefined {
  const finding = run.plan.findings.find((one) => one.stops)
  if (finding) return { kind: 'failed', reason: finding.text, advice: 'Put this right and ask again. Nothing was done.' }
  const missing = unboundSlots(run.plan, run.values)
  return missing.length === 0 ? undefined : failedOutcome(missingValueFailure(missing))
}

async function release(run: Run): Promise<RunOutcome | undefined> {
  try {
    await run.desktop.releaseAll()
    return undefined
  } catch (error) {
    if (error instanceof UnderstudyError) return { kind: 'failed', reason: error.message, advice: error.advice }
    return {
      kind: 'failed',
      reason: 'Keys or buttons may still be held down.',
      advice: 'Press and release Ctrl, Shift and Alt once by hand.',
    }
  }
}

/** A secret's value does not belong in a plan; should one be there, it goes no further. */
function withoutSecretValues(plan: Plan): Plan {
  const { isSecret } = valuesOf(plan)
  const values = plan.values.map((value) => (isSecret(value.parameter) ? { ...value, value: '' } : value))
  const parameters = plan.task.parameters.map((parameter) => (isSecret(parameter.name) ? { ...parameter, examples: [] } : parameter))
  return { ...plan, values, task: { ...plan.task, parameters } }
}

function mistake(run: Run): RunOutcome {
  const at = run.at === undefined ? {} : { at: run.at }
  return {
    kind: 'failed',
    ...at,
    reason: 'Understudy made a mistake of its own and stopped.',
    advice: 'Please report it, with what was on the screen.',
  }
}
