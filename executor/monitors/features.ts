import type { Attempt } from '#contract'

/** As many attempts as a monitor looks back on (StepWise, arXiv 2604.27151). */
export const WINDOW = 6

/** Below these shares of pixels nothing was done to a window, and it looks as it did before. */
const NOTHING = 0.0015
const SAME_LOOK = 0.0008

type Look = { window: readonly Attempt[]; last: Attempt }
type Feature = (look: Look) => number

const failed = ({ outcome }: Attempt) => outcome !== 'done'
const still = ({ changed }: Attempt) => changed < NOTHING
const movedOn = ({ page, pageAfter }: Attempt) => pageAfter !== '' && page !== pageAfter
const flag = (is: boolean) => (is ? 1 : 0)

/** How many at the end of the window, one after the other, are so. */
function run(window: readonly Attempt[], is: (attempt: Attempt) => boolean): number {
  const before = window.findLastIndex((attempt) => !is(attempt))
  return window.length - 1 - before
}

function count(window: readonly Attempt[], is: (attempt: Attempt) => boolean): number {
  return window.filter(is).length
}

function sameThing(a: Attempt, b: Attempt): boolean {
  return a.act === b.act && a.target === b.target && a.stepId === b.stepId
}

/** How much longer than the person it took, in doublings; neither a moment more nor less counts for much. */
function timeAgainstPerson({ tookMs, personMs }: Attempt): number {
  return Math.log2((tookMs + 300) / (personMs + 700))
}

const LOOKED_AT = {
  attempts: ({ window }) => window.length,
  failedLast: ({ last }) => flag(failed(last)),
  failedShare: ({ window }) => count(window, failed) / window.length,
  failedInARow: ({ window }) => run(window, failed),
  failedAtThisStep: ({ window, last }) => count(window, (one) => failed(one) && one.stepId === last.stepId),
  doneAtThisStep: ({ window, last }) => count(window, (one) => !failed(one) && one.stepId === last.stepId),
  atThisStep: ({ window, last }) => run(window, (one) => one.stepId === last.stepId),
  differentSteps: ({ window }) => new Set(window.map(({ stepId }) => stepId)).size,
  sameThingInARow: ({ window, last }) => run(window, (one) => sameThing(one, last)),
  sameThingInVain: ({ window, last }) => run(window, (one) => sameThing(one, last) && failed(one)),
  stillInARow: ({ window }) => run(window, still),
  nowhereInARow: ({ window }) => run(window, ({ act }) => act === 'none'),
  changedLast: ({ last }) => last.changed,
  changedMost: ({ window }) => Math.max(...window.slice(-3).map(({ changed }) => changed)),
  cameBackLast: ({ last }) => last.cameBack,
  cameBackInARow: ({ window }) => run(window, ({ cameBack }) => cameBack < SAME_LOOK),
  pagesAfter: ({ window }) => new Set(window.map(({ pageAfter }) => pageAfter)).size,
  pageMovedOn: ({ last }) => flag(movedOn(last)),
  pageIsNew: ({ window, last }) =>
    flag(movedOn(last) && !window.slice(0, -1).some(({ page, pageAfter }) => page === last.pageAfter || pageAfter === last.pageAfter)),
  notYet: ({ window }) => count(window, ({ outcome }) => outcome === 'not-yet'),
  wrongPlace: ({ window }) => count(window, ({ outcome }) => outcome === 'wrong-place'),
  blocked: ({ window }) => count(window, ({ outcome }) => outcome === 'blocked-by-pop-up'),
  needsPerson: ({ last }) => flag(last.outcome === 'needs-person'),
  wrongPlaceLast: ({ last }) => flag(last.outcome === 'wrong-place'),
  confidenceLast: ({ last }) => last.confidence,
  confidenceLeast: ({ window }) => Math.min(...window.map(({ confidence }) => confidence)),
  recoveriesLast: ({ last }) => last.recoveries,
  recoveries: ({ window }) => window.reduce((sum, { recoveries }) => sum + recoveries, 0),
  timeLast: ({ last }) => timeAgainstPerson(last),
  timeMost: ({ window }) => Math.max(...window.map(timeAgainstPerson)),
  seconds: ({ last }) => last.tookMs / 1000,
  tierMost: ({ window }) => Math.max(...window.map(({ tier }) => tier)),
  commits: ({ last }) => flag(last.commits),
  sinceCommit: ({ window }) => run(window.slice(0, -1), ({ commits }) => !commits),
  typedBefore: ({ window }) => count(window.slice(0, -1), ({ act }) => act === 'type'),
  leadsOn: ({ last }) => flag(last.leadsOn),
  clicked: ({ last }) => flag(last.act === 'click'),
  typed: ({ last }) => flag(last.act === 'type'),
  pressed: ({ last }) => flag(last.act === 'press'),
  expectsLittle: ({ last }) => flag(last.expects === 'changed' || last.expects === 'nothing'),
  expectsThing: ({ last }) => flag(last.expects === 'element-present'),
  expectsWindow: ({ last }) => flag(last.expects === 'window-present' || last.expects === 'window-gone'),
  onButton: ({ last }) => flag(last.role === 'button'),
  onMenu: ({ last }) => flag(last.role === 'menu' || last.role === 'menu-item'),
  onField: ({ last }) => flag(last.role === 'field' || last.role === 'password' || last.role === 'document'),
  onBox: ({ last }) => flag(last.role === 'checkbox' || last.role === 'radio'),
} satisfies Record<string, Feature>

export type FeatureName = keyof typeof LOOKED_AT
const TABLE: [string, Feature][] = Object.entries(LOOKED_AT)
export const FEATURES: readonly string[] = TABLE.map(([name]) => name)

/** The last attempts of a run in numbers, in the order of `FEATURES`; each is finite, and no text is among them. All are 0 where nothing was tried. */
export function features(attempts: readonly Attempt[]): number[] {
  const window = attempts.slice(-WINDOW)
  const last = window.at(-1)
  return last ? TABLE.map(([, of]) => of({ window, last })) : TABLE.map(() => 0)
}
