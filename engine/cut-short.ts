import { missingCase, type RunEvent, type RunId, type RunOutcome, type StepId } from '#contract'
import { readJournal } from './journal.ts'

/**
 * What the journal of a run says of its end. `untouched`: nothing was done yet. `half`: it has no end. Then `open` is the step whose act was begun and has no
 * recorded end, so that nobody knows whether it took effect; without it, what was begun was done, and the rest was not.
 */
export type Left =
  | { kind: 'ended'; outcome: RunOutcome }
  | { kind: 'untouched' }
  | { kind: 'half'; last?: string; open?: { step: StepId; sentence: string } }

/** Reads how a run was left. An act is in the journal before it is done, so what stands there is enough; a journal that cannot be read says nothing good. */
export async function howLeft(runsFolder: string, id: RunId): Promise<Left> {
  const events = await eventsOf(runsFolder, id)
  if (!events) return { kind: 'half' }
  let sentence = ''
  let left: Left = { kind: 'untouched' }
  for (const event of events) {
    if (event.kind === 'run-end') return { kind: 'ended', outcome: event.outcome }
    if (event.kind === 'step-start') sentence = event.sentence
    if (event.kind === 'act-start') left = { kind: 'half', last: sentence, open: { step: event.stepId, sentence } }
    else if (event.kind === 'act-end') left = { kind: 'half', last: sentence }
    else if (touches(event) && left.kind === 'untouched') left = { kind: 'half' }
  }
  return left
}

/** Whether anything was done in a run, by it or by the person in its stead. */
export async function actedIn(runsFolder: string, id: RunId): Promise<boolean> {
  return (await eventsOf(runsFolder, id))?.some(touches) ?? true
}

/** What the person does with the desktop in their own hands is not in the journal. */
function touches(event: RunEvent): boolean {
  return event.kind === 'act-start' || (event.kind === 'paused' && (event.by === 'take-over' || event.by === 'hand-over'))
}

/** Empty when the run never began; undefined when its journal cannot be read. */
async function eventsOf(runsFolder: string, id: RunId): Promise<RunEvent[] | undefined> {
  try {
    return ((await readJournal(runsFolder, id)) ?? []).map(({ event }) => event)
  } catch {
    return undefined
  }
}

/** The end of a run that a crash cut short, for the history. Nothing of it is ever done again by itself. */
export function endOfCutShort(left: Left): RunOutcome {
  const reason = 'Understudy ended in the middle of this run.'
  switch (left.kind) {
    case 'ended':
      return left.outcome
    case 'untouched':
      return { kind: 'failed', reason, advice: 'Nothing was done yet: run it again.' }
    case 'half': {
      if (!left.open) return { kind: 'failed', reason, advice: `${lastWords(left)}See what is there, then run the rest.` }
      const { step, sentence } = left.open
      const unknown = `It is unknown whether “${sentence}” took effect: it was begun, and no end of it is recorded.`
      return { kind: 'failed', at: step, reason: `${reason} ${unknown}`, advice: 'Look whether that was done before you run it again.' }
    }
    default:
      return missingCase(left)
  }
}

function lastWords({ last }: { last?: string }): string {
  return last ? `The last thing that was done is “${last}”. ` : ''
}
