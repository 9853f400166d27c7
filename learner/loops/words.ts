import type { Block } from '#contract'
import { shortened } from '../words/quoted.ts'
import type { RepeatedWork } from './propose.ts'

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
  return `It was done ${loop.rounds.length} times in a row${forWhom(loop)}.`
}

export function changeInWords(
  { over }: Extract<Block, { kind: 'loop' }>,
  { from, to }: { from: number; to: number },
  gone: number,
): string {
  const what = from === to ? `Step ${from + 1} is` : `Steps ${from + 1} to ${to + 1} are`
  const rest = gone === 1 ? 'the step that repeats it is' : `the ${gone} steps that repeat ${from === to ? 'it' : 'them'} are`
  switch (over.kind) {
    case 'values':
      return `${what} done for each value that you give; ${rest} taken out.`
    case 'rows':
      return `${what} done for each row, from the top; ${rest} taken out.`
    case 'while':
      return `${what} done as long as it is there; ${rest} taken out.`
    default:
      return `${what} done as many times as you say; ${rest} taken out.`
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
