import type { Clock, Desktop, PersonInput, RunEvent, RunId, Settings, WindowInfo } from '#contract'
import { createPersonWatch, type RunControl } from '#executor'
import type { ApprovalDesk } from './approvals.ts'
import { isOwnWindow } from './own-windows.ts'

export type PersonInputPorts = {
  desktop: Desktop
  control: RunControl
  clock: Clock
  approvals: Pick<ApprovalDesk, 'pending'>
  settings: () => Promise<Settings>
}

/** Pauses a run for the person's own mouse and keyboard, while it acts on a desktop that can tell them from ours, unless the person does not want it. */
export async function watchPersonInput(id: RunId, ports: PersonInputPorts): Promise<{ told(event: RunEvent): void; end(): Promise<void> }> {
  const { desktop, control, clock, approvals } = ports
  const { pauseOnInput } = await ports.settings()
  if (!pauseOnInput || !desktop.watchPerson) return { told() {}, end: async () => {} }
  const watch = createPersonWatch({
    clock,
    control,
    isOurs: async (input) => isInOurs(input, await desktop.windows()),
    isAsking: () => Object.values(approvals.pending()).some((open) => open.some(({ runId }) => runId === id)),
  })
  // A desktop that was lost in the middle of a question ends the run by itself.
  const end = await desktop.watchPerson((input) => void watch.heard(input).catch(() => {}))
  return { told: watch.told, end }
}

/** Keys go to the window in front, the mouse to the topmost one under it. */
export function isInOurs({ kind, point }: PersonInput, windows: readonly WindowInfo[]): boolean {
  const reached = kind === 'key' ? windows.find(({ active }) => active) : windows.find(({ box }) => isIn(box, point))
  return reached !== undefined && isOwnWindow(reached)
}

function isIn(box: WindowInfo['box'], { x, y }: PersonInput['point']): boolean {
  return x >= box.x && y >= box.y && x < box.x + box.width && y < box.y + box.height
}
