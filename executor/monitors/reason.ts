import type { Attempt } from '#contract'
import type { Said } from './classifier.ts'
import { FEATURES, type FeatureName, features, WINDOW } from './features.ts'

type Phrase = {
  of: FeatureName[] /** Undefined where it would not be true of this window. */
  words: (count: Record<FeatureName, number>, last: Attempt) => string | undefined
}

const ACTS: Record<string, string> = { click: 'click', type: 'typing', press: 'key', drag: 'drag', scroll: 'scrolling' }

const PHRASES: Phrase[] = [
  {
    of: ['sameThingInVain', 'sameThingInARow', 'stillInARow', 'changedLast', 'changedMost'],
    words: ({ sameThingInVain, stillInARow }, { act }) => {
      const many = Math.min(sameThingInVain, stillInARow)
      return many >= 2 && act !== 'none' ? `the same ${ACTS[act] ?? 'act'} ${times(many)} and nothing changed.` : undefined
    },
  },
  {
    of: ['nowhereInARow', 'wrongPlace', 'wrongPlaceLast', 'confidenceLast', 'confidenceLeast', 'needsPerson'],
    words: ({ nowhereInARow }) => (nowhereInARow >= 2 ? `${times(nowhereInARow)} in a row there was no place for it.` : undefined),
  },
  {
    of: ['blocked'],
    words: ({ blocked }) => (blocked >= 2 ? `something stood in its way ${times(blocked)}.` : undefined),
  },
  {
    of: ['doneAtThisStep', 'differentSteps', 'cameBackLast', 'cameBackInARow', 'pagesAfter', 'atThisStep'],
    words: ({ doneAtThisStep, cameBackInARow }) =>
      doneAtThisStep >= 2 && cameBackInARow >= 1
        ? `it was done ${times(doneAtThisStep)} and the window looks as it did before.`
        : undefined,
  },
  {
    of: ['cameBackLast', 'cameBackInARow', 'pagesAfter'],
    words: ({ cameBackInARow, failedLast }) =>
      cameBackInARow >= 2 && failedLast === 1 ? 'the window always comes back to how it was.' : undefined,
  },
  {
    of: ['recoveries', 'recoveriesLast'],
    words: ({ recoveries, failedLast }) =>
      recoveries >= 2 && failedLast === 1 ? `${times(recoveries)} help was tried, and it did not help.` : undefined,
  },
  {
    of: ['seconds', 'timeLast', 'timeMost'],
    words: ({ timeLast, failedLast }) => (timeLast >= 2 && failedLast === 1 ? 'it takes far longer than when it was shown.' : undefined),
  },
]

/** Why a step gets nowhere, as the rest of a sentence: the phrase of what spoke most among those that are true of the last attempts. */
export function reasonOf(attempts: readonly Attempt[], { spoke }: Said): string {
  const last = attempts.at(-1)
  const values = features(attempts)
  const value = Object.fromEntries(FEATURES.map((name, at) => [name, values[at] ?? 0])) as Record<FeatureName, number>
  const weight = ({ of }: Phrase) => of.reduce((sum, name) => sum + Math.max(0, spoke[FEATURES.indexOf(name)] ?? 0), 0)
  const fitting = PHRASES.flatMap((phrase) => {
    const words = last && phrase.words(value, last)
    return words === undefined ? [] : [{ words, weight: weight(phrase) }]
  })
  const most = fitting.toSorted((a, b) => b.weight - a.weight)[0]
  const looked = Math.min(WINDOW, attempts.length)
  return most?.words ?? (looked === 1 ? 'the last attempt brought it no further.' : `the last ${looked} attempts brought it no further.`)
}

function times(many: number): string {
  return ['never', 'once', 'twice', 'three times', 'four times', 'five times', 'six times'][many] ?? `${many} times`
}
