import type { LoopOver, Step } from '#contract'
import { quoted, shortened } from '../words/quoted.ts'
import type { Made, RepeatedWork } from './propose.ts'
import { isWhole } from './stretches.ts'

const NAMED = 3

/** `You did the same 3 times, for Anna, Bob and Carla. Should it be done for every value you give?` */
export function questionOf(loop: RepeatedWork): string {
  const { seen } = loop
  const did = `You did the same ${loop.rounds.length} times${forWhom(loop)}.`
  if (seen.kind === 'rows') return `${did} Should it be done for every row${seen.within === '' ? '' : ` of “${seen.within}”`}?`
  if (seen.kind === 'while') {
    const what = seen.condition.kind === 'element-present' ? `“${seen.condition.name}”` : 'it'
    return `You did the same ${loop.rounds.length} times with ${what}. Should it be done as long as there is one?`
  }
  return `${did} Should it be done ${seen.kind === 'times' ? 'as often as you say' : 'for every value you give'}?`
}

export function reasonOf(loop: RepeatedWork): string {
  return `It was done ${loop.rounds.length} times${loop.places.every(isWhole) ? ' in a row' : ''}${forWhom(loop)}.`
}

/** `Steps 1 to 3 are done for each value that you give; the 6 steps that repeat them are taken out.` */
export function changeInWords({ over }: Made['block'], { from, to, gone, over: rest }: Made, steps: readonly Step[]): string {
  const what = from === to ? `Step ${from + 1} is` : `Steps ${from + 1} to ${to + 1} are`
  const them = from === to ? 'it' : 'them'
  const repeats = gone.length === 1 ? `the step that repeats ${them} is` : `the ${gone.length} steps that repeat ${them} are`
  const named = (place: number) => `step ${place + 1}, ${quoted(steps[place]?.caption ?? '')},`
  const kept = rest.kept.flatMap(({ places, when }) => (when ? places.map((place) => `; ${named(place)} is done only when it is due`) : []))
  const left = rest.left.map((place) => `; ${named(place)} was done in one round only and is left out`)
  return `${what} done ${howOften(over)}; ${repeats} taken out${[...kept, ...left].join('')}.`
}

function howOften(over: LoopOver): string {
  switch (over.kind) {
    case 'values':
      return 'for each value that you give'
    case 'rows':
      return 'for each row, from the top'
    case 'while':
      return 'as long as it is there'
    default:
      return 'as many times as you say'
  }
}

/** `, for Anna, Bob and Carla`. */
function forWhom({ changes }: RepeatedWork): string {
  const [lead] = changes.groups
  if (!lead) return ''
  const named = lead.values.slice(0, NAMED).map((value) => shortened(value, 30))
  const more = lead.values.length - named.length
  const all = more > 0 ? [...named, `${more} more`] : named
  return `, for ${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
}
