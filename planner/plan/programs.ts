import { type Ids, type Plan, type Step, StepId, type Task, type WindowInfo } from '#contract'

type Finding = Plan['findings'][number]

/**
 * What has to be started before the first step, and what cannot be. A program that the task itself opens (a step waits for its window
 * before any step acts in it) is left to the task. The program that is needed first is started last, so that it lies on top.
 */
export function startPrograms(
  task: Task,
  ports: { windows: readonly WindowInfo[]; canStart: (command: string[]) => boolean; ids: Ids },
): { subGoals: Plan['subGoals']; findings: Finding[] } {
  const absent = task.programs.filter(
    ({ program }) => !ports.windows.some((window) => window.program === program) && !opensItself(task, program),
  )
  const startable = absent.flatMap(({ program, command }) => (command && ports.canStart(command) ? [{ program, command }] : []))
  const firstUse = ({ program }: { program: string }) => task.steps.findIndex((step) => step.window.program === program)
  const subGoals = startable
    .toSorted((a, b) => firstUse(b) - firstUse(a))
    .map(({ program, command }) => ({ name: `Start ${programTitle(program)}`, steps: [startStep(program, command, ports.ids)] }))
  const findings = absent.map(({ program, command }) =>
    findingOf(
      program,
      command,
      startable.some((one) => one.program === program),
    ),
  )
  return { subGoals, findings }
}

/** `google-chrome` as a person writes it: `Google Chrome`; of `org.gnome.Calculator` the last part. */
export function programTitle(program: string): string {
  const name = /^(?:[a-z]+\.){2,}(.+)$/iu.exec(program)?.[1] ?? program
  return name
    .split(/[-_\s]+/u)
    .filter((word) => word !== '')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
}

function opensItself(task: Task, program: string): boolean {
  const firstUse = task.steps.findIndex((step) => step.window.program === program)
  const before = firstUse < 0 ? task.steps : task.steps.slice(0, firstUse)
  const waitsForIt = before.some(({ expectation }) => expectation.kind === 'window-present' && expectation.window.program === program)
  return waitsForIt || (firstUse >= 0 && task.steps[firstUse]?.act.kind === 'start-program')
}

function startStep(program: string, command: string[], ids: Ids): Step {
  const title = programTitle(program)
  const window = { program, title: '*', kind: 'normal' as const }
  const [executable = program, ...args] = command
  return {
    id: StepId.parse(ids.next('step')),
    caption: `Start ${title}`,
    observation: `${title} is not open.`,
    thought: `The task is done in ${title}, so it has to be open first.`,
    act: { kind: 'start-program', program: executable, arguments: args },
    window,
    expectation: { kind: 'window-present', window },
    pictures: {},
    confidence: 1,
    personMs: 0,
  }
}

function findingOf(program: string, command: string[] | undefined, canStart: boolean): Finding {
  const title = programTitle(program)
  if (canStart) return { stops: false, text: `${title} is not open; it is started first.` }
  if (!command) return { stops: true, text: `${title} is not open, and how to start it was not learned. Open it, then ask again.` }
  return {
    stops: true,
    text: `${title} is not open, and “${command[0]}” was not found on this machine. Install or open it, then ask again.`,
  }
}
