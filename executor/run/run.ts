import type {
  Approver,
  Attempt,
  Clock,
  Desktop,
  Eyes,
  Files,
  Ids,
  Memory,
  Picture,
  PictureId,
  Plan,
  Repairer,
  Replanner,
  RunHow,
  RunId,
  RunSink,
  Sighting,
  Step,
  StepId,
  WindowPattern,
} from '#contract'
import type { TypedLines } from '../act/typed-lines.ts'
import type { ModelUse } from '../cascade/model-use.ts'
import type { CascadePorts } from '../cascade/ports.ts'
import type { Gate } from '../gate/approve.ts'
import type { GateSetup } from '../gate/settings.ts'
import type { MonitorsOn, StepWatch } from '../monitors/watch.ts'
import type { Values } from '../values.ts'
import { fillSlots } from '../values.ts'
import type { RunControl } from './control.ts'
import type { Pace } from './pace.ts'
import type { PlanChanges } from './plan-changes.ts'

export type RunPorts = {
  desktop: Desktop
  eyes: Eyes
  approver: Approver
  memory: Pick<Memory, 'grants' | 'saveGrant' | 'pictures' | 'page' | 'pages'>
  clock: Clock
  ids: Ids
  emit: RunSink
  /** What the disk says of files, so that a save is confirmed by it; without it only the screen speaks. */
  files?: Files
  /** Another way to where a step begins, from page memory; without it a step that finds no place goes up a tier at once. */
  repair?: Repairer
  /** What is left of the plan anew, by the large model; without it a step that no model can do goes to the person. */
  replan?: Replanner
  /** The models of the tiers 1 and 2; without it a step that the local tier cannot do goes to the person. */
  cascade?: CascadePorts
}

export type RunOptions = {
  runId: RunId
  control: RunControl
  /** How long a question to the person stays open before silence is a No. */
  approvalTimeoutMs: number
  /** How long a step that nobody else could do waits for the person; as a question, when it is not given. */
  helpTimeoutMs?: number
  /** All of the plan, when it is not given. */
  how?: RunHow
  /** What the person set for the gate. */
  gate?: GateSetup
  /** Every step goes to the models at once, for a measure of what the local tier saves. */
  modelFirst?: boolean
  /** Which of the trained monitors watch; all, when it is not given. For measures of what each gives. */
  monitors?: MonitorsOn
  /** True when this task was never repeated before: what was learned with doubt is asked about. */
  firstRun: boolean
  /** Told of each step that had its effect, for what can be learned from it. Must not throw. */
  onSeen?: (sighting: Sighting) => void
}

/** One run under way: what every part of the executor works with. */
export type Run = Omit<RunPorts, 'emit'> & {
  plan: Plan
  options: RunOptions
  control: RunControl
  pace: Pace
  /** The journal, with secrets masked, watched by the monitors. */
  say: RunSink
  gate: Gate
  values: Values
  typed: TypedLines
  /** Programs in which something was done in this run: to start one of them anew would lose that. */
  usedPrograms: Set<string>
  /** Window titles that were waited for in vain: the program's only window stands for them at once. */
  missedTitles: Set<string>
  /** Puts a picture into memory; the same picture only once. */
  keepPicture: (picture: Picture) => Promise<PictureId>
  /** The last turns at steps, oldest first. */
  attempts: Attempt[]
  /** The windows after the last of them, oldest first. */
  looks: Picture[]
  watch: StepWatch
  /** What of models was used, and which of them the person lets see. */
  models: ModelUse
  changes: PlanChanges
  /** The step under way, for the outcome. */
  at: StepId | undefined
  /** The step that was done last, when it was done at all. */
  lastDone: Step | undefined
  /** Whether a step is under way that the person could take over. */
  underWay: boolean
}

/** The pattern with this run's values in its title. */
export function patternOf(run: Run, pattern: WindowPattern): WindowPattern {
  return { ...pattern, title: fillSlots(pattern.title, run.values) }
}
