import type { EventData, RunId, TaughtUse } from '#contract'
import { UnderstudyError } from '#contract'
import type { Engine } from '../create-engine.ts'
import { plainSlots } from './output.ts'

/** The person at the terminal: `ask` gives what they answered. */
export type Terminal = { ask: (question: string) => Promise<string>; write: (text: string) => void }

const USES: Record<string, TaughtUse> = { t: 'instead-of-step', r: 'instead-of-rest', b: 'before-step', n: 'none' }

/** The person does a part by hand, says when it is done, sees what was understood, and says what it stands for. False: nothing came of it, the run is still paused. */
export async function takeOverAtTerminal(engine: Engine, id: RunId, { ask, write }: Terminal): Promise<boolean> {
  try {
    // The window of this terminal is no part of the task.
    await engine.teaching.takeOver(id, { fromTerminal: true })
    await ask('  Do it now by hand. Come back here and press Enter when it is done: ')
    const { steps, notices } = await engine.handlers['run.taught']({ id })
    write(
      [
        '',
        '  You did:',
        ...steps.map((step, index) => `  ${String(index + 1).padStart(3)}  ${plainSlots(step.caption)}`),
        ...notices,
        '',
      ].join('\n'),
    )
    const use = USES[letter(await ask('  It stands for [t]his step, the [r]est, comes [b]efore this step, [N]othing: '))] ?? 'none'
    const keep = use !== 'none' && letter(await ask('  Do it like this from now on? [y]es, [N]o, only this time: ')) === 'y'
    const { task } = await engine.handlers['run.useTaught']({ id, use, keep })
    if (task) write(`  The task has a new version, ${task.revision}.\n`)
    return true
  } catch (error) {
    if (!(error instanceof UnderstudyError)) throw error
    write(`  ${error.message} ${error.advice}\n`)
    return false
  }
}

/** A run that the person's own input paused: they say how it goes on. Where there is nobody to say so, it ends: no answer is no yes. */
export function answerPauses(engine: Engine, terminal: Terminal | undefined): void {
  engine.on((name, data) => {
    if (name !== 'run.event') return
    const { runId, event } = data as EventData<'run.event'>
    if (event.kind === 'paused' && event.by === 'person-input') void howOn(engine, runId, terminal)
  })
}

async function howOn(engine: Engine, id: RunId, terminal: Terminal | undefined): Promise<void> {
  if (!terminal) return void engine.runs.stop(id)
  for (;;) {
    const answer = letter(await terminal.ask('  [g]o on, [t]ake over and show it, [S]top: '))
    if (answer === 't' && !(await takeOverAtTerminal(engine, id, terminal))) continue
    if (answer === 'g') await engine.handlers['run.resume']({ id }).catch(() => {})
    if (answer !== 't' && answer !== 'g') engine.runs.stop(id)
    return
  }
}

function letter(text: string): string {
  return text.trim().toLowerCase()[0] ?? ''
}
