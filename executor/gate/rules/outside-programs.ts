import type { Verdict } from '#contract'
import { programName } from '../../plain-text.ts'
import type { ProposedAct } from '../proposed-act.ts'

/** Acts in a program that the task does not use, and starting one. */
export function outsideProgramsRule(act: ProposedAct): Verdict | undefined {
  const { action, window, programs, step } = act
  if (action.kind === 'start-program') {
    const known = programs.some((one) =>
      [one.program, one.command?.[0] ?? one.program].some((name) => baseName(name) === baseName(action.program)),
    )
    return known ? undefined : ask(`It starts ${programName(baseName(action.program))}, which this task does not use.`)
  }
  if (window === undefined || action.kind === 'wait' || programs.some((one) => one.program === window.program)) return undefined
  if (window.program === step.window.program)
    return ask(`It acts in ${programName(window.program)}, which is not one of the task’s programs.`)
  return {
    kind: 'block',
    rule: 'outside-programs',
    reason: `It would act in ${programName(window.program)}, but the step belongs to ${programName(step.window.program)}.`,
    undo: 'unknown',
  }
}

function ask(reason: string): Verdict {
  return { kind: 'ask', rule: 'outside-programs', reason, undo: 'unknown' }
}

function baseName(program: string): string {
  return (program.split(/[/\\]/u).at(-1) ?? program).toLowerCase().replace(/\.exe$/u, '')
}
