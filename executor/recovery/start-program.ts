import type { Step, WindowInfo } from '#contract'
import { carryOut } from '../act/act.ts'
import { programName } from '../plain-text.ts'
import type { Run } from '../run/run.ts'
import { START_MS } from '../run/times.ts'
import { helped, type Recovery } from './recover-place.ts'

/** Starts the step's program when the task knows how, it has no window, and nothing was done in it yet that a fresh start would lack. */
export async function startProgram(run: Run, step: Step, windows: WindowInfo[]): Promise<Recovery> {
  const { program } = step.window
  const [command, ...rest] = run.plan.task.programs.find((one) => one.program === program)?.command ?? []
  if (command === undefined || run.usedPrograms.has(program) || windows.some((window) => window.program === program))
    return { kind: 'no-help' }
  await run.say({ kind: 'recovery', stepId: step.id, what: `${programName(program)} is not open: starting it.` })
  const acted = await carryOut(run, step, { kind: 'start-program', program: command, arguments: rest }, undefined, 'recovery')
  await run.pace.until(`${programName(program)} to open`, START_MS, async () =>
    (await run.desktop.windows()).find((window) => window.program === program),
  )
  return helped(acted)
}
