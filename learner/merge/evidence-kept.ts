import type { Expectation, Step, Target, WindowPattern } from '#contract'
import { titleFits } from '#contract'
import type { Row } from './draft.ts'
import type { Entries } from './entries.ts'

/** What was seen differently this time is evidence no longer: it is dropped or made weaker. What both agree in stays as it was known. */
export function keepWhatHolds(row: Row, entries: Pick<Entries, 'get' | 'shownValues'>): void {
  for (const { side, step } of row.sightings) {
    if (side === 'known' || step === row.step) continue
    const { shows: known = [], ...rest } = row.step
    const shows = known.filter((name) => isShown(name, step, entries))
    row.step = {
      ...rest,
      ...(shows.length > 0 ? { shows } : {}),
      window: commonWindow(row.step.window, step.window),
      expectation: commonExpectation(row.step, step.expectation),
      ...(row.step.target && step.target ? { target: commonTarget(row.step.target, step.target) } : {}),
    }
  }
}

/** Whether the new demonstration showed this value after the step too, under whatever name. */
function isShown(name: string, { shows = [] }: Step, { get, shownValues }: Pick<Entries, 'get' | 'shownValues'>): boolean {
  const value = get(name)?.shown
  return value !== undefined && shows.some((each) => shownValues[each] === value)
}

function commonTarget(known: Target, shown: Target): Target {
  const stays = known.neighbours.filter(
    (each) =>
      each.role === 'row' ||
      each.parameter !== undefined ||
      shown.neighbours.some(({ role, name }) => role === each.role && name === each.name),
  )
  // Where nothing is left, the other demonstration had other eyes: what was known stays.
  const neighbours = stays.some(({ role }) => role !== 'row') ? stays : known.neighbours
  const path = known.path && shown.path ? known.path.filter((each) => shown.path?.includes(each)) : known.path
  return { ...known, window: commonWindow(known.window, shown.window), neighbours, ...(path ? { path } : {}) }
}

/** `* - Mousepad` for `a.txt - Mousepad` and `b.txt - Mousepad`. */
export function commonWindow(known: WindowPattern, shown: WindowPattern): WindowPattern {
  if (known.title === shown.title || titleFits(known.title, shown.title)) return known
  if (titleFits(shown.title, known.title)) return { ...known, title: shown.title }
  const [a, b] = [known.title, shown.title].map((title) => title.split(/(\s+)/u))
  let start = 0
  while (a?.[start] !== undefined && a[start] === b?.[start]) start += 1
  let end = 0
  const most = Math.min(a?.length ?? 0, b?.length ?? 0) - start
  while (end < most && a?.at(-1 - end) === b?.at(-1 - end)) end += 1
  const title = `${a?.slice(0, start).join('') ?? ''}*${end === 0 ? '' : (a?.slice(-end).join('') ?? '')}`
  return { ...known, title }
}

function commonExpectation({ expectation: known }: Step, shown: Expectation): Expectation {
  if (known.kind !== shown.kind) return weaker(known, shown)
  if ((known.kind === 'window-present' || known.kind === 'window-gone') && known.kind === shown.kind) {
    if (known.window.program !== shown.window.program || known.window.kind !== shown.window.kind) return { kind: 'changed' }
    const window = commonWindow(known.window, shown.window)
    // `*` fits every window of the program, also the one that was there before.
    return window.title === '*' && known.window.title !== '*' ? { kind: 'changed' } : { ...known, window }
  }
  if (known.kind === 'element-present' && shown.kind === 'element-present')
    return known.name === shown.name && known.role === shown.role ? known : { kind: 'changed' }
  return known
}

function weaker(known: Expectation, shown: Expectation): Expectation {
  // What a field holds is known from what is typed into it; that it could not be read this time says nothing against it.
  if (known.kind === 'nothing' || known.kind === 'changed' || known.kind === 'field-holds') return known
  return shown.kind === 'nothing' ? { kind: 'nothing' } : { kind: 'changed' }
}
