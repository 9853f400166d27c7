import type { AttemptOutcome, Step, WindowPattern } from '#contract'
import { ROUND } from '#contract'
import { learnedName } from '../place/locate.ts'
import type { Problem } from '../place/place.ts'
import { programName, short } from '../plain-text.ts'
import { patternOf, type Run } from './run.ts'

/** Two sentences for the person, what is so and what to do; and what came of the attempt, for whoever tries next. */
export type Failure = {
  reason: string
  advice: string
  came: Exclude<AttemptOutcome, 'done'> /** The act was done: to do it again could do harm. */
  acted?: true
}

/** What the person calls the step's target. */
export function targetName(run: Run, step: Step): string {
  const name = step.target && learnedName(run, step.target)
  return name === undefined || name.trim() === '' ? (step.target?.label ?? 'its target') : `“${short(name)}”`
}

export function windowName(pattern: WindowPattern): string {
  const title = pattern.title.replaceAll('*', '…')
  return title === '…' || title === ''
    ? `a window of ${programName(pattern.program)}`
    : `the window “${short(title)}” of ${programName(pattern.program)}`
}

const SHOW_AGAIN = 'Bring the program to where it was when you showed this step and run the task again, or show the task once more.'

export function placeFailure(run: Run, step: Step, problem: Problem): Failure {
  const nothing = `nothing was ${verb(step)}`
  switch (problem.kind) {
    case 'no-window': {
      const name = windowName(patternOf(run, step.window))
      const open = problem.windows.map((window) => `“${short(window.title, 40)}”`).join(', ')
      return {
        came: 'wrong-place',
        reason: `${upperFirst(name)} is not open; ${nothing}.`,
        advice: `Open it and run the task again. Open now: ${open === '' ? 'no window' : open}.`,
      }
    }
    case 'behind': {
      const front = problem.inFront
      return {
        came: 'blocked-by-pop-up',
        reason: `“${short(problem.window.title)}” does not come to the front${front ? `: “${short(front.title)}” of ${programName(front.program)} stays before it` : ''}; ${nothing}.`,
        advice:
          front?.kind === 'dialog'
            ? `Answer the dialog “${short(front.title)}” and run the task again.`
            : 'Close what covers it and run the task again.',
      }
    }
    case 'not-found':
      if (problem.covered) {
        return {
          came: 'blocked-by-pop-up',
          reason: `Another window lies over ${targetName(run, step)}; ${nothing}.`,
          advice: 'Close what covers it and run the task again.',
        }
      }
      return { came: 'wrong-place', reason: notFound(targetName(run, step), problem.reason, nothing), advice: SHOW_AGAIN }
    case 'no-cursor':
      return { came: 'wrong-place', reason: `The cursor does not go into ${targetName(run, step)}; nothing was typed.`, advice: SHOW_AGAIN }
  }
}

function notFound(name: string, reason: Extract<Problem, { kind: 'not-found' }>['reason'], nothing: string): string {
  if (reason === 'two-alike') return `There are two things like ${name} and nothing tells them apart; ${nothing}.`
  if (reason === 'too-weak') return `Something like ${name} is there, but not certainly it; ${nothing}.`
  return `${upperFirst(name)} is not on the screen; ${nothing}.`
}

function verb(step: Step): string {
  const { kind } = step.act
  if (kind === 'type') return 'typed'
  if (kind === 'press') return 'pressed'
  if (kind === 'drag') return 'dragged'
  return kind === 'scroll' ? 'scrolled' : kind === 'click' ? 'clicked' : 'done'
}

export function checkFailure(text: string): Failure {
  return {
    came: 'not-yet',
    acted: true,
    reason: `The act was done, but what should follow did not: ${text}`,
    advice: 'Look at the program to see what happened. The act was not repeated, because doing it twice could do harm.',
  }
}

export function movingFailure(run: Run, step: Step, what: string): Failure {
  return {
    came: 'not-yet',
    reason: `${upperFirst(targetName(run, step))} does not keep still (${what.replace(/\.$/u, '')}); nothing was ${verb(step)}.`,
    advice: 'Wait until the program is done and nothing else uses the screen, then run the task again.',
  }
}

export function blockedFailure(reason: string): Failure {
  return {
    came: 'needs-person',
    reason: `Not done: ${reason}`,
    advice: 'Understudy never does this by itself. Do this step by hand, or show the task in another way.',
  }
}

export function missingValueFailure(names: string[], step?: Step): Failure {
  const list = names.map((name) => (name === ROUND ? 'the number of the round' : `“${name}”`)).join(', ')
  return {
    came: 'needs-person',
    reason: `There is no value for ${list}; nothing was ${step ? verb(step) : 'done'}.`,
    advice: 'Give the missing value and run the task again.',
  }
}

export function stuckFailure(why: string): Failure {
  return {
    came: 'not-yet',
    reason: `The step gets nowhere: ${why}`,
    advice: 'Look at what the program is waiting for, then run the task again.',
  }
}

export function milestoneFailure(name: string, why: string): Failure {
  return {
    came: 'not-yet',
    reason: `“${short(name)}” should be reached by now and is not: ${why}`,
    advice: 'Look at the program to see what happened, and put it right before the task goes on.',
  }
}

export function noSuchStepFailure(): Failure {
  return {
    came: 'needs-person',
    reason: 'The step to begin with is not in this plan; nothing was done.',
    advice: 'Make the plan anew and choose a step of it.',
  }
}

export function loopStepFailure(): Failure {
  return {
    came: 'needs-person',
    reason: 'This step is done once for each value or row of its loop, so it cannot be done alone; nothing was done.',
    advice: 'Begin at this step instead: then its loop is done from its first round on.',
  }
}

/** Not a failure of the step: the local tier is passed over, for a measure of what it gives. */
export function modelFirstFailure(): Failure {
  return { came: 'not-yet', reason: 'Every step of this run is decided by a model.', advice: 'Run the task in the ordinary way.' }
}

export function nowhereFailure(): Failure {
  return {
    came: 'needs-person',
    reason: 'The step does not say where to act; nothing was done.',
    advice: 'Show the task once more.',
  }
}

export function upperFirst(text: string): string {
  return (text[0] ?? '').toLocaleUpperCase('en') + text.slice(1)
}

export function tangledFailure(): Failure {
  return {
    came: 'needs-person',
    reason: 'The loops and branches of this task cross each other, so its order cannot be told; nothing was done.',
    advice: 'Open the task and take one of them away, or go back to an earlier version.',
  }
}
