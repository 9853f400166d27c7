import type { BoundValue, Memory, PageId, Plan, Task, WindowInfo } from '#contract'
import { programTitle } from '../plan/programs.ts'
import { findWay, type WayPorts } from './find-way.ts'

type BeginPorts = WayPorts & {
  windows: readonly WindowInfo[]
  /** The page of memory that a program shows now; undefined when memory does not know what it shows. */
  pageOf: (program: string) => Promise<PageId | undefined>
}
type Beginning = Pick<Plan, 'subGoals' | 'findings'>

/**
 * From where the desktop is now to the page on which the first step begins: by steps that memory knows, or in words what is not known. Nothing is said where the program is yet
 * to be started, or where memory has no page of the first step.
 */
export async function beginFrom(task: Task, values: readonly BoundValue[], ports: BeginPorts): Promise<Beginning> {
  const [first] = task.steps
  const wanted = first?.page === undefined ? undefined : await ports.memory.page(first.page)
  const isOpen = ports.windows.some(({ program }) => program === first?.window.program)
  if (!first || !wanted || !isOpen || first.act.kind === 'start-program') return { subGoals: [], findings: [] }
  const here = await ports.pageOf(first.window.program)
  if (here === wanted.id) return { subGoals: [], findings: [] }
  const title = programTitle(first.window.program)
  if (here === undefined) return told(`${title} shows something that memory does not know. The first step begins on “${wanted.name}”.`)
  const name = await nameOf(here, ports.memory)
  const known = new Set(values.filter(({ secret }) => !secret).map(({ parameter }) => parameter))
  const way = await findWay(here, wanted.id, { steps: task.steps, known }, ports)
  if (!way)
    return told(
      `${title} is on “${name}”, and the first step begins on “${wanted.name}”. No way from one to the other is known: go there first, or see how far it comes.`,
    )
  return {
    subGoals: [{ name: `Go to “${wanted.name}”`, steps: way.steps }],
    findings: [
      {
        stops: false,
        text: `${title} is on “${name}”, and the first step begins on “${wanted.name}”: it goes there first. ${way.because}`,
      },
    ],
  }
}

function told(text: string): Beginning {
  return { subGoals: [], findings: [{ stops: false, text }] }
}

async function nameOf(page: PageId, memory: Memory): Promise<string> {
  return (await memory.page(page))?.name ?? page
}
