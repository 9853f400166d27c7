import {
  type Clock,
  type Desktop,
  type EmitEvent,
  type Eyes,
  type Ids,
  type Memory,
  type Plan,
  type RunEvent,
  type RunHow,
  type RunId,
  type RunOutcome,
  type RunSummary,
  type Settings,
  type Sighting,
  type TextReader,
  UnderstudyError,
} from '#contract'
import { createRunControl, type RunControl, runPlan } from '#executor'
import { createRepairer, createReplanner } from '#planner'
import type { ApprovalDesk } from './approvals.ts'
import { cascadeOf } from './cascade.ts'
import { endOfCutShort, howLeft } from './cut-short.ts'
import { createFiles } from './files.ts'
import type { GateFile } from './gate-settings.ts'
import type { Home } from './home.ts'
import { createJournal, readJournal } from './journal.ts'
import { keepPlanned } from './keep-planned.ts'
import type { Lessons } from './lessons.ts'
import { isLocked, takeLock } from './lock.ts'
import type { Models } from './model-roles.ts'
import { watchPersonInput } from './person-input.ts'
import { foldRunEvent, newRunSummary } from './run-summary.ts'

export type RunPorts = {
  home: Home
  clock: Clock
  ids: Ids
  memory: Memory
  eyes: Eyes
  desktop: () => Promise<Desktop>
  approvals: ApprovalDesk
  settings: () => Promise<Settings>
  /** What the person set for the gate; read before each run. */
  gate: Pick<GateFile, 'read' | 'findings'>
  /** The models that may decide steps, and what finds the private words in their pictures. */
  models: Pick<Models, 'roleModels'>
  /** Whether this machine has the program of a command line. */
  canStart: (command: string[]) => boolean
  textReader: TextReader
  /** Watches for the panic key from outside while a run acts; returns how to end the watch. */
  watchPanicKey: (onPanic: () => void) => Promise<() => Promise<void>>
  /** What is learned from a run once it has ended. */
  learnFromRun: Lessons['learnFromRun']
  emit: EmitEvent
}

/** Runs, one at a time: a second one waits until the first has ended. */
export function createRunService(ports: RunPorts) {
  const { home, clock, ids, memory, emit } = ports
  const open = new Map<RunId, OpenRun>()
  let queue: Promise<unknown> = Promise.resolve()

  /** `id`: what the run is to be called, where somebody wrote that down before it began. */
  async function start(proposed: Plan, how?: RunHow, id = ids.next('run') as RunId): Promise<RunSummary> {
    const known = proposed.findings.map(({ text }) => text)
    const plan = {
      ...proposed,
      findings: [...proposed.findings, ...(await ports.gate.findings()).filter(({ text }) => !known.includes(text))],
    }
    const stopping = plan.findings.filter((finding) => finding.stops)
    if (stopping.length > 0) {
      throw new UnderstudyError('bad-input', stopping.map((finding) => finding.text).join(' '), 'Mend this first, then ask again.')
    }
    const summary = newRunSummary(id, plan, isoNow(), how)
    await memory.saveRun(summary)
    const control = createRunControl()
    let begun = false
    const ended = queue.then(() => {
      begun = true
      return carryOut(id, plan, how, summary, control)
    })
    queue = ended.catch(() => {})
    ended.catch(() => {})
    open.set(id, { plan, control, ended, begun: () => begun })
    void ended.finally(() => open.delete(id)).catch(() => {})
    return summary
  }

  async function carryOut(id: RunId, plan: Plan, how: RunHow | undefined, begun: RunSummary, control: RunControl): Promise<RunOutcome> {
    const startedMs = clock.nowMs()
    const journal = await createJournal(home.runs, id, clock)
    let summary = begun
    const sink = async (event: RunEvent) => {
      await journal.append(event)
      const next = foldRunEvent(summary, event, isoNow())
      if (next !== summary) await memory.saveRun(next)
      summary = next
      emit('run.event', { runId: id, event })
      if (event.kind === 'run-end') emit('tasks.changed', {})
    }
    const sightings: Sighting[] = []
    try {
      const outcome = await withDesktop(plan, id, how, control, sink, (sighting) => sightings.push(sighting))
      if (begun.part === undefined) await learnFrom(id, plan, sightings, outcome)
      return outcome
    } catch (error) {
      const outcome = failure(error)
      if (summary.outcome === null) await sink({ kind: 'run-end', outcome, tookMs: clock.nowMs() - startedMs, modelCalls: 0 })
      if (!(error instanceof UnderstudyError)) throw error
      return outcome
    } finally {
      await journal.close()
    }
  }

  /** What a run did stands, whether or not it can be learned from: a full disk ends the learning, not the run. */
  async function learnFrom(...run: Parameters<Lessons['learnFromRun']>): Promise<void> {
    const [, plan, , outcome] = run
    try {
      if (outcome.kind === 'done') await keepPlanned(plan, memory, clock.nowMs())
      await ports.learnFromRun(...run)
    } catch (error) {
      if (!(error instanceof UnderstudyError)) throw error
    }
  }

  async function withDesktop(
    plan: Plan,
    id: RunId,
    how: RunHow | undefined,
    control: RunControl,
    sink: (event: RunEvent) => Promise<void>,
    onSeen: (sighting: Sighting) => void,
  ): Promise<RunOutcome> {
    const lock = takeLock(home.locks, 'run')
    try {
      const desktop = await ports.desktop()
      // Off means off: what waits for its turn does not begin after it.
      const watching = ports.watchPanicKey(() => {
        for (const run of open.values()) run.control.stop('panic-key')
      })
      // While the watchdog comes up: in the middle of the first act it would keep a stop waiting.
      const ready = how?.mode === 'dry-run' ? undefined : desktop.getReady?.()
      const endWatch = await watching
      let person: Awaited<ReturnType<typeof watchPersonInput>> | undefined
      try {
        await ready
        // A dry run moves nothing that the person could get in the way of.
        if (how?.mode !== 'dry-run') person = await watchPersonInput(id, { ...ports, desktop, control })
        const settings = await ports.settings()
        const cascade = cascadeOf(settings, ports)
        const before = await Promise.all((plan.tasks ?? [plan.task]).map((task) => memory.runs(task.id)))
        return await runPlan(
          plan,
          {
            desktop,
            eyes: ports.eyes,
            approver: ports.approvals.approverFor(id),
            memory,
            clock,
            ids,
            files: createFiles(),
            repair: createRepairer({ memory, ids }),
            replan: createReplanner({ memory, ids, clock, canStart: ports.canStart }),
            ...(cascade && { cascade }),
            emit: (event) => sink(event).then(() => person?.told(event)),
          },
          {
            runId: id,
            control,
            approvalTimeoutMs: settings.approvalSeconds * 1000,
            helpTimeoutMs: settings.helpSeconds * 1000,
            ...(how && { how }),
            onSeen,
            firstRun: !before.every((runs) => runs.some((run) => run.outcome?.kind === 'done' && run.part === undefined)),
            gate: await ports.gate.read(),
          },
        )
      } finally {
        await person?.end()
        await endWatch()
      }
    } finally {
      lock.release()
    }
  }

  function find(id: RunId): OpenRun {
    const run = open.get(id)
    if (!run) throw new UnderstudyError('not-found', 'That run has already ended.', 'Look at it in the history.')
    return run
  }

  return {
    start,
    pause: (id: RunId) => find(id).control.pause('you paused it'),
    resume: (id: RunId) => find(id).control.resume(),
    stop: (id: RunId) => open.get(id)?.control.stop('person'),
    /** A run that has not ended: its reins, and what it carries out. Errors: `not-found`. */
    find,
    /** Settles when the run has ended. */
    ended: (id: RunId) => find(id).ended,
    list: () => memory.runs(),
    async get(id: RunId) {
      const summary = await memory.run(id)
      if (!summary) throw new UnderstudyError('not-found', 'There is no such run.', 'The history lists all of them.')
      return { summary, journal: (await readJournal(home.runs, id)) ?? [] }
    },
    /** Runs that a crash cut short are given their end, so that they do not look alive. */
    async closeCutShort(): Promise<void> {
      if (isLocked(home.locks, 'run')) return
      const cut = (await memory.runs()).filter((run) => run.outcome === null)
      for (const run of cut) {
        const outcome = endOfCutShort(await howLeft(home.runs, run.id))
        await memory.saveRun({ ...run, outcome, endedAt: isoNow() })
      }
    },
    async close(): Promise<void> {
      for (const run of open.values()) run.control.stop('person')
      await queue
    },
  }

  function isoNow(): string {
    return new Date(clock.nowMs()).toISOString()
  }
}
/** `begun`: false while it waits for its turn. */
export type OpenRun = { plan: Plan; control: RunControl; ended: Promise<RunOutcome>; begun: () => boolean }

export type RunService = ReturnType<typeof createRunService>

function failure(error: unknown): RunOutcome {
  return error instanceof UnderstudyError
    ? { kind: 'failed', reason: error.message, advice: error.advice }
    : {
        kind: 'failed',
        reason: 'Something in Understudy itself went wrong; the run was stopped.',
        advice: 'Please report it with the run’s journal.',
      }
}
