import type { Clock, PersonInput, RunEvent } from '#contract'
import type { RunControl } from '../run/control.ts'

export type PersonWatchPorts = {
  clock: Clock
  control: Pick<RunControl, 'pause' | 'paused' | 'end'>
  /** Whether it went to one of Understudy's own windows. */
  isOurs: (input: PersonInput) => Promise<boolean>
  /** Whether a question to the person is open: then their input is the answer, and nothing acts. */
  isAsking: () => boolean
}

export interface PersonWatch {
  heard(input: PersonInput): Promise<void>
  /** The run's own events: after an answer or a “go on” the person's hand still leaves the mouse. */
  told(event: RunEvent): void
}

/** How long a mouse may move on after the person has answered, started or resumed. Keys, buttons and the wheel count at once. */
const LEAVING_MS = 1_000
const ANSWERS: RunEvent['kind'][] = ['run-start', 'resumed', 'approval-answer', 'help-answer']

/** Pauses a run as soon as the person uses mouse or keyboard, but not for what they do in Understudy's own windows. */
export function createPersonWatch({ clock, control, isOurs, isAsking }: PersonWatchPorts): PersonWatch {
  let leavingUntilMs = clock.nowMs() + LEAVING_MS
  const concerns = ({ kind, atMs }: PersonInput) =>
    !control.end() && control.paused() === undefined && !isAsking() && (kind !== 'motion' || atMs > leavingUntilMs)
  return {
    async heard(input) {
      if (!concerns(input) || (await isOurs(input)) || !concerns(input)) return
      control.pause(`You used the ${input.kind === 'key' ? 'keyboard' : 'mouse'}.`, 'person-input')
    },
    told({ kind }) {
      if (ANSWERS.includes(kind)) leavingUntilMs = clock.nowMs() + LEAVING_MS
    },
  }
}
